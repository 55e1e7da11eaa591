import { PrpError } from '../base/errors.ts';
import { commitFiles } from '../github/commit-files.ts';
import { oneLine } from '../history/branch/commit-message.ts';
import { markdownPatch } from '../report/markdown-diff.ts';
import type { Report } from '../report/report.ts';
import type { Version } from '../report/version-data.ts';
import type { OverlayRepository } from './overlay-repository.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** A PRP that is written to a branch. */
export interface WrittenPrp {
  readonly action: 'generated' | 'restored';
  readonly path: string;
  /** `null` when no version was kept. */
  readonly version: Version | null;
  /** The version that was restored. */
  readonly restoredSequence?: number;
}

/** The PRPs that commands have written. */
export function writtenPrps(reports: readonly Report[]): readonly WrittenPrp[] {
  return reports.flatMap((report): readonly WrittenPrp[] => {
    if (report.command === 'generate') return [{ action: 'generated', ...report.data }];
    return report.command === 'rollback' ? [{ action: 'restored', ...report.data }] : [];
  });
}

/** Where a commit goes. */
export interface CommitTarget {
  /** In full; nothing is committed unless it is a branch. */
  readonly ref: string | null;
  /** The commit that the branch must still be at. */
  readonly head: string;
}

export interface CommitOrPatch {
  /** The commit with the changes; undefined if there is none. */
  readonly commit: string | undefined;
  /** Markdown with the changes to apply by hand; empty if they are committed. */
  readonly patch: string;
}

/**
 * Commits the files of the overlay to the branch, signed by GitHub, if the branch has not moved; else returns them as a
 * patch. Throws as `commitFiles`, except when the token may not commit.
 */
export async function commitOrPatch(
  prps: readonly WrittenPrp[],
  repository: OverlayRepository,
  { ref, head }: CommitTarget,
  context: PullRequestContext,
): Promise<CommitOrPatch> {
  const write = repository.changes();
  if (write.size === 0) return { commit: undefined, patch: '' };
  const { rights, policy, notices } = context;
  const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  if (branch !== undefined && rights.commit && policy.commit && !policy.dryRun) {
    try {
      return { commit: await commitPrps(prps, write, { branch, head }, context), patch: '' };
    } catch (error) {
      if (!(error instanceof PrpError) || !refusals.has(error.code)) throw error;
      notices.add(`Nothing was committed: ${error.message} ${error.hint}`);
    }
  }
  const before = await Promise.all([...write.keys()].map((path) => repository.original.read(path)));
  const files = [...write].map(([path, after], index) => ({ path, before: before[index], after }));
  return { commit: undefined, patch: markdownPatch(files) };
}

const refusals: ReadonlySet<string> = new Set(['E_FORBIDDEN', 'E_STALE_HEAD']);

/** Commits files to a branch that must still be at `head`, and returns the commit. Throws as `commitFiles`. */
export function commitPrps(
  prps: readonly WrittenPrp[],
  write: ReadonlyMap<string, Uint8Array>,
  { branch, head }: { readonly branch: string; readonly head: string },
  { github, repositoryName, actor }: PullRequestContext,
): Promise<string> {
  const message = commitMessage(
    prps.filter(({ path }) => write.has(path)),
    actor?.login ?? null,
  );
  return commitFiles(github, { repository: repositoryName, branch, expectedHead: head, message, write });
}

const verbs = { generated: 'generate', restored: 'restore' } as const;

/** The trailers name the versions and the requester. */
function commitMessage(prps: readonly WrittenPrp[], actor: string | null): string {
  const trailers = prps.flatMap(({ action, path, version }) => [
    `Prp: ${oneLine(path)}`,
    ...(version === null ? [] : [`Prp-Version: ${version.id}`, `Prp-Checksum: ${version.checksum}`]),
    `Prp-Action: ${action}`,
    `Prp-Actor: ${oneLine(actor ?? '-')}`,
  ]);
  return `prp: ${subjectOf(prps)}\n\n${trailers.join('\n')}\n`;
}

function subjectOf(prps: readonly WrittenPrp[]): string {
  const [first, ...others] = prps;
  const verb = verbs[first?.action ?? 'generated'];
  if (first === undefined || others.length > 0) return `${verb} ${prps.length} PRPs`;
  const from = first.restoredSequence === undefined ? '' : ` from v${first.restoredSequence}`;
  return `${verb} ${oneLine(first.path)}${from}`;
}
