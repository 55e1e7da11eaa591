import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { commonDirectory } from '../system/git-directory.ts';
import type { Git } from '../system/git.ts';
import { replaceFile } from '../system/replace-file.ts';

/** Something that is counted, or timed: a counter, unless `bounds` make it a histogram. */
export interface Metric {
  readonly help: string;
  /** Names of the labels. The first may have any value, within reason; the values of all others are a closed set. */
  readonly labels: readonly string[];
  /** Upper ends of the buckets, in seconds, ascending; one more bucket is above them all. */
  readonly bounds?: readonly number[];
}

const secondBounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 30, 60, 120, 300];

/** Everything that is measured. Paths, names of PRPs and texts are never labels: their number has no limit. */
export const catalogue = {
  prp_runs: { help: 'Commands that ended.', labels: ['command', 'status'] },
  prp_run_duration_seconds: { help: 'Time that commands took.', labels: ['command'], bounds: secondBounds },
  prp_tasks: { help: 'Tasks that ended.', labels: ['operation', 'outcome'] },
  prp_task_retries: { help: 'Attempts that were followed by another.', labels: ['operation'] },
  prp_task_queue_seconds: { help: 'Time that tasks waited for their first attempt.', labels: [], bounds: secondBounds },
  prp_gates: { help: 'Gates that ended, of a PRP or of a run.', labels: ['gate', 'status'] },
  prp_gate_duration_seconds: { help: 'Time that gates were at work.', labels: ['gate'], bounds: secondBounds },
  prp_findings: { help: 'Findings of gates that the base revision did not have.', labels: ['severity'] },
  prp_versions_saved: { help: 'Versions that were added.', labels: ['reason'] },
  prp_versions_removed: { help: 'Versions that saving others removed, because it was time.', labels: [] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof catalogue;

/** Each entry has a type of its own; whoever walks through them wants what they have in common. */
export const metricOf = (name: MetricName): Metric => catalogue[name];

/** Characters; longer values of labels are cut. */
export const longestLabel = 64;

/** What was measured of one metric with the same labels. */
export interface Series {
  readonly metric: MetricName;
  readonly labels: readonly string[];
  /** How often each bucket was met; of a counter, which has one bucket, its value. */
  readonly counts: readonly number[];
  /** Seconds; 0 for a counter. */
  readonly sum: number;
}

/** Plain data: what two runs measured adds up to what both did. */
export interface RecordedMetrics {
  /** When measuring began, ISO 8601. */
  readonly since: string;
  readonly series: readonly Series[];
}

/** Series of one metric: gates come and go over the years, and those beyond are summed up as `other`. */
const mostSeries = 200;

/** Adds series up. */
export function seriesAdder() {
  const sums = new Map<string, Series>();
  const sizes = new Map<MetricName, number>();

  return {
    add(series: Series): void {
      const { metric } = series;
      const size = sizes.get(metric) ?? 0;
      const isNew = !sums.has(keyOf(metric, series.labels));
      const labels = isNew && size >= mostSeries ? ['other', ...series.labels.slice(1)] : series.labels;
      const key = keyOf(metric, labels);
      const before = sums.get(key);
      if (before === undefined) sizes.set(metric, size + 1);
      sums.set(key, before === undefined ? { ...series, labels } : sumOf(before, series));
    },
    series: (): readonly Series[] => [...sums.values()],
  };
}

function keyOf(metric: MetricName, labels: readonly string[]): string {
  return JSON.stringify([metric, ...labels]);
}

function sumOf(one: Series, other: Series): Series {
  const counts = one.counts.map((count, index) => count + (other.counts[index] ?? 0));
  return { ...one, counts, sum: one.sum + other.sum };
}

/** Both together, since the earlier of the two. */
export function mergeMetrics(one: RecordedMetrics, other: RecordedMetrics): RecordedMetrics {
  const sums = seriesAdder();
  for (const series of [...one.series, ...other.series]) sums.add(series);
  return { since: one.since < other.since ? one.since : other.since, series: sums.series() };
}

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
export async function metricsFile(git: Git): Promise<string> {
  const common = await commonDirectory(git);
  const asked = async () => git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return join(common ?? (await asked()), 'prp', 'metrics.json');
}

/**
 * What the file says; `undefined` when there is none, or nothing that can be understood. Series that are none of ours,
 * or that other versions of this tool counted in another way, are left out.
 */
export function readMetrics(file: string): RecordedMetrics | undefined {
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
export async function addMetrics(file: string, run: RecordedMetrics): Promise<RecordedMetrics> {
  const lock = `${file}.lock`;
  const isOurs = await take(lock);
  // Without a promise for each step: every command ends with this, and to wait for them takes longer than to do them.
  try {
    const before = readMetrics(file);
    const sum = before === undefined ? run : mergeMetrics(before, run);
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
