import * as z from 'zod/mini';
import { UnknownOutcomeError } from '../github/api-error.ts';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { type CheckRunBody, findCheckRun } from './check-run.ts';
import type { ListedComment } from './sticky-comment.ts';

/** The pull request whose comments are read with the same request. */
export interface CommentedPull {
  /** The repository's in REST. */
  readonly path: string;
  /** The same for GraphQL. */
  readonly repositoryId: string;
  readonly number: number;
}

export interface CheckAndComments {
  /** Whether the check was created; else the token may not. */
  readonly isCreated: boolean;
  /** Our own comments; undefined if they cannot be read. */
  readonly comments: readonly ListedComment[] | undefined;
}

/** The author of our comments, as `createCheckAndReadComments` names it. */
export const ownComments = '(own)';

const page = '{ nodes { databaseId body viewerDidAuthor } }';
const document = `mutation check($input: CreateCheckRunInput!, $number: Int!) {
  createCheckRun(input: $input) {
    checkRun { repository { pullRequest(number: $number) { first: comments(first: 100) ${page} last: comments(last: 100) ${page} } } }
  }
}`;

const pageSchema = z.object({
  nodes: z.array(z.object({ databaseId: z.number(), body: z.string(), viewerDidAuthor: z.boolean() })),
});
const pullSchema = z.object({ first: pageSchema, last: pageSchema });
const createdSchema = z.object({
  createCheckRun: z.nullable(
    z.object({
      checkRun: z.nullable(z.object({ repository: z.object({ pullRequest: z.nullable(pullSchema) }) })),
    }),
  ),
});

/**
 * Creates a check run without annotations and reads the first and the last hundred comments of a pull request, with one
 * request. Throws as the client.
 */
export async function createCheckAndReadComments(
  client: GithubClient,
  body: CheckRunBody,
  { path, repositoryId, number }: CommentedPull,
): Promise<CheckAndComments> {
  const { name, head_sha: headSha, external_id: externalId, conclusion, output } = body;
  const input = {
    repositoryId,
    name,
    headSha,
    externalId,
    status: 'COMPLETED',
    conclusion: conclusion.toUpperCase(),
    output: { title: output.title, summary: output.summary, text: output.text },
  };
  const data = await send({ input, number });
  if (data === undefined) return { isCreated: true, comments: undefined };
  const checkRun = parseResponse(createdSchema, data).createCheckRun?.checkRun;
  const pull = checkRun?.repository.pullRequest;
  const nodes = pull && [...pull.first.nodes, ...pull.last.nodes].filter(({ viewerDidAuthor }) => viewerDidAuthor);
  const comments = nodes?.map(
    ({ databaseId: id, body: text }) => [id, { id, body: text, user: { login: ownComments } }] as const,
  );
  return { isCreated: Boolean(checkRun), comments: comments && [...new Map(comments).values()] };

  /** Undefined if the answer was lost, and the check is there. */
  async function send(variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    try {
      return (await client.graphql(document, variables, { expect: ['FORBIDDEN'], needs: 'checks=write' })).data;
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError)) throw error;
      if ((await findCheckRun(client, path, body)) === undefined) throw error;
      return undefined;
    }
  }
}
