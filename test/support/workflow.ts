import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { summary } from '@actions/core';
import { runStep } from '../../src/action/run-step.ts';
import type { Permissions } from './github/caller.ts';
import { readAction } from './action-definition.ts';
import type { ActionRun, WorkflowEvent } from './action-run.ts';
import { eventsOf } from './github/events.ts';
import { type FakeGithub, fakeGithub } from './github/fake-github.ts';
import type { FakeRepository, NewRepository } from './github/fake-repository.ts';
import { type ActionResult, runAction } from './runner.ts';
import { envOf, freshFiles, githubContext, inputsOf, systemEnv } from './runner-environment.ts';
import { readPairs } from './runner-files.ts';
import { initGitDirectory } from './init-git-directory.ts';
import { runnerLog } from './runner-log.ts';
import { temporaryDirectory } from './temporary-repository.ts';
import { gitIn } from '../../src/system/git.ts';

export interface StepResult extends Pick<ActionResult, 'exitCode' | 'outputs' | 'summary' | 'annotations' | 'log'> {
  /** The requests to GitHub: `GraphQL objects`, `GET /repos/…`. */
  readonly asked: readonly string[];
}

export interface Step extends Pick<
  ActionRun,
  'github' | 'inputs' | 'heard' | 'runId' | 'runNumber' | 'runAttempt' | 'isDebug' | 'env'
> {
  /** Of the token, as under `permissions:`. @default all that is needed */
  readonly permissions?: Permissions;
  /** @default one with `permissions` */
  readonly token?: string;
  /** @default what the event says, alone */
  readonly workspace?: string;
  /** Where GitHub is said to be. */
  readonly enterprise?: boolean;
}

export interface NewWorkflow extends NewRepository {
  /** @default 'acme/shop' */
  readonly fullName?: string;
  /** The clock of GitHub. @default this machine's */
  readonly now?: () => Date;
}

export interface Workflow {
  readonly github: FakeGithub;
  readonly repository: FakeRepository;
  readonly events: ReturnType<typeof eventsOf>;
  /** A clone as `actions/checkout` makes it: one commit, without any other. */
  checkout(revision: string, depth?: number): Promise<string>;
  /** The action as a step in this process. */
  run(event: WorkflowEvent, step?: Step): Promise<StepResult>;
  /** The built action as a step, in a separate process. */
  runBuilt(event: WorkflowEvent, step?: Step): Promise<StepResult>;
}

const usual: Permissions = { contents: 'write', pull_requests: 'write', checks: 'write' };
/** Where the bundles are. */
const built = process.env['PRP_DIST'] ?? 'dist';

/** A repository on a GitHub of this test alone, whose workflow uses the action. */
export async function workflowIn(about: NewWorkflow = {}): Promise<Workflow> {
  const { fullName = 'acme/shop', now, ...options } = about;
  const github = await fakeGithub({ hourlyLimit: 100_000, ...(now && { now }) });
  const repository = await github.repository(fullName, options);
  const events = eventsOf(github, repository);

  async function checkout(revision: string, depth = 1): Promise<string> {
    const directory = await temporaryDirectory();
    const git = gitIn(directory);
    const address = `${github.serverUrl}/${repository.fullName}`;
    const config = `[remote "origin"]\n\turl = ${address}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
    initGitDirectory(join(directory, '.git'), { config });
    const id = (await repository.store.resolve(revision)) ?? revision;
    await git.text(['fetch', '--quiet', `--depth=${depth}`, `file://${repository.store.directory}`, id]);
    await git.text(['checkout', '--quiet', '--detach', id]);
    return directory;
  }

  async function runOf(event: WorkflowEvent, step: Step): Promise<ActionRun> {
    const { permissions = usual, enterprise = false, ...rest } = step;
    return {
      event,
      github: { serverUrl: github.serverUrl, ...(enterprise ? github.enterprise : github) },
      token: github.appToken(repository, permissions),
      workspace: step.workspace ?? (await checkout(event.sha)),
      ...rest,
    };
  }

  async function counted<Result>(work: () => Promise<Result>): Promise<Result & { readonly asked: readonly string[] }> {
    const before = github.requests.length;
    const result = await work();
    const asked = github.requests
      .slice(before)
      .map(({ method, path, graphql }) => (graphql ? `GraphQL ${graphql.operation ?? ''}` : `${method} ${path}`));
    return { ...result, asked };
  }

  return {
    github,
    repository,
    events,
    checkout,
    run: async (event, step = {}) => {
      const run = await runOf(event, step);
      return counted(() => runHere(run));
    },
    runBuilt: async (event, step = {}) => {
      const run = await runOf(event, step);
      return counted(() => runAction({ ...run, main: `${process.cwd()}/${built}/action/index.js` }));
    },
  };
}

/** Each step waits for the one before: the action writes to the standard output and reads the variables of its process. */
let previous: Promise<unknown> = Promise.resolve();

/** As a runner would, but without a process. */
async function runHere(run: ActionRun): Promise<Omit<StepResult, 'asked'>> {
  const result = previous.then(async () => runAlone(run));
  previous = result.catch(() => {});
  return result;
}

async function runAlone(run: ActionRun): Promise<Omit<StepResult, 'asked'>> {
  const definition = await readAction('.');
  const workspace = run.workspace ?? '';
  const files = await freshFiles(run.event.payload);
  const context = githubContext(run, workspace, '.');
  const log = runnerLog({ workspace, isDebug: run.isDebug ?? false, secrets: [run.token ?? ''] });
  const inputs = inputsOf(definition.inputs, run.inputs ?? {}, { ...context, token: run.token ?? '' }, log.warning);
  const env = { ...systemEnv(files.temp, workspace, run), ...run.env, ...inputs, ...envOf(context), ...files.env };
  const { exitCode, printed } = await asRunner(env, () => runStep(env));
  for (const line of printed.split('\n').slice(0, -1)) log.line(line);
  return {
    exitCode,
    outputs: Object.fromEntries(readPairs(await readFile(files.env.GITHUB_OUTPUT, 'utf8'))),
    summary: log.masked(await readFile(files.env.GITHUB_STEP_SUMMARY, 'utf8')),
    annotations: log.annotations,
    log: log.masked(log.text()),
  };
}

/** The variables that @actions/core reads from the process. */
const ofRunner = /^(?:INPUT_|GITHUB_|RUNNER_DEBUG$)/;

async function asRunner(env: NodeJS.ProcessEnv, step: () => Promise<number>) {
  const { stdout } = process;
  const { write } = stdout;
  const before = { ...process.env };
  const variables = Object.entries(env).filter(([name, value]) => value !== undefined && ofRunner.test(name));
  let printed = '';
  // It remembers the file of the first step.
  Reflect.deleteProperty(summary, '_filePath');
  Object.assign(process.env, Object.fromEntries(variables));
  stdout.write = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  try {
    return { exitCode: await step(), printed };
  } finally {
    stdout.write = write;
    for (const [name] of variables) delete process.env[name];
    Object.assign(process.env, before);
  }
}
