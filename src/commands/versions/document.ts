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

/** The bytes of a PRP, and what they are when they can be read. */
export type Document = ReadableDocument | UnreadableDocument;

export interface ReadableDocument extends Bytes {
  readonly prp: Prp;
  readonly canonicalChecksum: string;
}

type UnreadableDocument = Bytes & UnreadableFile;

/** What is needed of a document to keep it: one that is no PRP any more refers to nothing. */
export interface Keepable extends Pick<ReadableDocument, 'path' | 'bytes' | 'canonicalChecksum'> {
  readonly prp?: Pick<Prp, 'path' | 'references'>;
  readonly form?: Bytes['form'];
}

/** A document when the gates are done with it: what to report and to keep of it. */
export type Outline = ReadableOutline | UnreadableDocument;

interface ReadableOutline extends Bytes {
  readonly canonicalChecksum: string;
  readonly prp: Pick<Prp, 'path' | 'title' | 'dialect' | 'references'>;
}

/** Lets go of all that was read in a document but that. */
export function outlineOf(document: Document): Outline {
  if (!('prp' in document)) return { ...document, bytes: new Uint8Array() };
  const { path, title, dialect } = document.prp;
  const references = new Map(document.prp.references.map((one) => [`${one.kind} ${one.target}`, one])).values();
  // A part of a text holds on to all of it; what is printed and read again does not.
  const kept = JSON.parse(JSON.stringify({ title, references: [...references] })) as Pick<Prp, 'title' | 'references'>;
  return { ...document, prp: { path, dialect, ...kept } };
}

interface Bytes {
  readonly path: string;
  /** Empty, as is the checksum, when it was too large to be read. */
  readonly bytes: Uint8Array;
  readonly checksum: string;
  /** How the file of the work tree is kept by Git; absent for what comes from elsewhere. */
  readonly form?: Omit<StoredForm, 'bytes'>;
}

/**
 * The document that a file of the work tree is, in the form in which Git keeps it. What has more than `longest` bytes, or
 * is no regular file, is not read: it is a document that cannot be looked into, so that the others can be. Throws as
 * `Repository.read`.
 */
export async function readDocument(
  path: string,
  runtime: Pick<Runtime, 'config' | 'repository'>,
  longest: number = maxPrp.bytes,
): Promise<Document> {
  const read = await readBytes(path, runtime.repository, longest);
  return 'problem' in read ? read : documentIn(path, read, runtime);
}

/** The document that a file is which was just read. */
export function documentIn(path: string, { bytes, ...form }: StoredForm, runtime: Pick<Runtime, 'config'>): Document {
  return { ...documentOf(path, bytes, runtime), form };
}

/** The same before it is looked into. */
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

/**
 * Even bytes that are no PRP, or none any more, can be kept: somebody may want them back. Throws as `readable` when they
 * were not even read.
 */
export function keepable(document: Document): Keepable {
  if (document.checksum === '') return readable(document);
  return 'prp' in document ? document : { ...document, canonicalChecksum: document.checksum };
}

/**
 * For commands that have no other use for a document than to read it. Throws `E_NOT_A_FILE`, `E_NOT_TEXT`, and
 * `E_TOO_LARGE`; `instead` is what to do about the latter.
 */
export function readable(
  document: Document,
  instead = 'Move long material into files that the PRP refers to.',
): ReadableDocument {
  if ('prp' in document) return document;
  const { message, problem } = document;
  if (problem === 'too-large') throw new PrpError('E_TOO_LARGE', message, { hint: instead });
  if (problem === 'not-a-file') {
    throw new PrpError('E_NOT_A_FILE', message, { hint: 'Put the document itself in its place.' });
  }
  const hint = problem === 'lfs-pointer' ? 'Run `git lfs pull`.' : 'Save the file as UTF-8 text.';
  throw new PrpError('E_NOT_TEXT', message, { hint });
}
