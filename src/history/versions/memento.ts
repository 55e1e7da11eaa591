import * as z from 'zod/mini';
import { rawChecksum } from '../../prp/canonical.ts';
import { isVersionId } from './layout.ts';
import { canonicalJson, checkDigest, currentFormat, withDigest } from './sealed-json.ts';
import { TamperedError } from './tampered-error.ts';

const nullableText = z.nullable(z.string());

const sha256 = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));

const natural = z.int().check(z.nonnegative());

export const versionIdSchema = z.string().check(z.refine(isVersionId));

export const timestampSchema = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

const sourceSchema = z.readonly(
  z.strictObject({
    /** `owner/name` on GitHub, or an address. */
    repository: nullableText,
    /** The commit it was read from. */
    commit: nullableText,
    ref: nullableText,
    pullRequest: z.nullable(natural),
    /** True when the bytes are not those of `commit`. */
    dirty: z.boolean(),
  }),
);

const encryptionSchema = z.readonly(
  z.strictObject({
    /** The start of each recipient that can read it. */
    recipients: z.readonly(z.array(z.string().check(z.regex(/^[!-~]{1,100}$/)))),
    /** Of the stored bytes. */
    checksum: sha256,
    /** Stored bytes. */
    size: natural,
  }),
);

/** `memento.json`, format 1. An unknown value is null, never missing: there is one shape. */
export const mementoSchema = z.strictObject({
  format: z.literal(currentFormat),
  /** UTC time, then 7 hex digits of the checksum. */
  id: versionIdSchema,
  /** v1, v2, … of this PRP; never used twice. */
  sequence: z.int().check(z.positive()),
  /** The PRP's path in its repository. */
  prp: z.string(),
  /** ISO 8601, UTC, with milliseconds. */
  timestamp: timestampSchema,
  /** Of the exact bytes. */
  checksum: sha256,
  /** Of the text without line endings, trailing space and box states. */
  canonicalChecksum: sha256,
  /** Bytes. */
  size: natural,
  /** How the content is stored; null when it is stored in plain. `checksum` and `size` are those of the content. */
  encryption: z.nullable(encryptionSchema),
  source: sourceSchema,
  /** Id of the version before it; null for v1. */
  parent: z.nullable(versionIdSchema),
  /** The parent's digest: it chains the versions, so an edit shows. */
  previousDigest: z.nullable(sha256),
  reason: z.enum(['generated', 'changed', 'restored', 'executed', 'imported', 'saved']),
  /** Id of the version with the same bytes. */
  restoredFrom: z.nullable(versionIdSchema),
  actor: nullableText,
  /** The PRP's references when it was sealed; `blob` is null for a missing file. */
  references: z.readonly(z.array(z.readonly(z.strictObject({ path: z.string(), blob: nullableText })))),
  metadata: z.readonly(z.record(z.string(), z.json())),
  digest: sha256,
});

/** One sealed version of a PRP: the pattern's memento. Immutable, and worthless once its digest does not match. */
export type Memento = Readonly<z.infer<typeof mementoSchema>>;

export type Source = Memento['source'];

export type Reason = Memento['reason'];

/**
 * The former path of a renamed PRP, in the first version under the new path. That version's parent stands under the
 * former path: its number, `parent` and `previousDigest` continue the chain. In `metadata`, which older readers accept.
 */
export function followedPrp({
  prp,
  parent,
  metadata,
}: Pick<Memento, 'prp' | 'parent' | 'metadata'>): string | undefined {
  const { follows } = metadata;
  return typeof follows === 'string' && follows !== prp && parent !== null ? follows : undefined;
}

/** The metadata of a version that continues its own path, or that of `prp`. */
export function metadataFollowing(metadata: Memento['metadata'], prp: string | undefined): Memento['metadata'] {
  const { follows: _former, ...others } = metadata;
  return prp === undefined ? others : { ...others, follows: prp };
}

/** The encrypted form of a content. */
export interface Encrypted {
  readonly bytes: Uint8Array;
  /** As `Cipher.recipients`. */
  readonly recipients: readonly string[];
}

/** The caretaker's data about a version before it is sealed. */
export interface Unsealed extends Omit<Memento, 'format' | 'checksum' | 'size' | 'encryption' | 'digest'> {
  readonly bytes: Uint8Array;
  /** Of these bytes, when the caller already has it. @default calculated */
  readonly checksum?: string;
  /** Absent when the bytes are stored in plain. */
  readonly encrypted?: Encrypted | undefined;
}

/** The order of fields here is the order in `memento.json`. */
export function seal(input: Unsealed): Memento {
  const { encrypted } = input;
  return withDigest({
    format: currentFormat,
    id: input.id,
    sequence: input.sequence,
    prp: input.prp,
    timestamp: input.timestamp,
    checksum: input.checksum ?? rawChecksum(input.bytes),
    canonicalChecksum: input.canonicalChecksum,
    size: input.bytes.length,
    encryption: encrypted
      ? { recipients: encrypted.recipients, checksum: rawChecksum(encrypted.bytes), size: encrypted.bytes.length }
      : null,
    source: input.source,
    parent: input.parent,
    previousDigest: input.previousDigest,
    reason: input.reason,
    restoredFrom: input.restoredFrom,
    actor: input.actor,
    references: input.references,
    metadata: input.metadata,
  });
}

/**
 * Returns the sealed bytes. Throws `E_INTEGRITY` when these are other bytes, or when the memento itself was changed.
 */
export function open(memento: Memento, bytes: Uint8Array): Uint8Array {
  checkDigest(memento, `${memento.prp} ${memento.id}`);
  checkBytes(memento, bytes);
  return bytes;
}

/** The same for a memento that was just read and had its digest checked. */
export function checkBytes(memento: Memento, bytes: Uint8Array): void {
  const name = `${memento.prp} ${memento.id}`;
  if (bytes.length !== memento.size) {
    throw new TamperedError(
      'checksum-mismatch',
      `${name} is not what was sealed: expected ${memento.size} bytes, got ${bytes.length}.`,
    );
  }
  const checksum = rawChecksum(bytes);
  if (checksum !== memento.checksum) {
    throw new TamperedError(
      'checksum-mismatch',
      `${name} is not what was sealed: expected ${memento.checksum}, got ${checksum}.`,
    );
  }
}

/** The place of a version in its chain: the fields that change when it moves to the end of another chain. */
export type ChainPosition = Pick<
  Memento,
  'id' | 'sequence' | 'parent' | 'previousDigest' | 'restoredFrom' | 'metadata'
>;

/** The same version at another place of a chain. */
export function reseal(memento: Memento, link: ChainPosition): Memento {
  const { digest: _old, ...fields } = memento;
  return withDigest({ ...fields, ...link });
}

/** Whether two mementos are of one version, wherever it is in its chain: compares all sealed fields but the links. */
export function isSameVersion(a: Memento, b: Memento): boolean {
  return essenceOf(a) === essenceOf(b);
}

function essenceOf(memento: Memento): string {
  return canonicalJson({
    ...memento,
    id: '',
    sequence: 0,
    parent: '',
    previousDigest: '',
    restoredFrom: '',
    metadata: metadataFollowing(memento.metadata, undefined),
    digest: '',
  });
}
