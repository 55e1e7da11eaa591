import { PrpError } from '../errors.ts';
import { canonicalChecksum, rawChecksum } from '../prp/canonical.ts';
import { readText, type UnreadableText } from '../prp/decode.ts';
import { parse } from '../prp/parse.ts';
import type { Prp } from '../prp/prp.ts';
import type { Runtime } from '../runtime.ts';

/** The bytes of a PRP, and what they are when they can be read. */
export type Document = ReadableDocument | UnreadableDocument;

export interface ReadableDocument extends Bytes {
  readonly prp: Prp;
  readonly canonicalChecksum: string;
}

type UnreadableDocument = Bytes & UnreadableText;

/** What is needed of a document to keep it: one that is no PRP any more refers to nothing. */
export type Keepable = Pick<ReadableDocument, 'path' | 'bytes' | 'canonicalChecksum'> &
  Partial<Pick<ReadableDocument, 'prp'>>;

interface Bytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly checksum: string;
}

export function documentOf(path: string, bytes: Uint8Array, { config }: Pick<Runtime, 'config'>): Document {
  const checksum = rawChecksum(bytes);
  const decoded = readText(bytes, path);
  if ('problem' in decoded) return { path, bytes, checksum, ...decoded };
  const prp = parse(decoded.text, path, { aliases: config.aliases });
  return { path, bytes, checksum, canonicalChecksum: canonicalChecksum(decoded.text), prp };
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
  throw new PrpError('E_NOT_TEXT', message, { hint: 'Save the file as UTF-8 text.' });
}
