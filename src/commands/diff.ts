import type { DiffCommand, Revision } from '../command.ts';
import { diffPrps } from '../prp/diff/diff.ts';
import { print } from '../prp/prp.ts';
import { unifiedDiff } from '../prp/diff/unified.ts';
import type { DiffData, ReportOf } from '../report/report.ts';
import type { Repository } from '../system/repository.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';
import { type Side, side, sideAt } from './versions/side.ts';

/**
 * What changed between two versions, by sections and by lines. Without versions named: what the file holds that its
 * latest version does not; when that is nothing, what the latest version brought; when nothing earlier is stored, what
 * the file holds that the base does not.
 */
export async function diff(command: DiffCommand, runtime: Runtime): Promise<ReportOf<'diff', DiffData>> {
  const prp = await findPrp(command.prp, runtime);
  const [from, to] = await sides(prp, command, runtime);
  const { identical, ...changes } = diffPrps(from.document.prp, to.document.prp);
  const unified = unifiedDiff(print(from.document.prp), print(to.document.prp), {
    from: `a/${prp}`,
    to: `b/${prp}`,
  });
  return {
    command: 'diff',
    status: 'passed',
    data: {
      prp,
      from: from.name,
      to: to.name,
      labels: { from: from.label, to: to.label },
      identical,
      ...changes,
      unified,
    },
  };
}

async function sides(prp: string, { from, to, base }: DiffCommand, runtime: Runtime): Promise<readonly [Side, Side]> {
  if (from !== undefined) return [await side(prp, from, runtime), await side(prp, to ?? 'worktree', runtime)];
  const { history, repository } = runtime;
  const [newest, older] = await history.list(prp, { limit: 2 });
  const isPresent = (await repository.workTree.kindOf(prp)) === 'file';
  const latest = newest || !isPresent ? await side(prp, 'latest', runtime) : undefined;
  const now = isPresent ? await side(prp, 'worktree', runtime) : undefined;
  if (latest && now && isOther(latest, now)) return [latest, now];
  if (latest && older) return [await side(prp, 'previous', runtime), latest];

  const start = base ?? (await headOf(repository));
  const before = now && start && (await sideAt(prp, start, runtime));
  if (before && isOther(before, now)) return [before, now];
  // Where there is no version either, asking for it says so.
  const only = latest ?? (await side(prp, 'latest', runtime));
  return [only, only];
}

function isOther({ document: before }: Side, { document: after }: Side): boolean {
  return before.checksum !== after.checksum;
}

async function headOf(repository: Repository): Promise<Revision | undefined> {
  const { commit } = await repository.head();
  return commit === null ? undefined : { commit, name: 'HEAD' };
}
