import { type Paint, plainLines } from '../report/paint.ts';
import { exitCodeOf, PrpError } from '../base/errors.ts';
import { withExcerpts } from '../report/excerpt.ts';
import { execute } from './execute.ts';
import { envelopeOf, errorData } from '../report/envelope.ts';
import { printerTo } from './printer.ts';
import { readArguments } from './read-arguments.ts';

/** Runs one command line and returns the exit code: 0 passed, 1 failed, 2 usage or configuration, 3 operational. */
export async function cli(argv: readonly string[]): Promise<number> {
  const out = printerTo(process.stdout);
  const err = printerTo(process.stderr);
  const started = performance.now();
  const wantsJson = argv.some(
    (word, at) => /^--(?:json|format=json)$/.test(word) || (word === 'json' && argv[at - 1] === '--format'),
  );
  let command: string | null = null;
  try {
    const parsed = readArguments(argv);
    if (parsed.kind === 'answered') return parsed.exitCode;
    if (parsed.kind === 'demo') {
      const { demo } = await import('./demo.ts');
      return await demo(parsed.options);
    }
    command = parsed.typed;
    const exitCode = await execute(parsed, started);
    await out.written();
    return exitCode;
  } catch (error) {
    // The message may quote a secret that was typed. Loaded only now, since most commands succeed.
    const { maskError, maskSecrets } = await import('../gates/secrets/mask-secrets.ts');
    const shown = maskError(error);
    if (wantsJson) {
      const data = errorData(shown, evidence);
      out.printExactly(`${envelopeOf({ command, status: 'error', started, error: data })}\n`);
    }
    err.print(maskSecrets(errorText(shown, argv.includes('--debug'), err.paint)));
    return exitCodeOf(error);
  }
}

/** The evidence that a report of a bug needs. */
const evidence = 'the output of the same command with --debug';

/** The error, its hint, and with `debug` the chain of causes. */
function errorText(error: unknown, debug: boolean, paint: Paint): string {
  const { code, message, hint } = errorData(error, evidence);
  const excerpts = error instanceof PrpError ? error.excerpts : [];
  const lines = [
    `${paint('red', 'error')} ${withExcerpts(`${plainLines(message)} ${paint('dim', code)}`, excerpts, paint)}`,
    `${paint('cyan', 'hint:')} ${plainLines(hint)}`,
  ];
  if (debug)
    for (let cause = error; cause instanceof Error; cause = cause.cause) lines.push(cause.stack ?? cause.message);
  return `${lines.join('\n')}\n`;
}
