import * as z from 'zod/mini';
import type { GateResults } from '../../gates/verdict.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = z.number().check(z.minimum(0));
const line = z.int().check(z.minimum(1));

const findingSchema = z.object({
  rule: text(100),
  severity: z.enum(['error', 'warning', 'notice']),
  message: text(10_000),
  path: text(4096),
  startLine: line,
  endLine: z.exactOptional(line),
  startColumn: z.exactOptional(line),
  endColumn: z.exactOptional(line),
  suggestion: z.exactOptional(text(1_000_000)),
  baseline: z.boolean(),
  fingerprint: text(1000),
});

const gateSchema = z.object({
  id: text(200),
  status: z.enum(['passed', 'failed', 'skipped', 'timed-out', 'errored', 'cancelled']),
  durationMs: count,
  queuedMs: count,
  attempts: count,
  reason: z.exactOptional(text(100_000)),
  output: z.exactOptional(text(1_000_000)),
  withheld: z.exactOptional(z.array(text(10_000))),
  findings: z.array(findingSchema),
});

const prpSchema = z.object({ path: text(4096), checksum: text(100), gates: z.array(gateSchema) }).check(
  z.refine(({ path, gates }) => gates.every(({ findings }) => findings.every((finding) => finding.path === path)), {
    error: 'a finding of another file',
  }),
);

const examinationSchema = z.object({
  prps: z.array(prpSchema),
  gates: z.array(gateSchema),
  workers: count,
  makespanMs: count,
});

export const shardResultSchema = z.object({
  format: z.literal(1),
  kind: z.literal('prp-cell'),
  /** Id of the shard. */
  cell: text(100),
  repository: text(300),
  runId: z.number(),
  runAttempt: z.number(),
  head: text(64),
  /** Null without a comparison. */
  base: z.nullable(text(64)),
  examination: examinationSchema,
});

/** The file that the job of a shard leaves for the job that collects. */
export interface ShardResult extends Readonly<Omit<z.infer<typeof shardResultSchema>, 'examination'>> {
  readonly examination: GateResults;
}

/** Of a shard that ran again the newest attempt counts. */
export function joinResults(results: readonly ShardResult[]): GateResults {
  const newest = new Map<string, ShardResult>();
  for (const result of results.toSorted((a, b) => a.runAttempt - b.runAttempt)) newest.set(result.cell, result);
  const all = [...newest.values()].map(({ examination }) => examination);
  return {
    prps: all.flatMap(({ prps }) => prps),
    gates: all.flatMap(({ gates }) => gates),
    workers: all.reduce((sum, { workers }) => sum + workers, 0),
    makespanMs: Math.max(0, ...all.map(({ makespanMs }) => makespanMs)),
  };
}
