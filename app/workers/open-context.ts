import { mkdir } from 'node:fs/promises';
import {
  collectNotices,
  gitIn,
  githubClient,
  octokitFor,
  openRepository,
  type PrpEvent,
  type PullRequestContext,
  readDefaultBranchConfig,
  type Repository,
  type Trigger,
  triggerOf,
} from '../../src/index.ts';
import type { Job } from './job.ts';

interface Opened {
  readonly trigger: Trigger;
  readonly run: { readonly sha: string; readonly ref: string };
  readonly context: PullRequestContext;
  readonly close: () => void;
}

/** The series of reports that share one comment and one check. */
const runKey = 'app';

/**
 * The context of a delivery, as the action makes it from a workflow's event. The content of a pull request is data here, as
 * with `pull_request_target`: it is read from GitHub, the configuration comes from the default branch, and no command runs.
 */
export async function openContext(job: Job): Promise<Opened | { readonly nothing: { reason: string; message: string } }> {
  const { repositoryName, defaultBranch, token, serverUrl, apiUrl, graphqlUrl, receivedAt, attempt } = job;
  const payload: unknown = JSON.parse(job.payload);
  const eventName = job.event === 'pull_request' ? 'pull_request_target' : job.event;
  const github = githubClient(() => octokitFor({ token, apiUrl, userAgent: 'prp-action-app' }), { apiUrl, graphqlUrl });
  const config = await readDefaultBranchConfig(github, repositoryName);
  const inputs = { command: 'auto', versionsBranch: config.versions.branch };
  const trigger = triggerOf({ eventName, payload, inputs, run: { sha: '', ref: '' } });
  const { request } = trigger;
  if (request.kind === 'nothing') return { nothing: { reason: request.reason, message: request.message } };

  const repository = await openClone(job.clone);
  const events: PrpEvent[] = [];
  const notices = collectNotices((event) => void events.push(event));
  return {
    trigger,
    run: { sha: trigger.head ?? '', ref: `refs/heads/${defaultBranch}` },
    close: () => repository.objects.close(),
    context: {
      ...trigger,
      github,
      token,
      repositoryName,
      serverUrl,
      repository,
      config: { ...config, commands: [], plugins: [] },
      policy: { comment: true, commit: true, dryRun: false },
      options: { prps: [], runLoop: false },
      runKey,
      run: { runId: receivedAt, runNumber: receivedAt, runAttempt: attempt },
      notices,
    },
  };
}

/** A clone without a work tree's files: commits are fetched into it when a command needs them. */
async function openClone(folder: string): Promise<Repository> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await gitIn(folder).text(['init', '--quiet', '.']);
  return openRepository(folder);
}
