import type { DiffCommand } from '../command.ts';
import { diffPrps } from '../prp/diff.ts';
import { print } from '../prp/print.ts';
import { unifiedDiff } from '../prp/unified.ts';
import type { DiffData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { documentOf, readable, type ReadableDocument } from './document.ts';
import { findPrp } from './prps.ts';

interface Side {
  /** A version id, or `worktree`. */
  readonly name: string;
  readonly label: string;
  readonly document: ReadableDocument;
}

/**
 * What changed between two versions, by sections and by lines. Without versions named: what the file holds that its
 * latest version does not; when that is nothing, what the latest version brought.
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

async function sides(prp: string, { from, to }: DiffCommand, runtime: Runtime): Promise<readonly [Side, Side]> {
  if (from !== undefined) return [await side(prp, from, runtime), await side(prp, to ?? 'worktree', runtime)];
  const latest = await side(prp, 'latest', runtime);
  const present = (await runtime.repository.workTree.kindOf(prp)) === 'file';
  const now = present ? await side(prp, 'worktree', runtime) : latest;
  if (now.document.checksum !== latest.document.checksum) return [latest, now];
  const [, previous] = await runtime.history.list(prp, { limit: 2 });
  return [previous ? await side(prp, 'previous', runtime) : latest, latest];
}

async function side(prp: string, selector: string, runtime: Runtime): Promise<Side> {
  if (selector === 'worktree') {
    return {
      name: selector,
      label: selector,
      document: readable(documentOf(prp, await runtime.repository.read(prp), runtime)),
    };
  }
  const version = await runtime.history.select(prp, selector);
  const bytes = await runtime.history.content(version);
  return {
    name: version.memento.id,
    label: `v${version.memento.sequence}`,
    document: readable(documentOf(prp, bytes, runtime)),
  };
}
