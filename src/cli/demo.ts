import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { withoutGitLocalVariables } from '../base/git-local-variables.ts';
import { onInterrupt } from '../base/interrupts.ts';
import { trackChild } from '../system/child-reaper.ts';
import { shellCommand } from '../report/pasteable-command.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { printerTo } from './printer.ts';

const prp = 'PRPs/search-notes.md';

/** Shows the commands in a throw-away repository. Each command is a real process, each version a real commit. */
export async function demo(options: GlobalOptions): Promise<number> {
  const program = await realpath(process.argv[1] ?? '');
  const directory = await mkdtemp(join(tmpdir(), 'prp-demo-'));
  const stage = stageIn(directory, program, options);
  onInterrupt(() => Promise.resolve());
  await cp(await exampleBeside(program), directory, { recursive: true });

  stage.say('A repository with a small program, its tests, and a request for a feature.');
  await stage.quiet('git', 'init', '--quiet', '--initial-branch=main');
  await stage.quiet('git', 'config', 'user.name', 'Demo');
  await stage.quiet('git', 'config', 'user.email', 'demo@example.invalid');
  await stage.quiet('git', 'add', '.');
  await stage.quiet('git', 'commit', '--quiet', '--message', 'A program that keeps notes');
  await stage.run(0, 'cat', 'features/search-notes.md');

  stage.say('1. Generate a PRP from the request.');
  await stage.run(0, 'prp', 'generate', 'features/search-notes.md');

  stage.say('2. Validate it: all gates run at once, also the commands of the project.');
  await stage.run(0, 'prp', 'validate');
  await stage.quiet('git', 'add', '.');
  await stage.quiet('git', 'commit', '--quiet', '--message', 'Plan the search');

  stage.say('3. Edit it: one more success criterion. What does that change?');
  await stage.edit(
    '- [ ] Upper and lower case',
    '- [ ] A word may be the beginning of a longer one.\n- [ ] Upper and lower case',
  );
  await stage.run(0, 'prp', 'diff', 'search-notes');
  await stage.run(0, 'prp', 'validate', 'search-notes');

  stage.say('4. Break it: drop a criterion, mask the tests, cite a file that is not there.');
  await stage.edit('- [ ] An empty search returns no notes, never all of them.\n', '');
  await stage.edit('npm run test\n', 'npm run test || true\n');
  await stage.edit('- file: src/notes.js', '- file: src/note.js');
  await stage.run(0, 'prp', 'diff', 'search-notes');
  await stage.run(1, 'prp', 'validate', 'search-notes');

  stage.say('5. Restore the last version that passed.');
  await stage.run(0, 'prp', 'rollback', 'search-notes');
  await stage.run(0, 'prp', 'validate', 'search-notes');

  stage.say('6. Nothing was lost: every version is on a separate branch.');
  await stage.run(0, 'prp', 'list', 'search-notes');
  await stage.run(0, 'git', 'log', '--oneline', 'prp-versions');

  stage.end(program);
  return 0;
}

/** The example program lies beside the bundle, in the same checkout. */
async function exampleBeside(program: string): Promise<string> {
  const example = join(dirname(program), '../../examples/notes-app');
  return realpath(example).catch((cause: unknown) => {
    throw new PrpError('E_IO', `The example program of the demo is not at ${example}.`, {
      hint: 'Run the demo from a full checkout of prp-action: `npm run demo`.',
      cause,
    });
  });
}

function stageIn(directory: string, program: string, { color }: GlobalOptions) {
  const { paint, print: write } = printerTo(process.stdout, color);
  const print = (text: string) => write(`${text}\n`);
  async function start(stdio: 'inherit' | 'ignore', command: string, args: readonly string[]): Promise<number | null> {
    const [file, all] = command === 'prp' ? [process.execPath, [program, ...args]] : [command, args];
    const env = { ...withoutGitLocalVariables(process.env), GIT_PAGER: 'cat', ...(!color && { NO_COLOR: '1' }) };
    const child = spawn(file, all, { cwd: directory, env, stdio: ['ignore', stdio, 'inherit'] });
    trackChild(child);
    await once(child, 'close');
    return child.exitCode;
  }

  return {
    say: (text: string) => print(`\n${paint('bold', text)}`),

    /** Prints a command and runs it. Throws for another exit code. */
    async run(expected: number, command: string, ...args: string[]): Promise<void> {
      print(`\n${paint('dim', '$')} ${paint('cyan', shellCommand(command, ...args))}`);
      const exitCode = await start('inherit', command, args);
      if (exitCode !== expected) throw broken(`${shellCommand(command, ...args)} ended with ${exitCode}`, directory);
    },

    async quiet(command: string, ...args: string[]): Promise<void> {
      const exitCode = await start('ignore', command, args);
      if (exitCode !== 0) throw broken(`${shellCommand(command, ...args)} ended with ${exitCode}`, directory);
    },

    async edit(before: string, after: string): Promise<void> {
      const file = join(directory, prp);
      const text = await readFile(file, 'utf8');
      if (!text.includes(before)) throw broken(`${prp} has no ${JSON.stringify(before)}`, directory);
      await writeFile(file, text.replace(before, after));
    },

    end(bundle: string): void {
      const alias = `alias prp=${shellCommand(shellCommand(process.execPath, bundle))}`;
      print(`\n${paint('bold', 'The repository is yours to play with:')} ${directory}`);
      for (const line of [
        `cd ${shellCommand(directory)}`,
        alias,
        'prp show search-notes v2',
        'prp diff search-notes v2 v3',
        'prp --help',
      ]) {
        print(`  ${paint('cyan', line)}`);
      }
    },
  };
}

function broken(what: string, directory: string): PrpError {
  return new PrpError('E_IO', `The demo stopped: ${what}.`, {
    hint: `The repository is still there to look at: ${directory}`,
  });
}
