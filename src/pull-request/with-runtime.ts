import type { Announce } from '../event.ts';
import type { LoggedCommit } from '../history/branch/branch.ts';
import { githubBranch } from '../github/github-branch.ts';
import { checkBranch } from '../history/branch/owned-branch.ts';
import type { Origin } from '../system/origin.ts';
import type { Repository } from '../system/repository.ts';
import { createRuntime, type Runtime, useRuntime } from '../runtime.ts';
import type { Job } from './pull-request-context.ts';

export interface Setting {
  /** What commands work with. @default the checkout */
  readonly repository?: Repository;
  /** What versions say that they were made of. @default what is checked out */
  readonly origin?: Origin;
  /** PRPs that are going to be asked for: what is known of them comes with the first request. */
  readonly prps?: readonly string[];
  /** Whether old versions are removed when it is time, after something was kept. @default true */
  readonly tidies?: boolean;
  /** Whether the log of the versions branch is wanted: it is fetched into the clone when it is read. @default false */
  readonly readsLog?: boolean;
  /** Hears what happens. @default the job's */
  readonly announce?: Announce;
}

/** Does `work` with the versions that GitHub keeps. When the job is cancelled, what runs is ended with all it started. */
export async function withRuntime<Value>(
  job: Job,
  setting: Setting,
  work: (runtime: Runtime) => Promise<Value>,
): Promise<Value> {
  const { github, run, config, repository, announce } = job;
  const onGithub = githubBranch(github(), run.repository, config.versions.branch);
  const { tidies = true, readsLog = false, prps = [], ...ports } = setting;
  onGithub.expect(prps);
  const branch = readsLog ? { ...onGithub, log: (head: string) => fetchedLog(job, head) } : onGithub;
  await checkBranch(branch, config.versions.branch);
  const versions = { ...config.versions, ...(!tidies && { 'cleanup-interval-days': 0 }) };
  const runtime = createRuntime(
    { ...config, versions },
    { repository, announce, branch, environment: 'listed', ...ports },
  );
  return useRuntime(runtime, () => work(runtime));
}

/** The log as Git has it: GitHub's API tells it a commit at a time. Throws `E_GIT` when it cannot be fetched. */
async function* fetchedLog({ repository, run, inputs }: Job, head: string): AsyncGenerator<LoggedCommit> {
  const [{ fetchCommits }, { gitLog }] = await Promise.all([
    import('./fetch-commits.ts'),
    import('../history/branch/git-log.ts'),
  ]);
  const origin = { serverUrl: run.serverUrl, repository: run.repository, token: inputs['github-token'] ?? '' };
  await fetchCommits(repository, origin, [head], { withPast: true, what: 'The versions branch' });
  yield* gitLog(repository.git, head);
}
