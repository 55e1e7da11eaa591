import { createHash } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Nobody waits longer for a turn; then both go ahead. */
const patienceMs = 5_000;

/** A turn that takes longer is over, whatever its holder thinks. */
const longestTurnMs = 10_000;

/**
 * Does `work` while other processes of this user on this machine that name the same `key` wait. A courtesy that keeps
 * writers from outpacing each other, no more: correctness must never rest on it. A turn ends with the process that has
 * it, however that ends.
 */
export async function inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const path = turnFile(key);
  const isOurs = await take(path);
  try {
    return await work();
  } finally {
    if (isOurs) await rm(path, { force: true });
  }
}

/** The file that stands for the turn and holds the process id of whoever has it. */
export function turnFile(key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return join(tmpdir(), `prp-${process.getuid?.() ?? 'user'}-${hash}.turn`);
}

async function take(path: string): Promise<boolean> {
  const start = Date.now();
  while (Date.now() - start < patienceMs) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      // Where no file can be made, everybody goes ahead.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
    if (await isAbandoned(path)) await rm(path, { force: true }).catch(() => undefined);
    else await setTimeout(5 + Math.random() * 15);
  }
  return false;
}

async function isAbandoned(path: string): Promise<boolean> {
  const [found, holder] = await Promise.all([
    stat(path).catch(() => undefined),
    readFile(path, 'utf8').catch(() => ''),
  ]);
  if (found === undefined) return false;
  return Date.now() - found.mtimeMs > longestTurnMs || (holder !== '' && !isAlive(Number(holder)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
