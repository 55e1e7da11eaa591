import type { Branch } from '../branch/branch.ts';
import { planRepair, type RepairPlan } from './repair-plan.ts';
import { verifyLog } from '../verify/verify-log.ts';

export interface Repair extends Pick<RepairPlan, 'repaired' | 'restated' | 'recovered' | 'newer'> {
  /** The commit that did it; undefined in a dry run, and where there was nothing to do. */
  readonly commit?: string | undefined;
}

export interface RepairOptions {
  readonly dryRun: boolean;
  readonly now: Date;
  /** Who asks for it. */
  readonly actor: string | null;
}

/**
 * Sets aside what cannot be relied on, of these PRPs or of the whole branch, in one commit. Throws `E_INTEGRITY` when the
 * branch leads to nothing that can be read, and `E_STALE_HEAD` when it moved meanwhile.
 */
export async function repair(
  branch: Branch,
  prps: readonly string[] | undefined,
  { dryRun, now, actor }: RepairOptions,
): Promise<Repair> {
  const head = await branch.head();
  if (head === undefined) return { repaired: [], restated: [], recovered: [], newer: [] };
  const log = branch.log === undefined ? undefined : await verifyLog(branch.log(head));
  const changedByHand = new Set(log?.problems.flatMap(({ version }) => version ?? []));
  const { change, message, lost, ...done } = await planRepair(branch, head, prps, { now, actor, changedByHand });
  const isCutOff = log?.failure?.code === 'E_INTEGRITY';
  if (dryRun || (change.write.size === 0 && (change.remove ?? []).length === 0 && !isCutOff)) return done;
  const commit =
    branch.commitRepair === undefined
      ? await branch.commit(change, message, head)
      : await branch.commitRepair(change, message, head, lost);
  return { ...done, commit };
}
