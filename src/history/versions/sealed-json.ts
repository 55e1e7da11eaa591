import type * as z from 'zod/mini';
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { PrpError } from '../../base/errors.ts';
import { TamperedError, unreadableError } from './tampered-error.ts';

/** The newest `format` of stored JSON that this code writes and reads. */
export const currentFormat = 1;

/** Far above any real document, and low enough to bound the cost of a hostile one. */
const maximumBytes = 1024 * 1024;

export interface Sealed {
  /** `sha256:` and the hash of the canonical JSON of all other fields: the value that a signature would sign. */
  readonly digest: string;
}

export function withDigest<Fields extends object>(fields: Fields): Fields & Sealed {
  return { ...fields, digest: digestOf(fields) };
}

/** Throws `E_INTEGRITY` when `sealed` was changed; `what` names it in the message. */
export function checkDigest({ digest, ...fields }: Sealed, what: string): void {
  const expected = digestOf(fields);
  if (digest !== expected) {
    throw new TamperedError(
      'digest-mismatch',
      `${what} was changed after it was sealed: its content makes ${expected}, its digest says ${digest}.`,
    );
  }
}

/** Whether a document is not sealed, or was changed after it was, whatever its format. */
export function isForged(bytes: Uint8Array): boolean {
  try {
    const document: unknown = JSON.parse(Buffer.from(bytes).toString());
    if (!isSealed(document)) return true;
    checkDigest(document, '');
    return false;
  } catch {
    return true;
  }
}

export function printJson(value: object): Uint8Array {
  return Buffer.from(printSealed(value));
}

function printSealed(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Reads one stored, sealed document. Throws `E_FORMAT` when a newer version of this tool wrote it, and `E_INTEGRITY`
 * when it is not JSON, has another shape, or was changed, even by a byte that changes no value: one reader may skip it
 * and another may not.
 */
export function readSealed<Document extends Sealed>(
  schema: z.ZodMiniType<Document>,
  bytes: Uint8Array,
  path: string,
): Document {
  if (bytes.length > maximumBytes)
    throw unreadableError(`${path} is too large to be what was sealed: ${bytes.length} bytes.`);
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    const document: unknown = JSON.parse(text);
    checkFormat(document, path);
    if (isSealed(document)) checkDigest(document, path);
    const shape = schema.safeParse(document);
    if (!shape.success)
      throw unreadableError(`${path} does not have the shape of format ${currentFormat}: ${firstIssue(shape.error)}`);
    // The schema has no transforms, so the parsed value has its type; the schema's copy lacks `__proto__` keys.
    const sealed = document as Document;
    if (!isUtf8(bytes) || text !== printSealed(sealed)) {
      throw new TamperedError(
        'digest-mismatch',
        `${path} was changed after it was sealed: its values are the same, but its text is not.`,
      );
    }
    return sealed;
  } catch (cause) {
    if (cause instanceof PrpError) throw cause;
    // Invalid JSON, or nested so deep that walking it overflows the stack.
    throw unreadableError(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

/** The digest is checked first: a change by hand is then reported as such, even when it also breaks the shape. */
function isSealed(document: unknown): document is Sealed {
  return (
    typeof document === 'object' && document !== null && 'digest' in document && typeof document.digest === 'string'
  );
}

function digestOf(fields: object): string {
  return `sha256:${hash('sha256', canonicalJson(fields))}`;
}

function checkFormat(document: unknown, path: string): void {
  if (typeof document !== 'object' || document === null || !('format' in document)) return;
  const { format } = document;
  if (Number.isSafeInteger(format) && Number(format) > currentFormat) {
    throw new PrpError('E_FORMAT', `${path} has format ${String(format)}; this version reads up to ${currentFormat}.`, {
      hint: 'A newer prp-action wrote it: update this one.',
    });
  }
}

function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'document'}: ${issue.message}`;
}

/**
 * The JSON Canonicalization Scheme of RFC 8785: every implementation prints the same text for a value. JSON.stringify
 * already prints numbers and strings that way; only the order of keys, by UTF-16 code units, is missing. A value
 * without a JSON form is a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => canonicalJson(item)).join(',')}]`;
  if (isPlainObject(value)) {
    // Many thousand documents are read in a row: appending to one string avoids a list of parts.
    let text = '{';
    // The default order of sort() is by UTF-16 code units.
    for (const key of Object.keys(value).toSorted()) {
      text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key])}`;
    }
    return `${text}}`;
  }
  throw new Error(`Internal error: this ${typeof value} has no JSON form.`);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
