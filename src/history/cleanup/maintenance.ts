import * as z from 'zod/mini';
import { PrpError } from '../../base/errors.ts';
import { maintenancePath, sealedAt } from '../versions/layout.ts';
import { timestampSchema } from '../versions/memento.ts';
import { oldestLocation } from '../versions/version-list.ts';
import { currentFormat, printJson, readSealed, withDigest } from '../versions/sealed-json.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { readVersions } from '../versions/stored-version.ts';

/** `maintenance.json`: the time of the last clean-up, known without reading the log. */
const maintenanceSchema = z.strictObject({
  format: z.literal(currentFormat),
  lastCleanup: timestampSchema,
  digest: z.string(),
});

const dayMs = 86_400_000;

export function maintenanceFile(now: Date): Uint8Array {
  return printJson(withDigest({ format: currentFormat, lastCleanup: now.toISOString() }));
}

/** `undefined` before the first clean-up. Throws `E_INTEGRITY` or `E_FORMAT` when the file is invalid. */
export async function lastCleanup(at: Snapshot): Promise<number | undefined> {
  const bytes = (await at.read([maintenancePath])).get(maintenancePath);
  if (bytes === undefined) return undefined;
  return Date.parse(readSealed(maintenanceSchema, bytes, maintenancePath).lastCleanup);
}

/**
 * Whether a clean-up is due: `intervalDays` after the last one, or, before the first one, after the oldest version of
 * these PRPs. A time in the future counts like one in the past, because no clean-up should wait for a wrong clock.
 * Reads a few directories, however many versions there are. Throws as `lastCleanup`.
 */
export async function isCleanupDue(
  at: Snapshot,
  { prps, intervalDays }: { readonly prps: readonly string[]; readonly intervalDays: number },
  now: Date,
): Promise<boolean> {
  if (intervalDays <= 0) return false;
  const since = (await lastCleanup(at)) ?? (await firstVersion(at, prps));
  return since !== undefined && Math.abs(now.getTime() - since) >= intervalDays * dayMs;
}

/** Whether the mark exists and was tampered with; false for the mark of a newer version of this tool. */
export async function isMarkTampered(at: Snapshot): Promise<boolean> {
  try {
    await lastCleanup(at);
    return false;
  } catch (error) {
    if (error instanceof PrpError && error.code === 'E_INTEGRITY') return true;
    throw error;
  }
}

/** Whether the branch was never cleaned up, and the oldest version of one of these PRPs was imported. */
export async function startsWithImport(at: Snapshot, prps: readonly string[]): Promise<boolean> {
  if ((await lastCleanup(at)) !== undefined) return false;
  const oldest = (await Promise.all(prps.map((prp) => oldestLocation(at, prp)))).flatMap((location) => location ?? []);
  const versions = await Promise.all(oldest.map((location) => readVersions(at, [location])));
  return versions.flat().some((version) => !version.tampered && version.memento.reason === 'imported');
}

async function firstVersion(at: Snapshot, prps: readonly string[]): Promise<number | undefined> {
  const oldest = await Promise.all(prps.map((prp) => oldestLocation(at, prp)));
  const times = oldest.flatMap((location) => (location === undefined ? [] : [sealedAt(location.id)]));
  return times.length === 0 ? undefined : Math.min(...times);
}
