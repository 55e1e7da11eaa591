import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** One comparison. A ratio counts only within its run: machines differ, and so do their moments. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  /** The reference. */
  readonly against: string;
  readonly theirs: string;
  readonly ratio: number;
  /** The most that the ratio may be. */
  readonly limit?: number;
}

/** Milliseconds, the median of `rounds` after one that warms up; the two take turns, and noise meets both. */
export async function pair(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  rounds = 7,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const [a, b] = [await clock(ours), await clock(theirs)];
    if (round < 0) continue;
    times.ours.push(a);
    times.theirs.push(b);
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

export async function clock(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** A row of times: `allowance` milliseconds are taken off ours before the ratio is made. */
export function timeRow(
  what: string,
  against: string,
  { ours, theirs }: { readonly ours: number; readonly theirs: number },
  { limit, allowance = 0 }: { readonly limit?: number; readonly allowance?: number } = {},
): Row {
  return {
    what,
    ours: `${ours.toFixed(1)} ms`,
    against: allowance === 0 ? against : `${against} + ${allowance} ms`,
    theirs: `${theirs.toFixed(1)} ms`,
    ratio: ours / (theirs + allowance),
    ...(limit !== undefined && { limit }),
  };
}

/** Runs a whole command; throws when it fails. */
export async function command(cwd: string, file: string, args: readonly string[], input = ''): Promise<void> {
  const child = spawn(file, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${child.exitCode}: ${stderr}`);
}
