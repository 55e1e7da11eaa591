import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { CheckRunBody } from './check-run-body.ts';
import type { GithubClient } from '../github/client.ts';
import { UnknownOutcomeError } from '../github/unknown-outcome-error.ts';

const runSchema = z.object({
  id: z.number(),
  external_id: z.optional(z.nullable(z.string())),
  app: z.optional(z.nullable(z.object({ slug: z.optional(z.string()) }))),
});
type Run = z.infer<typeof runSchema>;
const runsSchema = z.object({ check_runs: z.array(runSchema) });

export interface MadeCheckRun {
  /** The login under which the app that made it writes comments; undefined where GitHub does not tell. */
  readonly login: string | undefined;
}

/**
 * Makes one check run of all these bodies. `path` is the repository's in REST. Throws `E_FORBIDDEN` for a token that is
 * no app's or lacks `checks: write`, and as the client.
 */
export async function makeCheckRun(
  client: GithubClient,
  path: string,
  [first, ...others]: readonly [CheckRunBody, ...CheckRunBody[]],
): Promise<MadeCheckRun> {
  const { id, app } = await create(client, path, first);
  for (const { head_sha: _head, ...body } of others) {
    await client.rest('PATCH', `${path}/check-runs/${id}`, { body });
  }
  return { login: app?.slug === undefined ? undefined : `${app.slug}[bot]` };
}

async function create(client: GithubClient, path: string, body: CheckRunBody): Promise<Run> {
  try {
    const answer = await client.rest('POST', `${path}/check-runs`, { body });
    return parseResponse(runSchema, answer.body);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const made = await findMade(client, path, body);
    if (made === undefined) throw error;
    return made;
  }
}

/** The run that a request made whose answer was lost: by its name, commit and our id for it. */
async function findMade(client: GithubClient, path: string, body: CheckRunBody): Promise<Run | undefined> {
  const query = { check_name: body.name, filter: 'all', per_page: 100 };
  const answer = await client.rest('GET', `${path}/commits/${body.head_sha}/check-runs`, { query });
  const { check_runs: runs } = parseResponse(runsSchema, answer.body);
  return runs.find((run) => run.external_id === body.external_id);
}
