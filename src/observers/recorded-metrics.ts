import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { commonDirectory } from '../system/git-directory.ts';
import type { Git } from '../system/git.ts';
import { isProcessAlive } from '../system/process-group.ts';
import { replaceFile } from '../system/replace-file.ts';

/** One metric: a counter, or a histogram when it has `bounds`. */
export interface Metric {
  readonly help: string;
  /** Names of the labels. The first accepts any value up to a limit; the values of all others are a closed set. */
  readonly labels: readonly string[];
  /** Upper bounds of the buckets, in seconds, ascending; one more bucket is above them all. */
  readonly bounds?: readonly number[];
}

const secondBounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 30, 60, 120, 300];

/** All metrics. Paths, names of PRPs and texts are never labels, because their number has no limit. */
export const catalogue = {
  prp_runs: { help: 'Commands that ended.', labels: ['command', 'status'] },
  prp_run_duration_seconds: { help: 'Duration of commands.', labels: ['command'], bounds: secondBounds },
  prp_tasks: { help: 'Tasks that ended.', labels: ['operation', 'outcome'] },
  prp_task_retries: { help: 'Retried attempts.', labels: ['operation'] },
  prp_task_queue_seconds: { help: 'Wait of tasks for their first attempt.', labels: [], bounds: secondBounds },
  prp_gates: { help: 'Gates that ended, of a PRP or of a run.', labels: ['gate', 'status'] },
  prp_gate_duration_seconds: { help: 'Duration of gates.', labels: ['gate'], bounds: secondBounds },
  prp_findings: { help: 'New findings of gates, compared with the base revision.', labels: ['severity'] },
  prp_versions_saved: { help: 'Versions that were added.', labels: ['reason'] },
  prp_versions_removed: { help: 'Versions removed by scheduled clean-ups.', labels: [] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof catalogue;

/** Widens the type of an entry, for code that treats all metrics alike. */
export const metricOf = (name: MetricName): Metric => catalogue[name];

/** Characters; longer label values are cut. */
export const longestLabel = 64;

/** The values of one metric for one set of labels. */
export interface Series {
  readonly metric: MetricName;
  readonly labels: readonly string[];
  /** The count of each bucket; a counter has one bucket. */
  readonly counts: readonly number[];
  /** Seconds; 0 for a counter. */
  readonly sum: number;
}

/** Plain data; the metrics of two runs can be added. */
export interface RecordedMetrics {
  /** Start of the recording, ISO 8601. */
  readonly since: string;
  readonly series: readonly Series[];
}

/** Series of one metric. Gates come and go over the years; further series are added to `other`. */
const mostSeries = 200;

/** Adds series with the same labels. */
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

/** Adds the metrics of two runs; the earlier `since` counts. */
export function mergeMetrics(one: RecordedMetrics, other: RecordedMetrics): RecordedMetrics {
  const sums = seriesAdder();
  for (const series of [...one.series, ...other.series]) sums.add(series);
  return { since: one.since < other.since ? one.since : other.since, series: sums.series() };
}

/** Longest wait for another process that writes the file. */
const patienceMs = 1_000;

/** A write takes milliseconds. */
const abandonedAfterMs = 5_000;

const seriesSchema = z.strictObject({
  metric: z.enum(Object.keys(catalogue) as MetricName[]), // The keys of a constant.
  labels: z.array(z.string().check(z.maxLength(longestLabel))),
  counts: z.array(z.int().check(z.nonnegative())),
  sum: z.number().check(z.nonnegative()),
});
const fileSchema = z.object({ format: z.literal(1), since: z.iso.datetime(), series: z.array(z.unknown()) });

/** The file with the metrics of all runs in a repository: in Git's common directory, which all work trees share. */
export async function metricsFile(git: Git): Promise<string> {
  const common = await commonDirectory(git);
  const asked = async () => git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return join(common ?? (await asked()), 'prp', 'metrics.json');
}

/**
 * Reads the recorded metrics; `undefined` without a readable file. Leaves out unknown series, and series with other
 * buckets from other versions of this tool.
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
 * Adds a run's metrics to the file in one step and returns the sum. Processes take turns by a lock; after the timeout
 * one goes on without it, and may overwrite the sum of another. Rejects with the file system's error.
 */
export async function addMetrics(file: string, run: RecordedMetrics): Promise<RecordedMetrics> {
  const lock = `${file}.lock`;
  const isOurs = await take(lock);
  // Synchronous on purpose: every command ends with this, and awaiting each step takes longer than the step.
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
      writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) mkdirSync(dirname(lock), { recursive: true });
      else if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await setTimeout(2 + Math.random() * 8);
  }
  return false;
}

/** Its process has ended, or has held it far too long. */
function isAbandoned(lock: string): boolean {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const pid = Number(textOf(lock));
  return (pid > 0 && !isProcessAlive(pid)) || Math.abs(Date.now() - found.mtimeMs) > abandonedAfterMs;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The JSON content of a file; `undefined` when it is missing or no JSON. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(textOf(file));
  } catch {
    return undefined;
  }
}

/** `''` for a missing file. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
