import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { shellQuote } from '../../base/quote.ts';
import { runShell } from '../../system/run-shell.ts';
import type { RunProcesses } from '../../system/run-processes.ts';
import { type LoopScript, markedScript, plainScript, readyFile, stepFile } from './marked-script.ts';

/** How a block ended. */
export interface LoopEnd {
  readonly how: 'passed' | 'failed' | 'timed-out' | 'port-taken';
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  /** Index of the running command; `undefined` when unknown. */
  readonly step: number | undefined;
  /** The end of its output; for `port-taken` the port. */
  readonly output: string;
}

export interface LoopLimits {
  /** The working directory. */
  readonly root: string;
  readonly processes: RunProcesses;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Runs a block in a separate shell. Settles when everything it started is gone. Rejects when it cannot be started. */
export async function runLoopScript(script: LoopScript, limits: LoopLimits): Promise<LoopEnd> {
  const ports = script.services.waits.map(({ port }) => port);
  for (const port of ports) {
    // Another service would answer instead of the one that the block starts.
    if (await answers(port)) return { how: 'port-taken', exitCode: null, step: undefined, output: String(port) };
  }
  const directory = await mkdtemp(join(tmpdir(), 'prp-loop-'));
  try {
    return await runIn(directory, script, ports, limits);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runIn(
  directory: string,
  script: LoopScript,
  ports: readonly number[],
  { root, processes, timeoutMs, signal }: LoopLimits,
): Promise<LoopEnd> {
  const marked = join(directory, 'marked');
  const plain = join(directory, 'plain');
  await writeFile(marked, markedScript(script, directory));
  // Services need the calls between the commands: without them the block is not valid.
  await writeFile(plain, ports.length > 0 ? markedScript(script, directory) : plainScript(script, directory));

  const deadline = AbortSignal.timeout(timeoutMs);
  const ended = new AbortController();
  const looking = ports.map(async (port) => {
    if (await answersInTime(port, ended.signal)) await writeFile(join(directory, readyFile(port)), '');
  });
  try {
    const stop = AbortSignal.any([signal, deadline]);
    const { exitCode, output } = await runShell(launch(marked, plain), { cwd: root, processes, signal: stop });
    const step = await readFile(join(directory, stepFile), 'utf8').catch(() => '');
    const how = deadline.aborted ? 'timed-out' : exitCode === 0 ? 'passed' : 'failed';
    return { how, exitCode, step: /^\d{1,9}$/.test(step) ? Number(step) : undefined, output: tidy(output, directory) };
  } finally {
    ended.abort();
    await Promise.all(looking);
  }
}

/** Checks the syntax of the whole block before it runs anything. */
function launch(marked: string, plain: string): string {
  const [first, second] = [shellQuote(marked), shellQuote(plain)];
  return (
    'shell=$(command -v bash || command -v sh); ' +
    `"$shell" -n ${first} 2>/dev/null && exec "$shell" ${first}; "$shell" -n ${second} && exec "$shell" ${second}; exit 2`
  );
}

/** Removes the path and line of the temporary script from the messages of the shell. */
function tidy(output: string, directory: string): string {
  const [first = '', ...rest] = output.split(`${directory}/`);
  return first + rest.map((part) => part.replace(/^(?:marked|plain): (?:line )?\d+: /, '')).join('');
}

const hosts = ['127.0.0.1', '::1'];
/** Milliseconds between two tries. */
const interval = 100;

/** Whether something on this machine accepts connections on a port. */
export async function answers(port: number): Promise<boolean> {
  const tries = await Promise.all(hosts.map((host) => accepts(host, port)));
  return tries.includes(true);
}

/** Resolves true when the port answers, false when the signal fires first. */
async function answersInTime(port: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(port)) return true;
    // The condition of the loop handles an interrupted pause.
    await pause(interval, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 1_000 });
  socket.on('timeout', () => socket.destroy(new Error('timeout')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Refused, unreachable or too slow: no service answers.
    return false;
  } finally {
    socket.destroy();
  }
}
