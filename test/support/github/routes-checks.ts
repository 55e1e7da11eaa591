import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import type { Caller } from './caller.ts';
import type { CheckAction, CheckOutput, CheckRun } from './check-run.ts';
import { appJson, nodeId } from './json-people.ts';
import { repositoryUrl } from './json-repository.ts';
import { created, invalid, notFound, ok, Refused } from './reply.ts';

/** Check runs of commits. */
export const checkRoutes: Routes = {
  'POST /repos/{owner}/{repo}/check-runs': inRepository('checks=write', async (call) => {
    // Its form is the contract's.
    const body = call.body as NewCheck;
    return created(checkJson(call, await addCheckRun(call, body)));
  }),

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': inRepository('checks=read', async (call) =>
    ok(checkJson(call, runOf(call))),
  ),

  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': inRepository('checks=write', async (call) => {
    const app = appOf(call.caller);
    const run = runOf(call);
    if (run.app.id !== app.id) {
      throw new Refused(
        403,
        `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
      );
    }
    // Its form is the contract's.
    const body = call.body as CheckRequest;
    checkLimits(body);
    apply(call, run, body);
    return ok(checkJson(call, run));
  }),

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': inRepository('checks=read', async (call) => {
    const run = runOf(call);
    const href = `${call.addresses.server}/${call.repository.fullName}/blob/${run.headSha}`;
    const missing = { start_column: null, end_column: null, title: null, raw_details: null };
    return page(
      call,
      run.annotations.map((annotation) => ({ ...missing, ...annotation, blob_href: `${href}/${annotation.path}` })),
    );
  }),

  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': inRepository('checks=read', async (call) => {
    const { repository, query } = call;
    const sha = await repository.store.resolve(`${parameter(call, 'ref')}^{commit}`);
    if (sha === undefined) throw new Refused(422, `No commit found for SHA: ${parameter(call, 'ref')}`);
    const wanted = repository.checkRuns
      .filter((run) => run.headSha === sha)
      .filter((run) => query.get('check_name') === null || query.get('check_name') === run.name)
      .filter((run) => query.get('status') === null || query.get('status') === run.status)
      .filter((run) => query.get('app_id') === null || Number(query.get('app_id')) === run.app.id)
      .toReversed();
    const isNewest = (run: CheckRun, index: number) =>
      !wanted.slice(0, index).some((other) => other.name === run.name && other.app.id === run.app.id);
    const found = query.get('filter') === 'all' ? wanted : wanted.filter(isNewest);
    return page(call, found, (runs) => ({
      total_count: found.length,
      check_runs: runs.map((run) => checkJson(call, run)),
    }));
  }),
};

export type NewCheck = CheckRequest & { readonly name: string; readonly head_sha: string };

/** Creates a check run, as REST and GraphQL do. */
export async function addCheckRun(
  { world, caller, repository }: Pick<RepositoryCall, 'world' | 'caller' | 'repository'>,
  body: NewCheck,
): Promise<CheckRun> {
  const app = appOf(caller);
  if ((await repository.store.commit(body.head_sha)) === undefined) {
    throw new Refused(422, `No commit found for SHA: ${body.head_sha}`);
  }
  checkLimits(body);
  const run: CheckRun = {
    id: world.nextId(),
    app,
    headSha: body.head_sha,
    name: body.name,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: world.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  apply({ world }, run, body);
  repository.checkRuns.push(run);
  return run;
}

interface CheckRequest {
  readonly name?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: CheckOutput;
  readonly actions?: readonly CheckAction[];
}

function appOf(caller: Caller) {
  if (caller.kind !== 'app') throw new Refused(403, 'You must authenticate via a GitHub App.');
  return caller.app;
}

function runOf(call: RepositoryCall): CheckRun {
  const run = call.repository.checkRuns.find(({ id }) => id === Number(parameter(call, 'check_run_id')));
  if (run === undefined) throw notFound();
  return run;
}

/** GitHub refuses a request that has too much as a whole. Lengths are counted in bytes, which is the stricter of the two readings. */
function checkLimits({ output = {}, actions = [], status, conclusion }: CheckRequest): void {
  for (const name of ['summary', 'text'] as const) {
    const length = Buffer.byteLength(output[name] ?? '');
    const message = `Only 65535 characters are allowed; ${length} were supplied.`;
    if (length > 65_535) throw new Refused(422, `Invalid request.\n\n${message}`);
  }
  const count = output.annotations?.length ?? 0;
  const tooMany = `Invalid request.\n\nNo more than 50 items are allowed; ${count} were supplied.`;
  if (count > 50) throw new Refused(422, tooMany);
  if (actions.length > 3) throw new Refused(422, 'Invalid request.\n\nNo more than 3 items are allowed.');
  for (const { label, description, identifier } of actions) {
    if (label.length > 20 || description.length > 40 || identifier.length > 20)
      throw new Refused(422, 'Invalid request.');
  }
  for (const annotation of output.annotations ?? []) {
    const hasColumns = annotation.start_column !== undefined || annotation.end_column !== undefined;
    if (hasColumns && annotation.start_line !== annotation.end_line) {
      throw invalid('CheckAnnotation', 'start_column', 'custom', 'Columns are only allowed within one line');
    }
  }
  if (output.title === undefined && output.summary !== undefined)
    throw new Refused(422, 'Invalid request.\n\n"title" wasn\'t supplied.');
  if (status === 'completed' && conclusion === undefined)
    throw new Refused(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
}

function apply({ world }: Pick<RepositoryCall, 'world'>, run: CheckRun, body: CheckRequest): void {
  run.name = body.name ?? run.name;
  run.externalId = body.external_id ?? run.externalId;
  run.detailsUrl = body.details_url ?? run.detailsUrl;
  run.startedAt = body.started_at ?? run.startedAt;
  run.status = body.conclusion === undefined ? (body.status ?? run.status) : 'completed';
  run.conclusion = run.status === 'completed' ? (body.conclusion ?? run.conclusion) : null;
  run.completedAt = run.status === 'completed' ? (body.completed_at ?? world.now()) : null;
  run.title = body.output?.title ?? run.title;
  run.summary = body.output?.summary ?? run.summary;
  run.text = body.output?.text ?? run.text;
  run.annotations.push(...(body.output?.annotations ?? []));
  run.actions = body.actions ?? run.actions;
}

function checkJson({ repository, addresses }: RepositoryCall, run: CheckRun) {
  const url = `${repositoryUrl(repository, addresses)}/check-runs/${run.id}`;
  const htmlUrl = `${addresses.server}/${repository.fullName}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: htmlUrl,
    details_url: run.detailsUrl ?? htmlUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: 1 },
    app: appJson(run.app, addresses),
    pull_requests: [],
  };
}
