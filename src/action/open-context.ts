import { PrpError } from '../base/errors.ts';
import { checkToken, type GithubClient, githubClient, silentLog } from '../github/client.ts';
import { careful } from '../github/careful.ts';
import type { Announce } from '../event.ts';
import { configuredObservers } from '../observers/configured-observers.ts';
import { openRepository, type Repository } from '../system/repository.ts';
import { version } from '../base/version.ts';
import { collectNotices } from '../pull-request/notices.ts';
import type { PullRequestContext } from '../pull-request/pull-request-context.ts';
import type { Trigger } from '../pull-request/trigger.ts';
import type { Inputs } from './inputs.ts';
import { readConfig } from './read-config.ts';
import type { StepLog } from './step-log.ts';
import type { StepRequest } from './read-request.ts';
import { type OutputFiles, outputFiles } from './output-files.ts';
import type { RunContext } from './run-context.ts';

/** The context of a workflow's step. */
export interface ActionContext extends PullRequestContext {
  readonly inputs: Inputs;
  readonly trigger: Trigger;
  readonly run: RunContext;
  readonly files: OutputFiles;
}

/** Opens the checkout, its configuration and GitHub. Throws as `openRepository`, as `readConfig` and as the client. */
export async function openContext(step: StepRequest, env: NodeJS.ProcessEnv, log: StepLog): Promise<ActionContext> {
  const { inputs, run, trigger } = step;
  const token = inputs['github-token'] ?? '';
  const github = clientOf(token, env, log.announce);
  const repository = await openCheckout(env);
  const { config, leavesOutCommands } = await readConfig(step, repository, github);
  log.add(await configuredObservers(config, repository));
  const notices = collectNotices(log.announce);
  const files = outputFiles(env);
  const source = {
    repository,
    config,
    leavesOutCommands,
    leavesReports: config['report-by'] === 'app',
    files,
    token,
    repositoryName: run.repository,
    serverUrl: run.serverUrl,
  };
  return { ...source, ...contextOf(step), inputs, run, trigger, github, notices, runKey: runKeyOf(env) };
}

/** The part of the context that inputs and event decide. */
export function contextOf({ inputs, trigger }: Pick<StepRequest, 'inputs' | 'trigger'>) {
  const { comment, commit, 'dry-run': dryRun, feature, prp = '', version: selector, tag, env, gates } = inputs;
  const prps = prp.split('\n').flatMap((line) => line.trim() || []);
  return {
    actor: trigger.actor,
    trust: trigger.trust,
    fromFork: trigger.fromFork,
    rights: trigger.rights,
    repositoryId: trigger.repositoryId,
    policy: { comment, commit, dryRun },
    options: { feature, prps, version: selector, tag, env, gates, runLoop: inputs['run-loop'] },
  } satisfies Partial<PullRequestContext>;
}

/** Its requests go through the proxy that the runner's environment names: `https_proxy`, `http_proxy`, `no_proxy`. */
export function clientOf(token: string, env: NodeJS.ProcessEnv, announce: Announce): GithubClient {
  const { GITHUB_API_URL: apiUrl = 'https://api.github.com', GITHUB_GRAPHQL_URL: graphqlUrl = `${apiUrl}/graphql` } =
    env;
  const openOctokit = async () => {
    const auth = checkToken(token);
    // Most of its cost is a second HTTP stack, which a run without requests does not load.
    const { getOctokit } = await import('@actions/github');
    return getOctokit(auth, { userAgent: `prp-action/${version}`, log: silentLog }, careful({ announce }));
  };
  return githubClient(openOctokit, { apiUrl, graphqlUrl });
}

async function openCheckout(env: NodeJS.ProcessEnv): Promise<Repository> {
  const workspace = env['GITHUB_WORKSPACE'] ?? '.';
  try {
    return await openRepository(workspace);
  } catch (error) {
    const isMissing = error instanceof PrpError && error.code === 'E_NOT_A_REPOSITORY';
    if (!isMissing || error.message.includes('owner')) throw error;
    throw new PrpError('E_NOT_A_REPOSITORY', `Nothing is checked out in ${workspace}.`, {
      hint: 'Add a step with `uses: actions/checkout` before this one.',
      cause: error,
    });
  }
}

/** Numbers of runs compare only within one workflow, and each of its jobs has its own comment. */
export function runKeyOf({ GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '' }: NodeJS.ProcessEnv): string {
  return `${workflow}.${job}`.replaceAll(/[^\w.-]+/g, '-').slice(0, 60);
}
