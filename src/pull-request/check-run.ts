import * as z from 'zod/mini';
import { shorten } from '../base/quote.ts';
import { apiLimits } from '../github/api-limits.ts';
import type { GithubClient } from '../github/client.ts';
import { parseResponse } from '../github/api-response.ts';
import { UnknownOutcomeError } from '../github/api-error.ts';
import { type CheckAnnotation, checkAnnotations } from '../report/check-annotations.ts';
import { type CheckText, checkText } from '../report/check-text.ts';
import { type Headline, headlineOf } from '../report/headline.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';

/** The body of a request to `POST /repos/{owner}/{repo}/check-runs`, or of a `PATCH` of the same run. */
export interface CheckRunBody {
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  readonly status: 'completed';
  readonly conclusion: 'success' | 'failure' | 'action_required' | 'cancelled';
  readonly output: {
    readonly title: string;
    readonly summary: string;
    readonly text: string;
    readonly annotations: readonly CheckAnnotation[];
  };
  /** Buttons; only the app that created the check hears of them. */
  readonly actions?: readonly CheckButton[];
}

/** Lengths: https://docs.github.com/en/rest/checks/runs#create-a-check-run */
interface CheckButton {
  /** At most 20 characters. */
  readonly label: string;
  /** At most 40. */
  readonly description: string;
  readonly identifier: 'rollback' | 'validate';
}

const rollbackButton: CheckButton = {
  label: 'Roll back',
  description: 'Restore the last versions that passed',
  identifier: 'rollback',
};
const validateButton: CheckButton = {
  label: 'Re-validate',
  description: 'Validate this commit again',
  identifier: 'validate',
};

/** How a run finds its check again, and whether the check has buttons. */
export interface CheckIdentity {
  readonly name: string;
  readonly externalId: string;
  /** The app that keeps one check for each commit. @default each run creates a check without buttons */
  readonly ownAppId?: number | undefined;
}

/** GitHub takes 50 annotations with one request, and adds up those of several. */
const annotationsAtOnce = 50;
/** Each request counts against the rate limit, and a reader needs no more. */
const annotationsAtMost = 250;

const conclusions = {
  passed: 'success',
  failed: 'failure',
  nothing: 'success',
  cancelled: 'cancelled',
} as const satisfies Record<Headline['verdict'], CheckRunBody['conclusion']>;

/**
 * The requests that write a check: the first creates it, each further one adds annotations. They differ in their annotations
 * only.
 */
export function checkRunBodies(
  run: PullRequestReport,
  { name, externalId, ownAppId }: CheckIdentity,
): readonly [CheckRunBody, ...CheckRunBody[]] {
  const { verdict } = headlineOf(run);
  const all = run.validation === null ? [] : checkAnnotations(run.validation.data);
  const shown = all.slice(0, annotationsAtMost);
  const output = checkText(run, { limit: apiLimits.checkText, hidden: all.length - shown.length });
  const lacksCommands = run.isPartial === true && (verdict === 'passed' || verdict === 'nothing');
  const body = (annotations: readonly CheckAnnotation[]): CheckRunBody => ({
    name,
    head_sha: run.head,
    external_id: externalId,
    status: 'completed',
    conclusion: lacksCommands ? 'action_required' : conclusions[verdict],
    output: { ...(lacksCommands ? withoutCommands(output) : output), annotations },
    ...(ownAppId !== undefined && { actions: buttonsOf(run, verdict) }),
  });
  const chunks = Array.from({ length: Math.ceil(shown.length / annotationsAtOnce) }, (_, at) =>
    shown.slice(at * annotationsAtOnce, (at + 1) * annotationsAtOnce),
  );
  const [first = [], ...others] = chunks;
  return [body(first), ...others.map(body)];
}

