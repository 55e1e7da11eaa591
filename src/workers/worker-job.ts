import * as z from 'zod/mini';
import { environmentChoices } from '../environments/environments.ts';
import type { GateResults } from '../gates/verdict.ts';
import { examinationSchema } from '../shards/examination-schema.ts';
import { shardSchema } from '../shards/shard.ts';

const commit = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

const jobSchema = z.object({
  format: z.literal(1),
  /** Of one validation. No result of another one fits. */
  run: z.uuid(),
  /** The version of this tool: others may have other results. */
  tool: text(100),
  /** Its public address. */
  repository: text(1000),
  commit,
  /** The commands are those of the configuration in this commit. */
  configCommit: commit,
  /** Null: the default configuration. */
  config: z.nullable(text(4096)),
  /** The environment whose commands run too, as `--env`. */
  env: z.nullable(z.enum(environmentChoices)),
  /** PRPs that the run validates. */
  prps: z.array(text(4096)),
  shard: shardSchema,
});

/** A part of a validation for a worker. It has neither a token nor the text of a command. */
export type WorkerJob = z.infer<typeof jobSchema>;

const resultSchema = z.object({
  format: z.literal(1),
  worker: text(100),
  examination: examinationSchema,
});

export interface WorkerResult extends Readonly<Omit<z.infer<typeof resultSchema>, 'examination'>> {
  readonly examination: GateResults;
}

/** Characters. */
export const longestResult = 1024 * 1024;

export const readJob = (body: string): WorkerJob | undefined => parsed(jobSchema, body);
export const readResult = (body: string): WorkerResult | undefined => parsed(resultSchema, body);

function parsed<Value>(schema: z.ZodMiniType<Value>, body: string): Value | undefined {
  try {
    const { success, data } = schema.safeParse(JSON.parse(body));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}
