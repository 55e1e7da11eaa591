import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Git } from '../system/git.ts';
import { commonDirectory } from '../system/git-directory.ts';
import { replaceFile } from '../system/replace-file.ts';
import { catalogue, longestLabel, type Measured, type MetricName, metricOf, together } from './measured.ts';

/** Nobody waits longer for another process that writes the file. */
const patienceMs = 1_000;

/** Writing takes milliseconds: a lock as old as that belongs to a process that is gone. */
const abandonedAfterMs = 5_000;

const seriesSchema = z.strictObject({
  metric: z.enum(Object.keys(catalogue) as MetricName[]), // Its keys, and no others: it is a constant.
  labels: z.array(z.string().check(z.maxLength(longestLabel))),
  counts: z.array(z.int().check(z.nonnegative())),
  sum: z.number().check(z.nonnegative()),
});
const fileSchema = z.object({ format: z.literal(1), since: z.iso.datetime(), series: z.array(z.unknown()) });

/** Where the sums of all runs in a repository are kept: in Git's own directory, which all its work trees share. */
export async function measuredFile(git: Git): Promise<string> {
  const common = await commonDirectory(git);
  const asked = async () => git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return join(common ?? (await asked()), 'prp', 'metrics.json');
}

/**
 * What the file says; `undefined` when there is none, or nothing that can be understood. Series that are none of ours,
 * or that other versions of this tool counted in another way, are left out.
 */
export function readMeasured(file: string): Measured | undefined {
  const parsed = fileSchema.safeParse(contentOf(file));
  if (!parsed.success) return undefined;
  const series = parsed.data.series.flatMap((one) => {
    const { success, data } = seriesSchema.safeParse(one);
    if (!success) return [];
    const { labels, bounds = [] } = metricOf(data.metric);
    return data.labels.length === labels.length && data.counts.length === bounds.length + 1 ? [data] : [];
  });
  return { since: parsed.data.since, series };
}

/**
 * Adds what a run measured to the file, in one step, and returns the sum. Processes take turns; one that gets no turn in
 * time goes ahead, and may then undo the sum of another. Rejects with what the file system says.
 */
export async function addMeasured(file: string, run: Measured): Promise<Measured> {
  const lock = `${file}.lock`;
  const isOurs = await take(lock);
  // Without a promise for each step: every command ends with this, and to wait for them takes longer than to do them.
  try {
    const before = readMeasured(file);
    const sum = before === undefined ? run : together(before, run);
    replaceFile(file, `${JSON.stringify({ format: 1, ...sum })}\n`);
    return sum;
  } finally {
    if (isOurs) rmSync(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) mkdirSync(dirname(lock), { recursive: true });
      else if (!hasCode(error, 'EEXIST')) throw error;
    }
    const found = statSync(lock, { throwIfNoEntry: false });
    if (found && Math.abs(Date.now() - found.mtimeMs) > abandonedAfterMs) rmSync(lock, { force: true });
    else if (found) await setTimeout(2 + Math.random() * 8);
  }
  return false;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Of what is not there, or is no JSON, `undefined`. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
