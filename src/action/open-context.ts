import type { Config } from '../config/config.ts';
import { overrideConfig } from '../config/override-config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { type GithubClient, githubClient } from '../github/client.ts';
import { checkToken, octokitFor } from '../github/octokit.ts';
import { configuredObservers } from '../observers/configured-observers.ts';
import { openRepository, type Repository } from '../system/repository.ts';
import { version } from '../base/version.ts';
import { configTextOf } from './config-text.ts';
import { collectNotices } from '../pull-request/notices.ts';
import type { PullRequestContext } from '../pull-request/pull-request-context.ts';
import type { Trigger } from '../pull-request/trigger.ts';
import type { Inputs } from './inputs.ts';
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

/** Throws as `openRepository`, `E_CONFIG`, and as the client. */
export async function openContext(order: StepRequest, env: NodeJS.ProcessEnv, log: StepLog): Promise<ActionContext> {
  const { inputs, run, trigger } = order;
  const token = inputs['github-token'] ?? '';
  let client: GithubClient | undefined;
  const github = () => {
    client ??= clientOf(token, env, log);
    return client;
  };
  const repository = await openCheckout(env);
  const text = await configTextOf(order, repository, github);
  const config = withInputs(text === undefined ? defaultConfig : await parsed(text, inputs.config), order);
  log.add(await configuredObservers(config, repository));
  const notices = collectNotices(log.announce);
  const files = outputFiles(env);
  const source = { repository, config, files, token, repositoryName: run.repository, serverUrl: run.serverUrl };
  return { ...source, ...contextOf(order), inputs, run, trigger, github, notices, runKey: runKeyOf(env) };
}

/** The part of the context that inputs and event decide. */
export function contextOf({ inputs, trigger }: Pick<StepRequest, 'inputs' | 'trigger'>) {
  const { comment, commit, 'dry-run': dryRun, feature, prp = '', version: selector, env, gates } = inputs;
  const prps = prp.split('\n').flatMap((line) => line.trim() || []);
  return {
    actor: trigger.actor,
    trust: trigger.trust,
    fromFork: trigger.fromFork,
    rights: trigger.rights,
    policy: { comment, commit, dryRun },
    options: { feature, prps, version: selector, env, gates, runLoop: inputs['run-loop'] },
  } satisfies Partial<PullRequestContext>;
}

function clientOf(token: string, env: NodeJS.ProcessEnv, { announce }: StepLog): GithubClient {
  const { GITHUB_API_URL: apiUrl = 'https://api.github.com', GITHUB_GRAPHQL_URL: graphqlUrl = `${apiUrl}/graphql` } =
    env;
  const settings = { token: checkToken(token), apiUrl, userAgent: `prp-action/${version}`, announce };
  return githubClient(() => octokitFor(settings), { apiUrl, graphqlUrl });
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

/** The parser is loaded only if there is a configuration. */
async function parsed(text: string, path: string): Promise<Config> {
  const { parseConfig } = await import('../config/config-file.ts');
  return parseConfig(text, path);
}

/** A pull request may have changed commands and plugins: without the right to run commands, none is configured. */
function withInputs(config: Config, { inputs, trigger }: StepRequest): Config {
  const { workers, timeout, 'fail-on': failOn, 'versions-branch': versionsBranch } = inputs;
  const overridden = overrideConfig(config, { workers, timeout, failOn, versionsBranch });
  return trigger.rights.runCommands ? overridden : { ...overridden, commands: [], plugins: [] };
}

/** Numbers of runs compare only within one workflow, and each of its jobs has its own comment. */
function runKeyOf({ GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '' }: NodeJS.ProcessEnv): string {
  return `${workflow}.${job}`.replaceAll(/[^\w.-]+/g, '-').slice(0, 60);
}
