import { mkdir } from 'node:fs/promises';
import {
  collectNotices,
  gitIn,
  githubClient,
  octokitFor,
  openRepository,
  type PullRequestContext,
  readDefaultBranchConfig,
  type Repository,
  rightsOf,
  type Trigger,
  triggerOf,
} from '../../src/index.ts';
import type { Job } from './job.ts';

export interface OpenedContext {
  /** For the task `trigger`. */
  readonly trigger: Trigger | undefined;
  readonly run: { readonly sha: string; readonly ref: string };
  readonly context: PullRequestContext;
  close(): Promise<void>;
}

/** The series of reports that share one comment and one check. */
const runKey = 'app';

/**
 * The context of a delivery, as the action makes it from a workflow's event. The content of a pull request is data here, as
 * with `pull_request_target`: it is read from GitHub, the configuration comes from the default branch, and no command runs.
 * The limits that GitHub reports meanwhile are put into `rateLimitLeft`.
 */
export async function openContext(job: Job, rateLimitLeft: Record<string, number>): Promise<OpenedContext> {
  const { repositoryName, defaultBranch, token, serverUrl, apiUrl, graphqlUrl, receivedAt, attempt } = job;
  const github = githubClient(() => openOctokit({ token, apiUrl }, rateLimitLeft), { apiUrl, graphqlUrl });
  const config = await readDefaultBranchConfig(github, repositoryName);
  const trigger = job.task.kind === 'trigger' ? readTrigger(job, config.versions.branch) : undefined;
  const repository = await openClone(job.clone);
  const privileged = {
    actor: null,
    trust: 'privileged',
    fromFork: false,
    rights: rightsOf('privileged', false),
  } as const;
  const { actor, fromFork, rights } = trigger ?? privileged;
  return {
    trigger,
    run: { sha: trigger?.head ?? '', ref: `refs/heads/${defaultBranch}` },
    close: async () => repository.objects.close(),
    context: {
      actor,
      // Nothing is checked out: all files are read from GitHub.
      trust: 'privileged',
      fromFork,
      rights,
      repositoryId: trigger?.repositoryId ?? null,
      github,
      token,
      repositoryName,
      serverUrl,
      repository,
      config: { ...config, commands: [], plugins: [] },
      policy: { comment: true, commit: true, dryRun: false },
      options: { prps: [], runLoop: false },
      runKey,
      sharesComment: true,
      ownCheck: { appId: job.appId },
      run: { runId: receivedAt, runNumber: receivedAt, runAttempt: attempt },
      notices: collectNotices(() => {}),
    },
  };
}

/** Notes what GitHub says about the limits of the token. */
async function openOctokit(
  { token, apiUrl }: Pick<Job, 'token' | 'apiUrl'>,
  rateLimitLeft: Record<string, number>,
): ReturnType<typeof octokitFor> {
  const octokit = await octokitFor({ token, apiUrl, userAgent: 'prp-action-app' });
  octokit.hook.after('request', ({ headers }) => {
    const left = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
    const resource = String(headers['x-ratelimit-resource'] ?? 'core');
    if (Number.isFinite(left) && /^\w{1,40}$/.test(resource)) rateLimitLeft[resource] = left;
  });
  return octokit;
}

function readTrigger({ event, payload }: Job, versionsBranch: string): Trigger {
  const eventName = event === 'pull_request' ? 'pull_request_target' : event;
  const inputs = { command: 'auto', versionsBranch };
  return triggerOf({ eventName, payload: JSON.parse(payload), inputs, run: { sha: '', ref: '' } });
}

/** A clone without a work tree's files: commits are fetched into it when a command needs them. */
async function openClone(folder: string): Promise<Repository> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await gitIn(folder).text(['init', '--quiet', '.']);
  return openRepository(folder);
}
