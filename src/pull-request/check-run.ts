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
  { name, externalId }: { readonly name: string; readonly externalId: string },
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
  });
  const chunks = Array.from({ length: Math.ceil(shown.length / annotationsAtOnce) }, (_, at) =>
    shown.slice(at * annotationsAtOnce, (at + 1) * annotationsAtOnce),
  );
  const [first = [], ...others] = chunks;
  return [body(first), ...others.map(body)];
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
 * Creates one check run. `path` is the repository's in REST. Throws `E_FORBIDDEN` for a token that belongs to no app or lacks
 * `checks: write`, and as the client.
 */
export async function createCheckRun(
  client: GithubClient,
  path: string,
  [first, ...others]: readonly [CheckRunBody, ...CheckRunBody[]],
): Promise<CreatedCheckRun> {
  const { id, app } = await create(client, path, first);
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
