#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { setFlagsFromString } from 'node:v8';

// Nothing of ours is loaded before the version is known: an older Node could not, and would not say why.
const oldest = 24;
const running = Number(process.versions.node.split('.')[0]);

if (running < oldest) {
  process.stderr.write(
    `prp needs Node ${oldest} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'hint: install a newer Node from https://nodejs.org, or run it with `npx node@24`.\n',
  );
  process.exitCode = 3;
} else {
  void start();
}

async function start(): Promise<void> {
  // Every process that is started copies this one first, which other threads of it hold up: a collector without its own
  // threads makes each start a tenth cheaper, and nothing else dearer.
  setFlagsFromString('--single-threaded-gc');
  // Compiled code is kept from run to run, where only this user can write: it saves a third of the start.
  enableCompileCache(`${process.env['XDG_CACHE_HOME'] ?? `${homedir()}/.cache`}/prp`);
  const { cli } = await import('./cli.ts');
  process.exitCode = await cli(process.argv.slice(2));
}
