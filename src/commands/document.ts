import { PrpError } from '../errors.ts';
import { canonicalChecksum, rawChecksum } from '../prp/canonical.ts';
import type { UnreadableFile } from '../gates/unreadable.ts';
import { readText } from '../prp/decode.ts';
import { parse } from '../prp/parse.ts';
import type { Prp } from '../prp/prp.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredForm } from '../stored-form.ts';

/** The bytes of a PRP, and what they are when they can be read. */
export type Document = ReadableDocument | UnreadableDocument;

export interface ReadableDocument extends Bytes {
  readonly prp: Prp;
  readonly canonicalChecksum: string;
}

type UnreadableDocument = Bytes & UnreadableFile;

/** What is needed of a document to keep it: one that is no PRP any more refers to nothing. */
export type Keepable = Pick<ReadableDocument, 'path' | 'bytes' | 'canonicalChecksum'> &
  Partial<Pick<ReadableDocument, 'prp' | 'form'>>;

interface Bytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly checksum: string;
  /** How the file of the work tree is kept by Git; absent for what comes from elsewhere. */
  readonly form?: Omit<StoredForm, 'bytes'>;
}

export function documentOf(path: string, bytes: Uint8Array, { config }: Pick<Runtime, 'config'>): Document {
  const checksum = rawChecksum(bytes);
  const decoded = readText(bytes, path);
  if ('problem' in decoded) return { path, bytes, checksum, ...decoded };
  const prp = parse(decoded.text, path, { aliases: config.aliases });
  return { path, bytes, checksum, canonicalChecksum: canonicalChecksum(decoded.text), prp };
}

/** What the work tree holds, as Git keeps it. Throws as `Repository.readStored`. */
export async function documentAt(path: string, runtime: Pick<Runtime, 'config' | 'repository'>): Promise<Document> {
  const { bytes, ...form } = await runtime.repository.readStored(path);
  return { ...documentOf(path, bytes, runtime), form };
}

/** The same; what is no regular file is a document that cannot be read, so that the others can be. */
export async function anyDocumentAt(path: string, runtime: Pick<Runtime, 'config' | 'repository'>): Promise<Document> {
  try {
    return await documentAt(path, runtime);
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_NOT_A_FILE') throw error;
    const bytes = new Uint8Array();
    return { path, bytes, checksum: rawChecksum(bytes), problem: 'not-a-file', message: error.message };
  }
}

/** For commands that have no other use for a document than to read it. Throws `E_NOT_TEXT`, `E_TOO_LARGE`. */
export function readable(document: Document): ReadableDocument {
  if ('prp' in document) return document;
  const { path, problem, message } = document;
  if (problem === 'too-large') {
    throw new PrpError('E_TOO_LARGE', `${path} is larger than a PRP can be (10 MiB).`, {
      hint: 'Move long material into files that the PRP refers to.',
    });
  }
  if (problem === 'not-a-file') {
    throw new PrpError('E_NOT_A_FILE', message, { hint: 'Put the document itself in its place.' });
  }
  const hint = problem === 'lfs-pointer' ? 'Run `git lfs pull`.' : 'Save the file as UTF-8 text.';
  throw new PrpError('E_NOT_TEXT', message, { hint });
}