/** A rollback restores what failed, where an earlier version passed. */
function buttonsOf({ prps }: PullRequestReport, verdict: Headline['verdict']): readonly CheckButton[] {
  const isRestorable = [...prps.values()].some(({ versions }) =>
    versions.slice(1).some(({ status }) => status === 'passed'),
  );
  return verdict === 'failed' && isRestorable ? [rollbackButton, validateButton] : [validateButton];
}

/** Commands are configured, and none of them ran. */
function withoutCommands({ title, summary, text }: CheckText): CheckText {
  const next = 'A comment runs no commands of the configuration. The next push runs them.';
  return { title: shorten(`Commands not run; ${title}`, longestTitle), summary: `${next}\n\n${summary}`, text };
}

const longestTitle = 55;

const runSchema = z.object({
  id: z.number(),
  external_id: z.optional(z.nullable(z.string())),
  app: z.optional(z.nullable(z.object({ slug: z.optional(z.string()) }))),
});
type Run = z.infer<typeof runSchema>;
const runsSchema = z.object({ check_runs: z.array(runSchema) });

export interface CreatedCheckRun {
  /** The login under which the app that owns the check writes comments; undefined if GitHub did not say. */
  readonly login: string | undefined;
  /** GitHub's number of the check. */
  readonly id: number;
}

/**
 * Creates one check run, or changes the one that the app `ownAppId` has at the commit. `path` is the repository's in REST. Throws `E_FORBIDDEN` for a token that belongs to no app or lacks
 * `checks: write`, and as the client.
 */
export async function createCheckRun(
  client: GithubClient,
  path: string,
  [first, ...others]: readonly [CheckRunBody, ...CheckRunBody[]],
  ownAppId?: number,
): Promise<CreatedCheckRun> {
  const known = ownAppId === undefined ? undefined : await findOwn(client, path, first, ownAppId);
  const { id, app } =
    known === undefined ? await create(client, path, first) : await change(client, path, known, first);
  for (const { head_sha: _head, ...body } of others) {
    await client.rest('PATCH', `${path}/check-runs/${id}`, { body });
  }
  return { id, login: app?.slug === undefined ? undefined : `${app.slug}[bot]` };
}

async function create(client: GithubClient, path: string, body: CheckRunBody): Promise<Run> {
  try {
    const answer = await client.rest('POST', `${path}/check-runs`, { body });
    return parseResponse(runSchema, answer.body);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const created = await findCheckRun(client, path, body);
    if (created === undefined) throw error;
    return created;
  }
}

/** The newest check of the name that the app has at the commit. */
async function findOwn(client: GithubClient, path: string, body: CheckRunBody, appId: number) {
  const query = { check_name: body.name, app_id: appId, per_page: 1 };
  const answer = await client.rest('GET', `${path}/commits/${body.head_sha}/check-runs`, { query });
  return parseResponse(runsSchema, answer.body).check_runs[0];
}

async function change(client: GithubClient, path: string, { id }: Run, body: CheckRunBody): Promise<Run> {
  const { head_sha: _head, ...changes } = body;
  const answer = await client.rest('PATCH', `${path}/check-runs/${id}`, { body: changes });
  return parseResponse(runSchema, answer.body);
}

/** Whether a commit has a check of this name. Throws as the client. */
export async function hasCheckRun(client: GithubClient, path: string, name: string, commit: string): Promise<boolean> {
  const query = { check_name: name, per_page: 1 };
  const answer = await client.rest('GET', `${path}/commits/${commit}/check-runs`, { query });
  return parseResponse(runsSchema, answer.body).check_runs.length > 0;
}

/** The check run of a request whose response was lost, found by its name, commit and external id. */
export async function findCheckRun(client: GithubClient, path: string, body: CheckRunBody): Promise<Run | undefined> {
  const query = { check_name: body.name, filter: 'all', per_page: 100 };
  const answer = await client.rest('GET', `${path}/commits/${body.head_sha}/check-runs`, { query });
  const { check_runs: runs } = parseResponse(runsSchema, answer.body);
  return runs.find((run) => run.external_id === body.external_id);
}
