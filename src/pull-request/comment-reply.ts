import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { UnknownOutcomeError } from '../github/unknown-outcome-error.ts';

/** Where somebody asked for something. */
export interface AskedIn {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  readonly commentId: number;
}

/** Puts a reaction to the comment; twice is once. Throws as the client. */
export async function react(
  client: GithubClient,
  { repository, commentId }: AskedIn,
  content: 'eyes' | 'rocket' | 'confused',
): Promise<void> {
  const path = `${pathOf(parseRepositoryName(repository))}/issues/comments/${commentId}/reactions`;
  await client.rest('POST', path, { body: { content }, isRepeatable: true });
}

const commentsSchema = z.array(z.object({ body: z.optional(z.nullable(z.string())) }));

/**
 * Answers the comment once: where nobody knows whether the answer arrived, it is looked for before it is sent again.
 * Throws as the client.
 */
export async function reply(client: GithubClient, asked: AskedIn, markdown: string): Promise<void> {
  const path = `${pathOf(parseRepositoryName(asked.repository))}/issues/${asked.number}/comments`;
  // Nobody else's words begin with it, and no line with a command is the first.
  const mark = `<!-- prp:reply:${asked.commentId}:${Date.now().toString(36)} -->`;
  const send = () => client.rest('POST', path, { body: { body: `${mark}\n${markdown}` } });
  try {
    await send();
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    for await (const { body } of client.pages(path)) {
      if (parseResponse(commentsSchema, body).some((comment) => comment.body?.startsWith(mark))) return;
    }
    await send();
  }
}
