import { PrpError } from '../../base/errors.ts';
import type { StoredVersion } from '../../history/history.ts';
import { diffPrps } from '../../prp/diff/diff-prps.ts';
import type { Risk } from '../../prp/diff/risk.ts';
import type { Runtime } from '../../runtime.ts';
import { documentOf } from './document.ts';

/**
 * The risks between two versions; `undefined` where a content cannot be read or compared. Only on a local branch: a
 * remote one would be asked for each content.
 */
export async function risksSince(
  before: StoredVersion,
  after: StoredVersion,
  runtime: Runtime,
): Promise<readonly Risk[] | undefined> {
  if (runtime.origin !== undefined) return undefined;
  if (before.memento.canonicalChecksum === after.memento.canonicalChecksum) return [];
  try {
    const [had, has] = await Promise.all([before, after].map((version) => runtime.history.content(version)));
    if (had === undefined || has === undefined) return undefined;
    const [one, other] = [had, has].map((bytes) => documentOf(after.memento.prp, bytes, runtime));
    if (one === undefined || other === undefined || !('prp' in one) || !('prp' in other)) return undefined;
    return diffPrps(one.prp, other.prp).risks;
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return undefined;
  }
}
