import { PrpError } from '../../base/errors.ts';
import { TooLargeError } from '../../system/read-queue.ts';
import { canonicalChecksum, rawChecksum } from '../../prp/canonical.ts';
import type { UnreadableFile } from '../../gates/unreadable.ts';
import { readText, tooLarge } from '../../prp/parse/decode.ts';
import { maxPrp, mebibytes } from '../../base/limits.ts';
import { parse } from '../../prp/parse/parse.ts';
import type { Prp } from '../../prp/prp.ts';
import type { Repository } from '../../system/repository.ts';
import type { Runtime } from '../../runtime.ts';
import type { StoredForm } from '../../system/stored-form.ts';

/** The bytes of a PRP, and its parts when it can be parsed. */
export type Document = ReadableDocument | UnreadableDocument;

export interface ReadableDocument extends Bytes {
  readonly prp: Prp;
  readonly canonicalChecksum: string;
}

type UnreadableDocument = Bytes & UnreadableFile;

/** The parts of a document that a version needs. Without `prp` it has no references. */
export interface Keepable extends Pick<ReadableDocument, 'path' | 'bytes' | 'canonicalChecksum'> {
  readonly prp?: Pick<Prp, 'path' | 'references'>;
  readonly form?: Bytes['form'];
}

/** The parts of a document that the report and the history need after its gates have run. */
export type Outline = ReadableOutline | UnreadableDocument;

interface ReadableOutline extends Bytes {
  readonly canonicalChecksum: string;
  readonly prp: Pick<Prp, 'path' | 'title' | 'dialect' | 'references'>;
}

/** Drops the rest of a document, to free memory. */
export function outlineOf(document: Document): Outline {
  if (!('prp' in document)) return { ...document, bytes: new Uint8Array() };
  const { path, title, dialect } = document.prp;
  const references = new Map(document.prp.references.map((one) => [`${one.kind} ${one.target}`, one])).values();
  // A substring keeps the whole text in memory; a copy through JSON does not.
  const kept = JSON.parse(JSON.stringify({ title, references: [...references] })) as Pick<Prp, 'title' | 'references'>;
  return { ...document, prp: { path, dialect, ...kept } };
}

interface Bytes {
  readonly path: string;
  /** Empty, like the checksum, when the file was too large to read. */
  readonly bytes: Uint8Array;
  readonly checksum: string;
  /** Git's form of a file of the work tree; absent for other documents. */
  readonly form?: Omit<StoredForm, 'bytes'>;
}

/**
 * Reads a file of the work tree in Git's form of it. A file of more than `longest` bytes, or one that is not regular, gives
 * an unreadable document, not an error. Throws as `Repository.read`.
 */
export async function readDocument(
  path: string,
  runtime: Pick<Runtime, 'config' | 'repository'>,
  longest: number = maxPrp.bytes,
): Promise<Document> {
  const read = await readBytes(path, runtime.repository, longest);
  return 'problem' in read ? read : documentIn(path, read, runtime);
}

/** Parses a file that `readBytes` has read. */
export function documentIn(path: string, { bytes, ...form }: StoredForm, runtime: Pick<Runtime, 'config'>): Document {
  return { ...documentOf(path, bytes, runtime), form };
}

/** Reads a file as `readDocument` does, without parsing it. */
export async function readBytes(
  path: string,
  repository: Pick<Repository, 'readStored'>,
  longest: number = maxPrp.bytes,
): Promise<StoredForm | UnreadableDocument> {
  try {
    return await repository.readStored(path, longest);
  } catch (error) {
    const unread = { path, bytes: new Uint8Array(), checksum: '' };
    if (error instanceof TooLargeError) {
      const excess = error.size === undefined ? `more than ${mebibytes(longest)}` : mebibytes(error.size);
      return { ...unread, ...tooLarge(path, excess) };
    }
    if (!(error instanceof PrpError) || error.code !== 'E_NOT_A_FILE') throw error;
    return { ...unread, problem: 'not-a-file', message: error.message };
  }
}

export function documentOf(path: string, bytes: Uint8Array, { config }: Pick<Runtime, 'config'>): Document {
  const checksum = rawChecksum(bytes);
  const decoded = readText(bytes, path);
  if ('problem' in decoded) return { path, bytes, checksum, ...decoded };
  const prp = parse(decoded.text, path, { aliases: config.aliases });
  return { path, bytes, checksum, canonicalChecksum: canonicalChecksum(decoded.text), prp };
}

/** Any bytes can be stored, for a later rollback, even if they are no PRP. Throws as `readable` when they were not read. */
export function keepable(document: Document): Keepable {
  if (document.checksum === '') return readable(document);
  return 'prp' in document ? document : { ...document, canonicalChecksum: document.checksum };
}

/**
 * For commands that need a readable document. Throws `E_NOT_A_FILE`, `E_NOT_TEXT`, and `E_TOO_LARGE` with the hint
 * `instead`.
 */
export function readable(
  document: Document,
  instead = 'Move long material into files that the PRP refers to.',
): ReadableDocument {
  if ('prp' in document) return document;
  const { message, problem } = document;
  if (problem === 'too-large') throw new PrpError('E_TOO_LARGE', message, { hint: instead });
  if (problem === 'not-a-file') {
    throw new PrpError('E_NOT_A_FILE', message, { hint: 'Replace it with the document itself.' });
  }
  const hint = problem === 'lfs-pointer' ? 'Run `git lfs pull`.' : 'Save the file as UTF-8 text.';
  throw new PrpError('E_NOT_TEXT', message, { hint });
}
