import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { type ListedComment, planSticky, stickyLine, type StickyMark, type StickyPlan } from './sticky-comment.ts';
import { UnknownOutcomeError } from '../github/unknown-outcome-error.ts';

const commentsSchema = z.array(
  z.object({
    id: z.number(),
    body: z.optional(z.nullable(z.string())),
    user: z.nullable(z.object({ login: z.string() })),
  }),
);
const viewerSchema = z.object({ viewer: z.object({ login: z.string() }) });

export interface StickyComment {
  /** The repository's in REST. */
  readonly path: string;
  /** Of the pull request. */
  readonly number: number;
  readonly mark: StickyMark;
  /** What it is to say; the mark comes before it. */
  readonly text: string;
  /** Who we are, as REST names the author of our comments. @default GitHub is asked */
  readonly login: string | undefined;
}

/** Leaves one comment of ours, with what the newest run says, and tells whether it is the first. Throws as the client. */
export async function keepStickyComment(client: GithubClient, comment: StickyComment): Promise<boolean> {
  const { path, number, mark, text } = comment;
  const body = { body: `${stickyLine(mark)}\n${text}` };
  let { login } = comment;

  async function look(): Promise<StickyPlan> {
    const comments: ListedComment[] = [];
    for await (const answer of client.pages(`${path}/issues/${number}/comments`))
      comments.push(...parseResponse(commentsSchema, answer.body));
    // Who we are need not be known where nobody has left a mark.
    const marked = comments.filter((one) => one.body?.startsWith('<!-- prp:sticky:') === true);
    if (marked.length > 0) login ??= await whoWeAre(client);
    return planSticky(marked, login ?? '', mark);
  }

  let plan = await look();
  const isFirst = plan.write.action === 'create';
  if (isFirst) {
    await create();
    // Another run may have done the same in this moment.
    plan = { ...(await look()), write: { action: 'leave', id: 0 } };
  }
  if (plan.write.action === 'update') {
    await client.rest('PATCH', `${path}/issues/comments/${plan.write.id}`, { body, isRepeatable: true });
  }
  for (const id of plan.surplus) {
    await client.rest('DELETE', `${path}/issues/comments/${id}`, { isRepeatable: true, expect: [404] });
  }
  return isFirst;

  async function create(): Promise<void> {
    try {
      const answer = await client.rest('POST', `${path}/issues/${number}/comments`, { body });
      const made = parseResponse(z.object({ user: z.nullable(z.object({ login: z.string() })) }), answer.body);
      login ??= made.user?.login;
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError)) throw error;
      if ((await look()).write.action === 'create') throw error;
    }
  }
}

/** As REST names the author of our comments; `GET /user` knows no apps. */
async function whoWeAre(client: GithubClient): Promise<string> {
  const { data } = await client.graphql('query whoWeAre { viewer { login } }', {});
  return parseResponse(viewerSchema, data).viewer.login;
}
