import { githubBranch } from '../github/github-branch.ts';
import type { LoggedCommit } from '../history/branch/branch.ts';
import { gitLog } from '../history/branch/git-log.ts';
import { checkBranch } from '../history/branch/owned-branch.ts';
import { createRuntime, type Runtime, useRuntime } from '../runtime.ts';
import type { Origin } from '../system/origin.ts';
import type { Repository } from '../system/repository.ts';
import { fetchCommits } from './fetch-commits.ts';
import type { PullRequestContext } from './pull-request-context.ts';

export interface Setting {
  /** The repository that commands work on. @default the clone */
  readonly repository?: Repository;
  /** The source that new versions name. @default what is checked out */
  readonly source?: Source;
  /** PRPs that commands will ask for: their histories come with the first request. */
  readonly prps?: readonly string[];
  /** Remove old versions when it is time, after new ones were kept. @default true */
  readonly tidies?: boolean;
  /** Fetch the log of the versions branch into the clone when a command reads it. @default false */
  readonly readsLog?: boolean;
}

/** The commit that new versions name. A workflow checks out a merge commit, which no later clone has. */
interface Source {
  readonly commit: string;
  /** In full, such as `refs/heads/topic`; null if unknown. */
  readonly ref: string | null;
  /** @default null */
  readonly pullRequest?: number | null;
  /** Git's ids of the commit's files, by path, as far as known. */
  readonly blobs?: ReadonlyMap<string, string>;
}

/** Calls `work` with the versions that GitHub stores. If the job is cancelled, all processes of the run are ended. */
export async function withRuntime<Value>(
  context: PullRequestContext,
  setting: Setting,
  work: (runtime: Runtime) => Promise<Value>,
): Promise<Value> {
  const { github, repositoryName, config, notices } = context;
  const { repository = context.repository, source, tidies = true, readsLog = false, prps = [] } = setting;
  const onGithub = githubBranch(github, repositoryName, config.versions.branch);
  onGithub.expect(prps);
  const branch = readsLog ? { ...onGithub, log: (head: string) => fetchedLog(head, context) } : onGithub;
  await checkBranch(branch, config.versions.branch);
  const versions = { ...config.versions, ...(!tidies && { 'cleanup-interval-days': 0 }) };
  const runtime = createRuntime(
    { ...config, versions },
    {
      repository,
      branch,
      environment: 'listed',
      announce: notices.announce,
      origin: source && originOf(source, context),
    },
  );
  return useRuntime(runtime, () => work(runtime));
}

function originOf(
  { commit, ref, pullRequest = null, blobs = new Map() }: Source,
  { repositoryName, actor }: PullRequestContext,
): Origin {
  return { repository: repositoryName, commit, ref, pullRequest, actor: actor?.login ?? null, blobs };
}

/** Git's log: GitHub's API returns it one commit at a time. Throws `E_GIT` when it cannot be fetched. */
async function* fetchedLog(head: string, context: PullRequestContext): AsyncGenerator<LoggedCommit> {
  const { repository } = context;
  await fetchCommits(repository, context, [head], { withPast: true, what: 'The versions branch' });
  yield* gitLog(repository.git, head);
}
