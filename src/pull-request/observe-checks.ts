import { isPrp } from '../config/prp-files.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { StoredVersion } from '../history/history.ts';
import type { VersionRecords } from '../history/records/add-records.ts';
import { isBroken } from '../prp/gate-result.ts';
import { findHeads, type PullRequestHead } from './find-pull-request.ts';
import { listCommitFiles, listPullRequestFiles } from './pull-request-changes.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type ConcludedCheck, readChecks } from './read-checks.ts';
import { explainFailed, rollBackFailed } from './roll-back-failed.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import { withRuntime } from './with-runtime.ts';

/** Versions of a PRP that are searched for those of the commit. */
const searched = 20;

/**
 * Records the results of the other checks of a commit on the versions that were made from it, once all of them have
 * concluded. The events themselves count for nothing, so late, repeated and reordered ones end in the same state. With
 * `rollback.auto`, a failure restores the last passing version.
 */
export async function observeChecks(commit: string, context: PullRequestContext): Promise<RunResult> {
  const { github, repositoryName, config } = context;
  const path = pathOf(parseRepositoryName(repositoryName));
  const results = await readChecks(github, { path, commit, patterns: config.rollback.checks });
  if (results === undefined) return skippedResult('checks-pending', 'Not all checks have concluded yet.');
  if (results.length === 0) return skippedResult('no-checks', 'The commit has no other check.');

  const pulls = await findHeads(github, repositoryName, commit);
  const failed = results.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (config.rollback.auto && failed.length > 0 && pulls.length === 0) await explainFailed(commit, failed, context);
  const prps = await changedPrps(commit, pulls, context);
  if (prps.length === 0) return skippedResult('nothing-changed', 'The commit changes no PRP.');
  const linked = await withRuntime(context, { prps, tidies: false }, async ({ history }) => {
    const versions: StoredVersion[] = [];
    for (const prp of prps) {
      const listed = await history.list(prp, { limit: searched });
      versions.push(...listed.flatMap((version) => (version.tampered || !isFrom(version, commit) ? [] : [version])));
    }
    const additions = versions.flatMap((version) => additionTo(version, results, commit));
    if (additions.length > 0) await history.attachEach(additions);
    return versions;
  });

  const pull = pulls.find(({ isOpen, fromFork }) => isOpen && !fromFork);
  const isUndone = config.rollback.auto && failed.length > 0 && pull !== undefined;
  const restored = isUndone ? await rollBackFailed(linked, { pull, failed }, context) : 0;
  const message = `${results.length} checks of ${commit.slice(0, 7)} are recorded on ${linked.length} versions.`;
  return { ...skippedResult('recorded', message), status: 'passed', restored };
}

/** The PRPs that the commit, or a pull request with it as head, changes. */
async function changedPrps(
  commit: string,
  pulls: readonly PullRequestHead[],
  { github, repositoryName, config }: PullRequestContext,
): Promise<readonly string[]> {
  const lists =
    pulls.length > 0
      ? pulls.map(async ({ number }) => (await listPullRequestFiles(github, repositoryName, { number })).files)
      : [listCommitFiles(github, repositoryName, commit)];
  const files = (await Promise.all(lists)).flat();
  const paths = files.flatMap(({ path, isRemoved }) => (!isRemoved && isPrp(path, config) ? [path] : []));
  return [...new Set(paths)].toSorted();
}

/** Made from the commit, or validated at it with the same bytes. */
function isFrom({ memento, validation }: StoredVersion, commit: string): boolean {
  return memento.source.commit === commit || validation?.commit === commit;
}

/** Marks the results of checks among the gates of a record. */
const prefix = 'check: ';

/** The record that a version lacks: its own gates, as last recorded, and the checks. None when it has just that. */
function additionTo(
  { memento, validation }: StoredVersion,
  results: readonly ConcludedCheck[],
  commit: string,
): readonly VersionRecords[] {
  const known = validation?.gates ?? [];
  const own = known.filter(({ id }) => !id.startsWith(prefix));
  const checks = results.map(({ name, status, durationMs }) => ({
    id: `${prefix}${name.slice(0, 200)}`,
    status,
    durationMs,
    queuedMs: 0,
    attempts: 1,
    errors: status === 'failed' ? 1 : 0,
    warnings: 0,
    notices: 0,
  }));
  if (keyOf(known.filter(({ id }) => id.startsWith(prefix))) === keyOf(checks)) return [];
  const hasFailed = own.some(({ status }) => isBroken(status)) || results.some(({ status }) => status === 'failed');
  const verdict = hasFailed ? 'failed' : 'passed';
  const record = { validation: { verdict, gates: [...own, ...checks] }, actor: null, commit } as const;
  return [{ prp: memento.prp, version: memento.id, ...record }];
}

function keyOf(gates: readonly { readonly id: string; readonly status: string }[]): string {
  return JSON.stringify(gates.map(({ id, status }) => [id, status]));
}
