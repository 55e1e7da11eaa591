import * as z from 'zod/mini';
import type { GithubClient } from '../github/client.ts';
import { parseResponse } from '../github/api-response.ts';
import { UnknownOutcomeError } from '../github/api-error.ts';

/** Names the run that wrote a comment. */
export interface StickyMark {
  /** Numbers of runs compare only within one key. Letters, digits and `. _ -`. */
  readonly key: string;
  readonly run: number;
  readonly attempt: number;
  /** The commit that the comment reports on. */
  readonly head: string;
}

export interface StickyComment {
  /** The repository's in REST. */
  readonly path: string;
  /** Of the pull request. */
  readonly number: number;
  readonly mark: StickyMark;
  /** The text below the mark. */
  readonly text: string;
  /** Our login, as REST names the author of our comments. @default GitHub is asked */
  readonly login: string | undefined;
  /** Take over our comment of another series if this one has none. @default false */
  readonly adopts?: boolean | undefined;
}

/** A change of our comment, if there is one. */
export interface StickyAmendment extends Omit<StickyComment, 'text'> {
  /** The new text, made of the earlier comment; undefined leaves that as it is. */
  readonly amend: (earlier: string) => string | undefined;
  /** The comments of the pull request. @default GitHub is asked */
  readonly comments?: readonly ListedComment[] | undefined;
}

const commentsSchema = z.array(
  z.object({
    id: z.number(),
    body: z.optional(z.nullable(z.string())),
    user: z.nullable(z.object({ login: z.string() })),
  }),
);
const createdSchema = z.object({ user: z.nullable(z.object({ login: z.string() })) });
const viewerSchema = z.object({ viewer: z.object({ login: z.string() }) });

/** Creates or updates our one comment of a pull request, and returns whether it is the first. Throws as the client. */
export async function updateStickyComment(client: GithubClient, comment: StickyComment): Promise<boolean> {
  const { path, number, text, adopts = false } = comment;
  let { login, mark } = comment;

  async function readPlan(): Promise<StickyPlan> {
    const marked = await markedComments(client, comment);
    // Without a marked comment our login does not matter.
    if (marked.length > 0) login ??= await ownLogin(client);
    if (adopts) mark = adoptedMark(marked, login ?? '', mark);
    return planSticky(marked, login ?? '', mark);
  }

  let plan = await readPlan();
  const isFirst = plan.write.action === 'create';
  if (isFirst) {
    await create();
    // Another run may have created one at the same moment.
    plan = { ...(await readPlan()), write: { action: 'leave', id: 0 } };
  }
  if (plan.write.action === 'update') {
    await write(client, path, plan.write.id, { mark, text });
  }
  for (const id of plan.surplus) {
    await client.rest('DELETE', `${path}/issues/comments/${id}`, { isRepeatable: true, expect: [404] });
  }
  return isFirst;

  async function create(): Promise<void> {
    try {
      const body = { body: bodyOf({ mark, text }) };
      const answer = await client.rest('POST', `${path}/issues/${number}/comments`, { body });
      login ??= parseResponse(createdSchema, answer.body).user?.login;
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError)) throw error;
      if ((await readPlan()).write.action === 'create') throw error;
    }
  }
}

/** Changes our comment of a pull request; creates none. Throws as the client. */
export async function amendStickyComment(client: GithubClient, amendment: StickyAmendment): Promise<void> {
  const { path, amend, adopts = false } = amendment;
  const marked = (amendment.comments ?? (await markedComments(client, amendment))).filter(isMarked);
  if (marked.length === 0) return;
  const login = amendment.login ?? (await ownLogin(client));
  const mark = adopts ? adoptedMark(marked, login, amendment.mark) : amendment.mark;
  const { write: planned } = planSticky(marked, login, mark);
  if (planned.action !== 'update') return;
  const text = amend(marked.find(({ id }) => id === planned.id)?.body ?? '');
  if (text !== undefined) await write(client, path, planned.id, { mark, text });
}

async function markedComments(
  client: GithubClient,
  { path, number }: Pick<StickyComment, 'path' | 'number'>,
): Promise<readonly ListedComment[]> {
  const comments: ListedComment[] = [];
  for await (const answer of client.pages(`${path}/issues/${number}/comments`))
    comments.push(...parseResponse(commentsSchema, answer.body));
  return comments.filter(isMarked);
}

function isMarked({ body }: ListedComment): boolean {
  return body?.startsWith('<!-- prp:sticky:') === true;
}

