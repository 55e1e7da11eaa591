#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandName, StandAloneName } from '../options/option-entry.ts';
import { codeCache } from './code-cache.ts';
import { cacheHome } from './private-folder.ts';

// The version is checked first: an older Node could not load the program, and its error would not say why.
// A newer function of Node is not used: `lib` in tsconfig.json leaves out those of JavaScript.
const oldest = 22;
const running = Number(process.versions.node.split('.')[0]);

/** Commands with a code cache each: they run different parts of the program. */
const commands = {
  cleanup: true,
  complete: true,
  completion: true,
  demo: true,
  diff: true,
  doctor: true,
  generate: true,
  history: true,
  import: true,
  init: true,
  list: true,
  mv: true,
  open: true,
  page: true,
  repair: true,
  rollback: true,
  save: true,
  show: true,
  status: true,
  tag: true,
  validate: true,
  verify: true,
  worker: true,
} satisfies Record<CommandName | StandAloneName | 'complete', true>;

if (running < oldest) {
  process.exitCode = 3;
  void startElsewhere(process.argv.slice(2));
} else {
  void start(process.argv.slice(2));
}

async function startElsewhere(argv: readonly string[]): Promise<void> {
  const { runWithBroughtNode } = await import('./brought-node.ts');
  runWithBroughtNode(join(import.meta.dirname, 'index.js'), argv, refuse);
}

function refuse(): void {
  process.stderr.write(
    `prp needs Node ${oldest} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'hint: Install a newer Node from https://nodejs.org, or install prp-action again with optional dependencies: one of them is Node.\n',
  );
  process.exitCode = 3;
}

/** The exit code is 3 until the command has ended: a run that ends early has not passed. */
async function start(argv: readonly string[]): Promise<void> {
  let hasEnded = false;
  process.exitCode = 3;
  process.on('uncaughtException', (error) => {
    hasEnded = true;
    const trace = argv.includes('--debug') ? `\n${error.stack}` : '';
    printExitError(`${error.message}${trace}`);
    process.exit(3);
  });
  process.once('exit', (code) => {
    if (!hasEnded && code === 3) printExitError('prp ended before its work was done.');
  });
  // Compiled code is cached where only this user can write. It saves a third of the start.
  const cache = codeCache(cacheHome(), argv.find((word) => Object.hasOwn(commands, word)) ?? 'other');
  process.once('exit', (code) => {
    if (code === 0 || code === 1) cache.keep();
  });
  const { cli } = cache.load(join(import.meta.dirname, 'cli.js')) as typeof import('./cli.ts');
  process.exitCode = await cli(argv);
  hasEnded = true;
}

/** Prints an exit error synchronously, since the process ends next. */
function printExitError(message: string): void {
  const hint = 'This is a bug in prp. Please report it with the output of the same command with --debug.';
  try {
    writeSync(2, `error ${message} E_INTERNAL\nhint: ${hint}\n`);
  } catch {
    // Standard error is closed: the exit code is left.
  }
}
