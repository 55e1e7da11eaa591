import * as z from 'zod/mini';
import { type Memento, timestampSchema, versionIdSchema } from '../versions/memento.ts';
import { checkRecord, type RecordStamp } from './validation-record.ts';
import { currentFormat, readSealed, withDigest } from '../versions/sealed-json.ts';

const natural = z.int().check(z.nonnegative());

/** The result of an agent's execution of one version; `mementoDigest` identifies the bytes that the agent got. */
const executionSchema = z.strictObject({
  format: z.literal(currentFormat),
  kind: z.literal('execution'),
  /** As a validation record's. */
  id: z.string(),
  /** Id of the version. */
  version: versionIdSchema,
  mementoDigest: z.string(),
  timestamp: timestampSchema,
  actor: z.nullable(z.string()),
  /** The commit that the agent started from. */
  commit: z.nullable(z.string()),
  /** Name of the agent; null when unknown. */
  agent: z.nullable(z.string()),
  status: z.enum(['succeeded', 'rolled-back', 'failed', 'timed-out', 'cancelled']),
  durationMs: z.number().check(z.nonnegative()),
  /** Changed files and lines; null when unknown. */
  changes: z.nullable(z.readonly(z.strictObject({ files: natural, added: natural, removed: natural }))),
  /** Why it did not succeed; null when it did, or when unknown. */
  reason: z.nullable(z.string()),
  digest: z.string(),
});

export type ExecutionRecord = Readonly<z.infer<typeof executionSchema>>;

/** The executor's part; the caretaker adds the time and the version. */
export type Execution = Pick<ExecutionRecord, 'agent' | 'status' | 'durationMs' | 'changes' | 'reason'>;

export function sealExecution(memento: Memento, execution: Execution, stamp: RecordStamp): ExecutionRecord {
  const { agent, status, durationMs, changes, reason } = execution;
  return withDigest({
    format: currentFormat,
    kind: 'execution' as const,
    id: stamp.id,
    version: memento.id,
    mementoDigest: memento.digest,
    timestamp: stamp.timestamp,
    actor: stamp.actor,
    commit: stamp.commit,
    agent,
    status,
    durationMs,
    changes,
    reason,
  });
}

/** Throws as `openValidation`. */
export function openExecution(memento: Memento, id: string, bytes: Uint8Array, path: string): ExecutionRecord {
  const record = readSealed(executionSchema, bytes, path);
  checkRecord(memento, id, record, path);
  return record;
}
