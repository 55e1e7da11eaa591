#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { codeCache } from './code-cache.ts';
import { cacheHome } from './private-folder.ts';

// Little of ours is loaded before the version is known: an older Node could not, and would not say why.
const oldest = 24;
const running = Number(process.versions.node.split('.')[0]);

/** What has a cache of its own: each command runs other parts of the program. */
const commands = {
  cleanup: true,
  demo: true,
  diff: true,
  generate: true,
  history: true,
  import: true,
  init: true,
  list: true,
  repair: true,
  rollback: true,
  save: true,
  show: true,
  status: true,
  tag: true,
  validate: true,
  verify: true,
} satisfies Record<Exclude<Command['name'], 'list-gates'> | 'demo', true>;

if (running < oldest) {
  process.stderr.write(
    `prp needs Node ${oldest} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'hint: install a newer Node from https://nodejs.org, or run it with `npx node@24`.\n',
  );
  process.exitCode = 3;
} else {
  void start(process.argv.slice(2));
}

/** The exit code is 3 until the end is reached: a run that ends before, for whatever reason, has not passed. */
async function start(argv: readonly string[]): Promise<void> {
  let hasEnded = false;
  process.exitCode = 3;
  process.on('uncaughtException', (error) => {
    hasEnded = true;
    const trace = argv.includes('--debug') ? `\n${error.stack}` : '';
    complain(`${error.message}${trace}`);
    process.exit(3);
  });
  process.once('exit', (code) => {
    if (!hasEnded && code === 3) complain('prp ended before its work was done.');
  });
  // Compiled code is kept from run to run, where only this user can write: it saves a third of the start.
  const cache = codeCache(cacheHome(), argv.find((word) => Object.hasOwn(commands, word)) ?? 'other');
  process.once('exit', (code) => {
    if (code === 0 || code === 1) cache.keep();
  });
  const { cli } = cache.load(join(import.meta.dirname, 'cli.js')) as typeof import('./cli.ts');
  process.exitCode = await cli(argv);
  hasEnded = true;
}

/** The last word of a run that breaks: at once, for nothing comes after it. */
function complain(message: string): void {
  const hint = 'This is a bug in prp. Please report it with the output of the same command with --debug.';
  try {
    writeSync(2, `error ${message} E_INTERNAL\nhint: ${hint}\n`);
  } catch {
    // Standard error takes nothing: the exit code tells.
  }
}
