import { exitCodeOf } from '../errors.ts';
import { execute } from './execute.ts';
import { envelopeOf, errorText } from './output.ts';
import { paintFor } from './terminal.ts';
import { readArguments } from './program.ts';

/** Runs one command line and returns the exit code: 0 passed, 1 failed, 2 usage or configuration, 3 operational. */
export async function cli(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  const started = performance.now();
  const wantsJson = argv.some(
    (word, at) => /^--(?:json|format=json)$/.test(word) || (word === 'json' && argv[at - 1] === '--format'),
  );
  let command: string | null = null;
  try {
    const wish = readArguments(argv);
    if (wish.kind === 'answered') return wish.exitCode;
    if (wish.kind === 'demo') {
      const { demo } = await import('./demo.ts');
      return await demo(wish.options);
    }
    command = wish.command.name;
    return await execute(wish.command, wish.options, started);
  } catch (error) {
    if (wantsJson) process.stdout.write(envelopeOf({ command, status: 'error', started, error }));
    process.stderr.write(errorText(error, argv.includes('--debug'), paintFor(process.stderr)));
    return exitCodeOf(error);
  }
}
