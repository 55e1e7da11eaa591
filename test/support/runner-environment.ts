import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluated } from './action-definition.ts';
import type { ActionRun } from './action-run.ts';
import { temporaryDirectory } from './temporary-repository.ts';

/** New and empty for each step. */
export async function freshFiles(payload: unknown) {
  const temp = await temporaryDirectory();
  const directory = join(temp, '_runner_file_commands');
  await mkdir(directory);
  const file = async (kind: string) => {
    const path = join(directory, `${kind}_${randomUUID()}`);
    await writeFile(path, '');
    return path;
  };
  const event = join(temp, '_github_workflow');
  await mkdir(event);
  await writeFile(join(event, 'event.json'), JSON.stringify(payload));
  return {
    temp,
    env: {
      GITHUB_OUTPUT: await file('set_output'),
      GITHUB_STATE: await file('save_state'),
      GITHUB_ENV: await file('set_env'),
      GITHUB_PATH: await file('add_path'),
      GITHUB_STEP_SUMMARY: await file('step_summary'),
      GITHUB_EVENT_PATH: join(event, 'event.json'),
    },
  };
}

/** The `github` context without its token, as far as it reaches the environment. */
export function githubContext(run: ActionRun, workspace: string, action: string): Readonly<Record<string, string>> {
  const { name, repository, ref, sha, actor, baseRef = '', headRef = '' } = run.event;
  const { serverUrl, apiUrl, graphqlUrl } = run.github ?? nowhere;
  // A runner ignores the rest of the payload.
  const told = run.event.payload as Told | null;
  return {
    action: '__self',
    action_path: action,
    actor,
    actor_id: String(told?.sender?.id ?? 1),
    triggering_actor: actor,
    api_url: apiUrl,
    graphql_url: graphqlUrl,
    server_url: serverUrl,
    base_ref: baseRef,
    head_ref: headRef,
    event_name: name,
    job: 'prp',
    ref,
    ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    repository,
    repository_id: String(told?.repository?.id ?? 1),
    repository_owner_id: String(told?.repository?.owner?.id ?? 1),
    repository_owner: repository.split('/')[0] ?? '',
    retention_days: '90',
    run_id: String(run.runId ?? 1),
    run_number: String(run.runNumber ?? 1),
    run_attempt: String(run.runAttempt ?? 1),
    sha,
    workflow: 'PRP',
    workflow_ref: `${repository}/.github/workflows/prp.yml@${ref}`,
    workflow_sha: sha,
    workspace,
  };
}

interface Told {
  readonly sender?: { readonly id: number };
  readonly repository?: { readonly id: number; readonly owner?: { readonly id: number } };
}

/** Where a request fails at once. */
const nowhere = {
  serverUrl: 'http://127.0.0.1:9',
  apiUrl: 'http://127.0.0.1:9',
  graphqlUrl: 'http://127.0.0.1:9/graphql',
};

export function envOf(context: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const upper = Object.entries(context).map(([name, value]) => [name.toUpperCase(), value] as const);
  // A JavaScript action is not told where it is.
  return prefixed('GITHUB_', Object.fromEntries(upper.filter(([name]) => name !== 'ACTION_PATH')));
}

export function systemEnv(temp: string, workspace: string, run: ActionRun): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    GIT_CONFIG_GLOBAL,
    GIT_CONFIG_SYSTEM,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'Stand-in',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: temp,
    RUNNER_WORKSPACE: workspace,
    ...(run.isDebug === true && { RUNNER_DEBUG: '1' }),
  };
}

export function inputsOf(
  declared: ReadonlyMap<string, string | undefined>,
  given: Readonly<Record<string, string>>,
  context: Readonly<Record<string, string>>,
  warn: (text: string) => void,
): Readonly<Record<string, string>> {
  const known = new Map(
    [...declared].map(([name, fallback]) => [name.toLowerCase(), evaluated(fallback ?? '', context)]),
  );
  const names = [...declared.keys()].map((name) => `'${name}'`).join(', ');
  for (const [name, value] of Object.entries(given)) {
    if (!known.has(name.toLowerCase())) warn(`Unexpected input(s) '${name}', valid inputs are [${names}]`);
    known.set(name.toLowerCase(), value);
  }
  return Object.fromEntries(
    [...known].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

export function prefixed(prefix: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
}
