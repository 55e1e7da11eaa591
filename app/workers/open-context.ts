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
import type { Job, SentRequest } from './job.ts';

export interface OpenedContext {
  /** For the task `trigger`. */
  readonly trigger: Trigger | undefined;
  readonly run: { readonly sha: string; readonly ref: string };
  readonly context: PullRequestContext;
  close(): Promise<void>;
}

/** Collected while a job runs. */
interface SeenRequests {
  readonly rateLimitLeft: Record<string, number>;
  /** Absent unless the job is traced. */
  readonly requests?: SentRequest[];
}

const requestsAtMost = 300;

/** The series of reports that share one comment and one check. */
const runKey = 'app';

/**
 * The context of a delivery, as the action makes it from a workflow's event. The content of a pull request is data here, as
 * with `pull_request_target`: it is read from GitHub, the configuration comes from the default branch, and no command runs.
 * `seen` collects what GitHub reports meanwhile.
 */
export async function openContext(job: Job, seen: SeenRequests): Promise<OpenedContext> {
  const { repositoryName, defaultBranch, token, serverUrl, apiUrl, graphqlUrl, receivedAt, attempt } = job;
  const github = githubClient(() => openOctokit({ token, apiUrl }, seen), { apiUrl, graphqlUrl });
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

/** Notes what GitHub says about the limits of the token, and the time that requests take with their retries. */
async function openOctokit(
  { token, apiUrl }: Pick<Job, 'token' | 'apiUrl'>,
  { rateLimitLeft, requests }: SeenRequests,
): ReturnType<typeof octokitFor> {
  const octokit = await octokitFor({ token, apiUrl, userAgent: 'prp-action-app' });
  octokit.hook.after('request', ({ headers }) => {
    const left = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
    const resource = String(headers['x-ratelimit-resource'] ?? 'core');
    if (Number.isFinite(left) && /^\w{1,40}$/.test(resource)) rateLimitLeft[resource] = left;
  });
  if (requests !== undefined) {
    octokit.hook.wrap('request', async (request, options) => {
      const startedAt = Date.now();
      const note = (status: number) => {
        const about = { name: operationOf(options.method, options.url), startedAt, durationMs: Date.now() - startedAt };
        if (requests.length < requestsAtMost) requests.push({ ...about, status });
      };
      try {
        const response = await request(options);
        note(response.status);
        return response;
      } catch (error) {
        note(error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 0);
        throw error;
      }
    });
  }
  return octokit;
}

/** The kind of a request: `GET /repos/…/pulls`. The rest of its path may name a file or a branch. */
function operationOf(method: string, url: string): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/api\/v3/, '');
  const kind = /^\/repos\/[^/]+\/[^/]+(\/[a-z-]+)?/.exec(path)?.[1] ?? '';
  return path.startsWith('/repos/') ? `${method} /repos/…${kind}` : `${method} ${/^\/[a-z-]*/.exec(path)?.[0] ?? ''}`;
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
