import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { temporaryDirectory, temporaryRepository } from '../../test/support/temporary-repository.ts';
import { archiveCleanup, ordersExport, prpFile, rateLimit, sampleFiles, userInvite } from './sample-prps.ts';
import { clockFile } from './stage.ts';

export interface TerminalShown {
  readonly name: string;
  /** The bytes that the command wrote to its terminal, below the line that was typed. */
  readonly output: string;
}

const config =
  'workers: 2\ncommands:\n  - { id: syntax, run: node --check src/notes.js }\n  - { id: test, run: npm test }\n';

/** Some weeks of one repository, at a terminal: each command is the built one, in a pseudo-terminal. */
export async function terminalScenarios(): Promise<readonly TerminalShown[]> {
  const repository = await temporaryRepository();
  const { directory } = repository;
  const bin = await commandFolder();
  let now = new Date('2026-11-12T11:05:00Z');

  async function type(name: string, ...args: readonly string[]): Promise<TerminalShown> {
    const line = ['prp', ...args].join(' ');
    const output = await inTerminal(line, { directory, bin, now });
    return { name, output: `$ ${line}\r\n${withRoundTimes(output)}` };
  }

  async function edit(date: string, files: Readonly<Record<string, string>>, message: string): Promise<void> {
    now = new Date(date);
    for (const [path, content] of Object.entries(files)) await repository.write(path, content);
    await repository.git.text(['add', '--all']);
    const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_AUTHOR_NAME: 'Ada', GIT_COMMITTER_NAME: 'Ada' };
    await run('git', ['commit', '--quiet', '-m', message], { cwd: directory, env: { ...process.env, ...env } });
  }

  const older = { ...rateLimit, goal: 'Clients get a fair share.' };
  const first = {
    ...sampleFiles,
    '.github/prp.yml': config,
    '.gitignore': '.prp/\n',
    ...prpFile('orders-export', ordersExport),
    ...prpFile('rate-limit', older),
    ...prpFile('archive-cleanup', archiveCleanup),
  };
  await edit('2026-11-12T11:05:00Z', first, 'Plan three features');
  await type('', 'validate');
  await edit('2026-11-14T16:40:00Z', prpFile('rate-limit', rateLimit), 'Say what a fair share is');
  await type('', 'validate');
  const [, ...criteria] = rateLimit.criteria ?? [];
  const looser = ['Ten thousand requests take less than 500 ms', ...criteria];
  const last = {
    ...prpFile('orders-export', { ...ordersExport, file: 'src/nots.js' }),
    ...prpFile('rate-limit', { ...rateLimit, check: 'npm test || true', criteria: looser }),
    ...prpFile('user-invite', userInvite),
  };
  await edit('2026-11-28T09:12:00Z', last, 'Prepare the launch');
  return [
    await type('validate', 'validate'),
    await type('list', 'list'),
    await type('diff', 'diff', 'rate-limit', 'v2', 'v3'),
  ];
}

/** Durations differ from run to run, and pictures must not. */
function withRoundTimes(output: string): string {
  return output.replaceAll(/(?<=after )\d[\d.]* m?s\b/g, '1.2 s').replaceAll(/\b0:0\d\b/g, '0:01');
}

/** A folder for the PATH with nothing but `prp`. */
async function commandFolder(): Promise<string> {
  const bin = join(await temporaryDirectory(), 'bin');
  await mkdir(bin);
  await writeFile(
    join(bin, 'prp'),
    `#!/bin/sh\nexec '${process.execPath}' --import='${clockFile}' '${resolve('dist/cli/index.js')}' "$@"\n`,
  );
  await chmod(join(bin, 'prp'), 0o755);
  return bin;
}

interface Where {
  readonly directory: string;
  readonly bin: string;
  readonly now: Date;
}

async function inTerminal(line: string, { directory, bin, now }: Where): Promise<string> {
  const { PATH = '', HOME } = process.env;
  const env = {
    HOME,
    PATH: [bin, PATH].join(delimiter),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    PRP_PREVIEW_NOW: now.toISOString(),
  };
  return run('script', ['-qec', `stty cols 80 rows 60; ${line}`, '/dev/null'], { cwd: directory, env });
}

async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const output = await textOf(child.stdout);
  await closed;
  return output;
}
