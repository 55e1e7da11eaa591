import { PrpError } from '../base/errors.ts';
import { UnknownOutcomeError } from '../github/api-error.ts';
import { commitFiles } from '../github/commit-files.ts';
import { oneLine } from '../history/branch/commit-message.ts';
import { rawChecksum } from '../prp/canonical.ts';
import { patchOf } from '../report/markdown-diff.ts';
import type { Landing } from '../report/pull-request-report.ts';
import type { Report } from '../report/report.ts';
import type { OverlayRepository } from './overlay-repository.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** A PRP that is written to a branch. */
export interface WrittenPrp {
  readonly action: 'generated' | 'restored';
  readonly path: string;
  /** The version that was restored. */
  readonly restoredSequence?: number;
  /** Its id. */
  readonly restoredFrom?: string;
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

/**
 * Commits the files of the overlay to the branch, signed by GitHub, if the branch has not moved; else returns them as a
 * patch. `undefined` where no file changed. Throws as `commitFiles`, except when GitHub refuses the commit.
 */
export async function commitOrPatch(
  prps: readonly WrittenPrp[],
  repository: OverlayRepository,
  { ref, head }: CommitTarget,
  context: PullRequestContext,
): Promise<Landing | undefined> {
  const write = repository.changes();
  if (write.size === 0) return undefined;
  const { rights, policy } = context;
  const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  if (policy.dryRun) return notCommitted('dry-run', '');
  if (!policy.commit) return notCommitted('off', 'The workflow allows no commits (`commit: false`).');
  if (!rights.commit) return notCommitted('off', 'This run may not commit.');
  if (branch === undefined) return notCommitted('off', `The run is not on a branch, but on ${ref ?? 'a commit'}.`);
  try {
    return { kind: 'committed', commit: await commitPrps(prps, write, { branch, head }, context) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code !== 'E_STALE_HEAD') return notCommitted('refused', refusalMessage(error, branch));
    const moved = `The branch \`${branch}\` moved while this run was at work: it is no longer at \`${head.slice(0, 7)}\`.`;
    return notCommitted('head-moved', moved);
  }

  async function notCommitted(reason: NotCommitted['reason'], message: string): Promise<NotCommitted> {
    const before = await Promise.all([...write.keys()].map((path) => repository.original.read(path)));
    const files = [...write].map(([path, after], index) => ({ path, before: before[index], after }));
    return { kind: 'not-committed', reason, message, patch: patchOf(files) };
  }
}

type NotCommitted = Extract<Landing, { kind: 'not-committed' }>;

/** GitHub certainly made no commit. */
function isRefusal(error: unknown): error is PrpError {
  if (!(error instanceof PrpError) || error instanceof UnknownOutcomeError) return false;
  return error.code === 'E_FORBIDDEN' || error.code === 'E_STALE_HEAD' || error.code === 'E_GITHUB';
}

/** GitHub's reason stands in parentheses, after the name of the request. */
function refusalMessage({ message, hint }: PrpError, branch: string): string {
  const [, reason] = /\((.+)\)\.$/.exec(message) ?? [];
  return `GitHub refused the commit to \`${branch}\`${reason === undefined ? '' : ` (${reason})`}. ${hint}`;
}

/** Commits files to a branch that must still be at `head`, and returns the commit. Throws as `commitFiles`. */
function commitPrps(
  prps: readonly WrittenPrp[],
  write: ReadonlyMap<string, Uint8Array>,
  { branch, head }: { readonly branch: string; readonly head: string },
  { github, repositoryName, actor }: PullRequestContext,
): Promise<string> {
  const message = commitMessage(prps, write, actor?.login ?? null);
  return commitFiles(github, { repository: repositoryName, branch, expectedHead: head, message, write });
}

const verbs = { generated: 'generate', restored: 'restore' } as const;

/** The trailers name the PRPs and the requester. The versions are kept later, and name the commit. */
function commitMessage(
  prps: readonly WrittenPrp[],
  write: ReadonlyMap<string, Uint8Array>,
  actor: string | null,
): string {
  const written = prps.filter(({ path }) => write.has(path));
  const trailers = written.flatMap(({ action, path, restoredFrom }) => [
    `Prp: ${oneLine(path)}`,
    `Prp-Checksum: ${rawChecksum(write.get(path) ?? new Uint8Array())}`,
    ...(restoredFrom === undefined ? [] : [`Prp-Restored: ${restoredFrom}`]),
    `Prp-Action: ${action}`,
    `Prp-Actor: ${oneLine(actor ?? '-')}`,
  ]);
  return `prp: ${subjectOf(written)}\n\n${trailers.join('\n')}\n`;
}

function subjectOf(prps: readonly WrittenPrp[]): string {
  const [first, ...others] = prps;
  const verb = verbs[first?.action ?? 'generated'];
  if (first === undefined || others.length > 0) return `${verb} ${prps.length} PRPs`;
  const from = first.restoredSequence === undefined ? '' : ` from v${first.restoredSequence}`;
  return `${verb} ${oneLine(first.path)}${from}`;
}
