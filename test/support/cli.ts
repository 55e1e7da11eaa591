import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';

const bundle = resolve('dist/cli/index.js');

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Envelope<Data> {
  readonly format: 1;
  readonly command: string | null;
  readonly status: 'passed' | 'failed' | 'error';
  readonly durationMs: number;
  readonly data: Data;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** Runs the built bundle in a directory, as a user would: in a separate process, without a terminal. */
export async function prp(directory: string, ...args: readonly string[]): Promise<Ran> {
  return ranWith({ node: process.execPath, env: {} }, directory, ...args);
}

export async function ranWith(
  { node, env }: { readonly node: string; readonly env: Readonly<Record<string, string>> },
  directory: string,
  ...args: readonly string[]
): Promise<Ran> {
  const child = spawn(node, [bundle, ...args], {
    cwd: directory,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  await closed;
  // Not the text consumer: it would swallow a byte order mark.
  return { exitCode: child.exitCode, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** The same with `--json`, its envelope parsed. */
export async function prpJson<Data = Record<string, unknown>>(
  directory: string,
  ...args: readonly string[]
): Promise<Ran & { readonly envelope: Envelope<Data> }> {
  const ran = await prp(directory, ...args, '--json');
  // The envelope is what these tests are about: each asserts on the fields it reads.
  return { ...ran, envelope: JSON.parse(ran.stdout) as Envelope<Data> };
}
