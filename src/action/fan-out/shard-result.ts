import * as z from 'zod/mini';
import type { GateResults } from '../../gates/verdict.ts';
import { examinationSchema } from '../../shards/examination-schema.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));

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
