import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { userOf } from './caller.ts';
import type { Comment, Issue, Reaction } from './issue.ts';
import { nodeId, userJson } from './json-people.ts';
import { commentJson, commentsOn, issueJson } from './json-pull.ts';
import type { Pull } from './repository-state.ts';
import { created, invalid, notFound, nothing, ok, Refused } from './reply.ts';

const reading = 'issues=read; pull_requests=read';
const writing = 'issues=write; pull_requests=write';

/** Issues, comments on them and on pull requests, reactions to comments. */
export const issueRoutes: Routes = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}': inRepository(reading, async (call) =>
    ok(issueJson(call.repository, issueOf(call), call.addresses)),
  ),

  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': inRepository(reading, async (call) => {
    const since = call.query.get('since') ?? '';
    const found = commentsOn(call.repository, issueOf(call).number).filter(({ updatedAt }) => updatedAt >= since);
    return page(
      call,
      found.map((comment) => commentJson(call.repository, comment, call.addresses)),
    );
  }),

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': inRepository(writing, async (call) => {
    const issue = issueOf(call);
    if (!('head' in issue)) refuseWithoutIssues(call);
    const body = bodyOf(call);
    const comment = call.repository.comment(issue.number, body, userOf(call.caller).login);
    const app = call.caller.kind === 'app' ? call.caller.app : undefined;
    call.repository.comments.set(comment.id, { ...comment, app });
    return created(commentJson(call.repository, commentAt(call, comment.id), call.addresses));
  }),

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': inRepository(reading, async (call) =>
    ok(commentJson(call.repository, commentOf(call), call.addresses)),
  ),

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': inRepository(writing, async (call) => {
    const comment = commentOf(call);
    refuseOthers(call, comment);
    comment.body = bodyOf(call);
    comment.updatedAt = call.world.now();
    return ok(commentJson(call.repository, comment, call.addresses));
  }),

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': inRepository(writing, async (call) => {
    const comment = commentOf(call);
    refuseOthers(call, comment);
    call.repository.comments.delete(comment.id);
    return nothing;
  }),

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': inRepository(reading, async (call) => {
    const content = call.query.get('content');
    const found = commentOf(call).reactions.filter((reaction) => content === null || reaction.content === content);
    return page(
      call,
      found.map((reaction) => reactionJson(call, reaction)),
    );
  }),

  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': inRepository(writing, async (call) => {
    const comment = commentOf(call);
    // Its form is the contract's.
    const { content } = call.body as { content: string };
    const user = userOf(call.caller);
    const known = comment.reactions.find((one) => one.content === content && one.user.login === user.login);
    if (known !== undefined) return ok(reactionJson(call, known));
    const reaction = { id: call.world.nextId(), content, user, createdAt: call.world.now() };
    comment.reactions.push(reaction);
    return created(reactionJson(call, reaction));
  }),

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}': inRepository(
    writing,
    async (call) => {
      const comment = commentOf(call);
      const id = Number(parameter(call, 'reaction_id'));
      if (!comment.reactions.some((reaction) => reaction.id === id)) throw notFound();
      comment.reactions = comment.reactions.filter((reaction) => reaction.id !== id);
      return nothing;
    },
  ),
};

function issueOf(call: RepositoryCall): Issue | Pull {
  const number = Number(parameter(call, 'issue_number'));
  const found = call.repository.pulls.get(number) ?? call.repository.issues.get(number);
  if (found === undefined) throw notFound();
  return found;
}

function commentOf(call: RepositoryCall): Comment {
  return commentAt(call, Number(parameter(call, 'comment_id')));
}

function commentAt({ repository }: RepositoryCall, id: number): Comment {
  const comment = repository.comments.get(id);
  if (comment === undefined) throw notFound();
  return comment;
}

function bodyOf(call: RepositoryCall): string {
  // Its form is the contract's.
  const { body } = call.body as { body: string };
  const message = 'Body is too long (maximum is 65536 characters)';
  if (body.length > 65_536) throw invalid('IssueComment', 'data', 'unprocessable', message);
  if (body.trim() === '') throw invalid('IssueComment', 'data', 'unprocessable', "Body can't be blank");
  return body;
}

/** The permission to answer pull requests is not enough for an issue. */
function refuseWithoutIssues({ caller }: RepositoryCall): void {
  if (caller.kind !== 'app' || caller.permissions.issues === 'write') return;
  const accepted = { 'x-accepted-github-permissions': 'issues=write' };
  throw new Refused(403, 'Resource not accessible by integration', {}, accepted);
}

/** Only who may write may change what others said. */
function refuseOthers({ caller, repository }: RepositoryCall, comment: Comment): void {
  if (caller.kind !== 'user' || caller.user.login === comment.author.login) return;
  if (['admin', 'maintain', 'write'].includes(repository.roleOf(caller.user.login))) return;
  throw new Refused(403, 'Must have admin rights to Repository.');
}

function reactionJson({ addresses }: RepositoryCall, { id, content, user, createdAt }: Reaction) {
  return { id, node_id: nodeId('REA', id), user: userJson(user, addresses), content, created_at: createdAt };
}
