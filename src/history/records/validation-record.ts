import * as z from 'zod/mini';
import type { GateStatus, Verdict } from '../../prp/gate-result.ts';
import { type Memento, timestampSchema, versionIdSchema } from '../versions/memento.ts';
import { currentFormat, printJson, readSealed, withDigest } from '../versions/sealed-json.ts';
import { TamperedError, unreadableError } from '../versions/tampered-error.ts';

const natural = z.int().check(z.nonnegative());

const verdicts = ['passed', 'failed'] as const satisfies readonly Verdict[];

const gateStatuses = [
  'passed',
  'failed',
  'skipped',
  'timed-out',
  'errored',
  'cancelled',
] as const satisfies readonly GateStatus[];

const gateSchema = z.strictObject({
  id: z.string(),
  status: z.enum(gateStatuses),
  /** Milliseconds at work. */
  durationMs: z.number(),
  /** Milliseconds in the queue. */
  queuedMs: z.number(),
  attempts: natural,
  errors: natural,
  warnings: natural,
  notices: natural,
});

/** The result of validating one version after it was sealed; `mementoDigest` identifies its bytes. */
const validationSchema = z.strictObject({
  format: z.literal(currentFormat),
  kind: z.literal('validation'),
  /** UTC time with milliseconds, then 8 random hex digits: later records sort after earlier ones. */
  id: z.string(),
  /** Id of the version. */
  version: versionIdSchema,
  mementoDigest: z.string(),
  timestamp: timestampSchema,
  actor: z.nullable(z.string()),
  /** The commit that was validated. */
  commit: z.nullable(z.string()),
  verdict: z.enum(verdicts),
  gates: z.readonly(z.array(z.readonly(gateSchema))),
  totals: z.readonly(z.strictObject({ gates: natural, errors: natural, warnings: natural, notices: natural })),
  digest: z.string(),
});

export type ValidationRecord = Readonly<z.infer<typeof validationSchema>>;

/** The validator's part; the caretaker adds the time and the version. */
export type Validation = Pick<ValidationRecord, 'verdict' | 'gates'>;

export type RecordStamp = Pick<ValidationRecord, 'id' | 'timestamp' | 'actor' | 'commit'>;

export function sealValidation(memento: Memento, { verdict, gates }: Validation, stamp: RecordStamp): ValidationRecord {
  const { id, timestamp, actor, commit } = stamp;
  const total = (count: 'errors' | 'warnings' | 'notices') => gates.reduce((sum, gate) => sum + gate[count], 0);
  return withDigest({
    format: currentFormat,
    kind: 'validation' as const,
    id,
    version: memento.id,
    mementoDigest: memento.digest,
    timestamp,
    actor,
    commit,
    verdict,
    gates,
    totals: { gates: gates.length, errors: total('errors'), warnings: total('warnings'), notices: total('notices') },
  });
}

/** Throws `E_INTEGRITY` when the record was changed, or is not about `memento`; else as `readSealed`. */
export function openValidation(memento: Memento, id: string, bytes: Uint8Array, path: string): ValidationRecord {
  const record = readSealed(validationSchema, bytes, path);
  checkRecord(memento, id, record, path);
  return record;
}

/** Throws `E_INTEGRITY` when a record does not match its file name, or is not about `memento`. */
export function checkRecord(
  memento: Memento,
  id: string,
  record: Pick<ValidationRecord, 'id' | 'version' | 'mementoDigest'>,
  path: string,
): void {
  if (record.id !== id) throw new TamperedError('digest-mismatch', `${path} holds another record: ${record.id}.`);
  if (record.version !== memento.id || record.mementoDigest !== memento.digest) {
    throw new TamperedError(
      'digest-mismatch',
      `${path} is about another version: expected ${memento.id} with ${memento.digest}, ` +
        `got ${record.version} with ${record.mementoDigest}.`,
    );
  }
}

/** The fields of every record that name its version. */
const recordSchema = z.looseObject({
  format: z.literal(currentFormat),
  version: z.string(),
  mementoDigest: z.string(),
  digest: z.string(),
});

/**
 * The same record for a resealed version. Throws `E_INTEGRITY` or `E_FORMAT` when it is invalid: a new seal must not
 * make an old forgery valid.
 */
export function resealRecord(bytes: Uint8Array, path: string, from: Memento, to: Memento): Uint8Array {
  const { digest: _old, ...fields } = readSealed(recordSchema, bytes, path);
  if (fields.version !== from.id || fields.mementoDigest !== from.digest) {
    throw unreadableError(`${path} is about another version: expected ${from.id}, got ${fields.version}.`);
  }
  return printJson(withDigest({ ...fields, version: to.id, mementoDigest: to.digest }));
}
