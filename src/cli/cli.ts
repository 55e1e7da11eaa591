import { type Paint, plainLines } from '../report/paint.ts';
import { exitCodeOf, PrpError } from '../base/errors.ts';
import { withExcerpts } from '../report/excerpt.ts';
import { examineSurroundings, execute } from './execute.ts';
import { envelopeOf, errorData } from '../report/envelope.ts';
import { printerTo } from './printer.ts';
import { readArguments } from './read-arguments.ts';

/** Runs one command line and returns the exit code: 0 passed, 1 failed, 2 usage or configuration, 3 operational. */
export async function cli(typed: readonly string[]): Promise<number> {
  const argv = typed.includes('--remote') ? await (await import('./remote-word.ts')).withRemoteName(typed) : typed;
  const out = printerTo(process.stdout);
  const err = printerTo(process.stderr);
  const started = performance.now();
  const wantsJson = argv.some(
    (word, at) => /^--(?:json|format=json)$/.test(word) || (word === 'json' && argv[at - 1] === '--format'),
  );
  let command: string | null = null;
  try {
    // Asked by the shell at each press of the key: it needs no parser, and prints no error.
    if (argv[0] === 'complete') {
      const { completePrps } = await import('./complete-prps.ts');
      out.printExactly(await completePrps(argv.slice(1)));
      await out.written();
      return 0;
    }
    const parsed = readArguments(argv);
    if (parsed.kind === 'answered') return parsed.exitCode;
    if (parsed.kind === 'demo') {
      const { demo } = await import('./demo.ts');
      return await demo(parsed.options);
    }
    if (parsed.kind === 'worker') {
      command = 'worker';
      const { work } = await import('./work.ts');
      return await work(parsed.options);
    }
    if (parsed.kind === 'completion') {
      const { completionScripts } = await import('../commands/completion-script.ts');
      out.printExactly(completionScripts[parsed.shell]);
      await out.written();
      return 0;
    }
    if (parsed.kind === 'doctor') {
      command = 'doctor';
      return await examineSurroundings(parsed.options, started);
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
