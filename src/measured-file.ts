import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Git } from './git.ts';
import { commonDirectory } from './git-directory.ts';
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
  const common = await commonDirectory(git.directory);
  const asked = async () => git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return join(common ?? (await asked()), 'prp', 'metrics.json');
}

/**
 * What the file says; `undefined` when there is none, or nothing that can be understood. Series that are none of ours,
 * or that other versions of this tool counted in another way, are left out.
 */
export async function readMeasured(file: string): Promise<Measured | undefined> {
  const parsed = fileSchema.safeParse(parseJson(await readFile(file, 'utf8').catch(() => '')));
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
  await mkdir(dirname(file), { recursive: true });
  const lock = `${file}.lock`;
  const isOurs = await take(lock);
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const before = await readMeasured(file);
    const sum = before === undefined ? run : together(before, run);
    await writeFile(temporary, `${JSON.stringify({ format: 1, ...sum })}\n`, { flag: 'wx' });
    await rename(temporary, file);
    return sum;
  } finally {
    await rm(temporary, { force: true });
    if (isOurs) await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    try {
      await (await open(lock, 'wx')).close();
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const found = await stat(lock).catch(() => undefined);
    if (found && Math.abs(Date.now() - found.mtimeMs) > abandonedAfterMs) await rm(lock, { force: true });
    else await setTimeout(2 + Math.random() * 8);
  }
  return false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
