import { verdictOf } from '../../gates/verdict.ts';
import type { ValidatedPrp } from '../../report/report.ts';
import type { Runtime } from '../../runtime.ts';

/** Versions of it that are looked at: what passed longer ago is hardly what somebody wants back. */
const newest = 20;

/**
 * The first PRP that failed by itself, when an earlier version of it has passed: what `rollback` would go back to. Not
 * looked for where a run is not for somebody at a terminal, whose branch may be far away.
 */
export async function restorableOf(
  prps: readonly ValidatedPrp[],
  { history, origin }: Pick<Runtime, 'history' | 'origin'>,
): Promise<string | undefined> {
  const failed = prps.find(({ gates, version }) => (version?.sequence ?? 1) > 1 && verdictOf(gates) === 'failed');
  if (origin !== undefined || failed === undefined) return undefined;
  const versions = await history.list(failed.path, { limit: newest });
  return versions.some((version) => !version.tampered && version.status === 'passed') ? failed.path : undefined;
}
