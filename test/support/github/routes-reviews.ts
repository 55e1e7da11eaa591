import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { userOf } from './caller.ts';
import { diffFiles } from './diff.ts';
import { nodeId, userJson } from './json-people.ts';
import { pullJson } from './json-pull.ts';
import { repositoryUrl } from './json-repository.ts';
import { syncPull } from './pull.ts';
import { notFound, ok, Refused } from './reply.ts';
import type { Pull } from './repository-state.ts';
import { hunkTo, type Review, type ReviewComment } from './review.ts';

/** Reviews of pull requests, with comments on lines of the diff. */
export const reviewRoutes: Routes = {
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': inRepository('pull_requests=write', async (call) => {
    const pull = await pullOf(call);
    // Its form is the contract's.
    const { event, body = '', commit_id: commitId = pull.headSha, comments = [] } = call.body as ReviewRequest;
    if (event === 'COMMENT' && body === '' && comments.length === 0)
      throw unprocessable('A review needs a body or comments.');
    if ([body, ...comments.map((one) => one.body)].some((text) => text.length > 65_536)) {
      throw unprocessable('Body is too long (maximum is 65536 characters)');
    }
    const { repository, world } = call;
    const known = await repository.store.commitsBetween(pull.baseSha, pull.headSha);
    if (!known.includes(commitId)) throw unprocessable('commit_id is not part of the pull request');
    const review: Review = {
      id: world.nextId(),
      number: pull.number,
      author: userOf(call.caller),
      body,
      state: event === undefined ? 'PENDING' : states[event],
      commitId,
      createdAt: world.now(),
      comments: await commentsOf(call, pull, commitId, comments),
    };
    repository.reviews.push(review);
    return ok(reviewJson(call, pull, review));
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': inRepository('pull_requests=read', async (call) => {
    const pull = await pullOf(call);
    return page(
      call,
      reviewsOf(call, pull).map((review) => reviewJson(call, pull, review)),
    );
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': inRepository('pull_requests=read', async (call) => {
    const pull = await pullOf(call);
    return page(
      call,
      reviewsOf(call, pull).flatMap((review) =>
        review.comments.map((comment) => commentJson(call, pull, review, comment)),
      ),
    );
  }),
};

interface ReviewRequest {
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly body?: string;
  readonly commit_id?: string;
  readonly comments?: readonly NewComment[];
}

interface NewComment {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly start_line?: number;
  readonly side?: string;
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

/** GitHub refuses a review as a whole for one comment that is beside the diff. */
async function commentsOf(
  { repository, world }: RepositoryCall,
  pull: Pull,
  commitId: string,
  wanted: readonly NewComment[],
): Promise<readonly ReviewComment[]> {
  const { store } = repository;
  const files = await diffFiles(store, (await store.mergeBase(pull.baseSha, commitId)) ?? pull.baseSha, commitId);
  return wanted.map(({ path, body, line, start_line: startLine, side = 'RIGHT' }) => {
    const patch = files.find((file) => file.path === path)?.patch;
    const hunk = line === undefined ? undefined : hunkTo(patch ?? '', line, side);
    if (patch === undefined) throw unprocessable('Pull request review thread path is invalid');
    if (line === undefined || hunk === undefined) throw unprocessable(beside);
    if (startLine !== undefined && hunkTo(patch, startLine, side) === undefined)
      throw unprocessable(`start_line: ${beside}`);
    if (startLine !== undefined && startLine >= line) throw unprocessable('start_line must precede the end line.');
    return { id: world.nextId(), path, body, line, startLine, side, hunk };
  });
}

const beside = 'Pull request review thread line must be part of the diff';

const unprocessable = (message: string) => new Refused(422, 'Unprocessable Entity', { errors: [message] });

async function pullOf(call: RepositoryCall): Promise<Pull> {
  const pull = call.repository.pulls.get(Number(parameter(call, 'pull_number')));
  if (pull === undefined) throw notFound();
  await syncPull(call.repository, pull);
  return pull;
}

function reviewsOf({ repository }: RepositoryCall, { number }: Pull): Review[] {
  return repository.reviews.filter((review) => review.number === number);
}

function places({ repository, addresses }: RepositoryCall, pull: Pull, fragment: string) {
  const { url, html_url: address, author_association } = pullJson(repository, pull, addresses);
  const html = `${address}#${fragment}`;
  return {
    html_url: html,
    pull_request_url: url,
    author_association,
    _links: { html: { href: html }, pull_request: { href: url } },
  };
}

function reviewJson(call: RepositoryCall, pull: Pull, review: Review) {
  return {
    ...places(call, pull, `pullrequestreview-${review.id}`),
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userJson(review.author, call.addresses),
    body: review.body,
    state: review.state,
    commit_id: review.commitId,
    submitted_at: review.createdAt,
  };
}

function commentJson(call: RepositoryCall, pull: Pull, review: Review, comment: ReviewComment) {
  const { addresses } = call;
  const url = `${repositoryUrl(call.repository, addresses)}/pulls/comments/${comment.id}`;
  const { _links: links, ...where } = places(call, pull, `discussion_r${comment.id}`);
  return {
    ...where,
    url,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    pull_request_review_id: review.id,
    diff_hunk: comment.hunk,
    path: comment.path,
    line: comment.line,
    start_line: comment.startLine ?? null,
    side: comment.side,
    commit_id: review.commitId,
    original_commit_id: review.commitId,
    user: userJson(review.author, addresses),
    body: comment.body,
    created_at: review.createdAt,
    updated_at: review.createdAt,
    _links: { ...links, self: { href: url } },
  };
}
