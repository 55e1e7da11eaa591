import * as z from 'zod/mini';
import { canonicalJson } from '../versions/canonical-json.ts';
import type { Memento } from '../versions/memento.ts';
import { currentFormat, printJson, readSealed, unreadableError, withDigest } from '../versions/sealed-json.ts';

/** Where a version stands in its chain: what it gets anew when it moves to the end of another one. */
export type ChainPosition = Pick<Memento, 'id' | 'sequence' | 'parent' | 'previousDigest' | 'restoredFrom'>;

/** The same version at another place of a chain. */
export function reseal(memento: Memento, link: ChainPosition): Memento {
  const { digest: _old, ...fields } = memento;
  return withDigest({ ...fields, ...link });
}

/** Whether two mementos are of one version, wherever it stands in its chain: all that was sealed but its links. */
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
    digest: '',
  });
}

/** Whatever else a record says, it says of which version. */
const recordSchema = z.looseObject({
  format: z.literal(currentFormat),
  version: z.string(),
  mementoDigest: z.string(),
  digest: z.string(),
});

/**
 * A record of a version that was resealed, pointing at it again. Throws `E_INTEGRITY` or `E_FORMAT` when it cannot be
 * relied on: a new seal must not make an old forgery good.
 */
export function resealRecord(bytes: Uint8Array, path: string, from: Memento, to: Memento): Uint8Array {
  const { digest: _old, ...fields } = readSealed(recordSchema, bytes, path);
  if (fields.version !== from.id || fields.mementoDigest !== from.digest) {
    throw unreadableError(`${path} is about another version: expected ${from.id}, got ${fields.version}.`);
  }
  return printJson(withDigest({ ...fields, version: to.id, mementoDigest: to.digest }));
}
