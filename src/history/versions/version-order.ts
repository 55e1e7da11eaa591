import * as z from 'zod/mini';
import { PrpError } from '../../base/errors.ts';
import type { Entry } from '../branch/branch.ts';
import { checkNotInFuture, isVersionId, sealedAt } from './layout.ts';
import { versionIdSchema } from './memento.ts';
import { currentFormat, printJson, readSealed, withDigest } from './sealed-json.ts';
import type { Snapshot } from './snapshot.ts';

/** In a bucket where versions follow others that were made later. */
export const orderFile = 'order.json';

const orderSchema = z.strictObject({
  format: z.literal(currentFormat),
  /** Id of a version → the id that it sorts as: one of the time when it was added to the chain. */
  sortsAs: z.readonly(z.record(versionIdSchema, versionIdSchema)),
  digest: z.string(),
});

/** By version id, the sort key of versions that do not sort by their id. */
export type SortKeys = ReadonlyMap<string, string>;

export function printOrder(sortsAs: SortKeys): Uint8Array {
  return printJson(withDigest({ format: currentFormat, sortsAs: Object.fromEntries(sortsAs) }));
}

/**
 * The order of a bucket, given its entries. An invalid file is ignored: the versions are then in a wrong order, and
 * their chain shows it. Throws `E_FORMAT`.
 */
export async function readOrder(at: Snapshot, directory: string, entries: readonly Entry[]): Promise<SortKeys> {
  const path = `${directory}/${orderFile}`;
  if (!entries.some(({ name, kind }) => name === orderFile && kind === 'file')) return new Map();
  try {
    return openOrder((await at.read([path])).get(path) ?? new Uint8Array(), path, at.latestTime);
  } catch (error) {
    if (error instanceof PrpError && error.code === 'E_INTEGRITY') return new Map();
    throw error;
  }
}

/** The order in a file. Throws `E_INTEGRITY` or `E_FORMAT` when it is invalid. */
export function openOrder(bytes: Uint8Array, path: string, latest = Infinity): SortKeys {
  const order = new Map(Object.entries(readSealed(orderSchema, bytes, path).sortsAs));
  for (const id of order.values()) {
    checkNotInFuture(`${path}: ${id}`, sealedAt(id), latest);
  }
  return order;
}

/** A version of a bucket. */
interface OrderedVersion {
  readonly id: string;
  readonly sortsAs: string;
  /** Id of its directory: equal only when all its files are. */
  readonly tree: string;
}

/** The versions of a bucket, oldest first. */
export async function bucketVersions(at: Snapshot, directory: string): Promise<readonly OrderedVersion[]> {
  const entries = await at.list(directory);
  const order = await readOrder(at, directory, entries);
  const versions = entries.flatMap(({ name: id, kind, id: tree }) =>
    kind === 'directory' && isVersionId(id) ? [{ id, sortsAs: order.get(id) ?? id, tree }] : [],
  );
  return order.size === 0 ? versions : versions.toSorted((a, b) => (a.sortsAs < b.sortsAs ? -1 : 1));
}