async function write(
  client: GithubClient,
  path: string,
  id: number,
  comment: Pick<StickyComment, 'mark' | 'text'>,
): Promise<void> {
  const body = { body: bodyOf(comment) };
  await client.rest('PATCH', `${path}/issues/comments/${id}`, { body, isRepeatable: true });
}

function bodyOf({ mark, text }: Pick<StickyComment, 'mark' | 'text'>): string {
  return `${stickyLine(mark)}\n${text}`;
}

/** Our login, as REST names the author of our comments; `GET /user` refuses apps. */
export async function ownLogin(client: GithubClient): Promise<string> {
  const { data } = await client.graphql('query ownLogin { viewer { login } }', {});
  return parseResponse(viewerSchema, data).viewer.login;
}

/** A comment as REST lists it. */
export interface ListedComment {
  readonly id: number;
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string } | null;
}

/** How to get to exactly one comment of ours, with the report of the newest run. */
export interface StickyPlan {
  readonly write:
    | { readonly action: 'create' }
    | { readonly action: 'update'; readonly id: number }
    /** A newer run has written it. */
    | { readonly action: 'leave'; readonly id: number };
  /** Ids of our comments to delete. Every run deletes the same ones: two runs at once leave one. */
  readonly surplus: readonly number[];
}

const keyPattern = /^[\w.-]{1,60}$/;
const markPattern = /^<!-- prp:sticky:([\w.-]{1,60}) run=(\d{1,15}) attempt=(\d{1,6}) head=([0-9a-f]{40,64}) -->/;

/** The first line of the comment. */
export function stickyLine({ key, run, attempt, head }: StickyMark): string {
  const line = `<!-- prp:sticky:${key} run=${run} attempt=${attempt} head=${head} -->`;
  if (!keyPattern.test(key) || !markPattern.test(line))
    throw new Error(`Internal error: no mark for a comment: ${line}`);
  return line;
}

/** The mark at the very start of a body; anywhere else it is a quotation. */
function markIn(body: string): StickyMark | undefined {
  const [, key, run, attempt, head] = markPattern.exec(body) ?? [];
  if (key === undefined || head === undefined) return undefined;
  return { key, run: Number(run), attempt: Number(attempt), head };
}

/**
 * `comments` are all comments of the pull request, of every page; `login` is ours, as REST names it (`github-actions[bot]`).
 * Plan again after writing, because another run may have written meanwhile: then only `surplus` counts. GitHub has no
 * conditional update, so of two runs that read and write at the same moment the older may write last: a concurrency group
 * for each pull request prevents that.
 */
export function planSticky(comments: readonly ListedComment[], login: string, mark: StickyMark): StickyPlan {
  const ours = ownMarks(comments, login)
    .filter((one) => one.mark.key === mark.key)
    .toSorted((a, b) => compare(b.mark, a.mark) || a.id - b.id);
  const [newest, ...others] = ours;
  const surplus = others.map(({ id }) => id);
  if (newest === undefined) return { write: { action: 'create' }, surplus };
  const action = compare(newest.mark, mark) > 0 ? 'leave' : 'update';
  return { write: { action, id: newest.id }, surplus };
}

function ownMarks(comments: readonly ListedComment[], login: string) {
  return comments.flatMap(({ id, body, user }) => {
    const mark = user?.login === login ? markIn(body ?? '') : undefined;
    return mark === undefined ? [] : [{ id, mark }];
  });
}

/**
 * The mark with which a run writes the comment of another series when its own has none: that of a job of the same
 * workflow, whose numbers compare, else the newest, which keeps its own numbers.
 */
function adoptedMark(comments: readonly ListedComment[], login: string, mark: StickyMark): StickyMark {
  const ours = ownMarks(comments, login).map((one) => one.mark);
  if (ours.some(({ key }) => key === mark.key)) return mark;
  const related = ours.findLast(({ key }) => workflowIn(key) === workflowIn(mark.key));
  if (related !== undefined) return { ...mark, key: related.key };
  const other = ours.at(-1);
  return other === undefined ? mark : { ...other, head: mark.head };
}

/** The name of a job has no dot. */
function workflowIn(key: string): string {
  return key.slice(0, key.lastIndexOf('.') + 1);
}

/** A run that is started again has a new attempt, but its old number: it stays older. */
function compare(a: StickyMark, b: StickyMark): number {
  return a.run - b.run || a.attempt - b.attempt;
}
