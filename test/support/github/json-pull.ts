import { type DiffFile, diffFiles } from './diff.ts';
import type { Pull, RepositoryState } from './repository-state.ts';
import type { Comment, Issue, Reaction } from './issue.ts';
import { type Addresses, appJson, nodeId, userJson } from './json-people.ts';
import { repositoryJson, repositoryUrl } from './json-repository.ts';

/** A pull request as it stands in lists and in most payloads. */
export function pullJson(repository: RepositoryState, pull: Pull, addresses: Addresses) {
  const api = repositoryUrl(repository, addresses);
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const page = `${addresses.server}/${repository.fullName}/pull/${pull.number}`;
  const urls = {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${api}/statuses/${pull.headSha}`,
  };
  const link = (href: string) => ({ href });
  const side = (of: RepositoryState, ref: string, sha: string) => ({
    label: `${of.owner.login}:${ref}`,
    ref,
    sha,
    user: userJson(of.owner, addresses),
    repo: repositoryJson(of, addresses),
  });
  return {
    ...urls,
    id: repository.id * 10_000 + pull.number,
    node_id: nodeId('PR', `${repository.id}.${pull.number}`),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    user: userJson(pull.author, addresses),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.isDraft,
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.mergedBy === undefined ? null : (pull.closedAt ?? null),
    merge_commit_sha: pull.mergeSha ?? null,
    head: side(pull.head.repository, pull.head.ref, pull.headSha),
    base: side(repository, pull.baseRef, pull.baseSha),
    author_association: associationOf(repository, pull.author.login),
    auto_merge: null,
    active_lock_reason: null,
    _links: {
      self: link(url),
      html: link(page),
      issue: link(issue),
      comments: link(urls.comments_url),
      review_comments: link(urls.review_comments_url),
      review_comment: link(urls.review_comment_url),
      commits: link(urls.commits_url),
      statuses: link(urls.statuses_url),
    },
  };
}

/** The reply to `GET /repos/{owner}/{repo}/pulls/{number}`, also part of a `pull_request` event. */
export async function fullPullJson(repository: RepositoryState, pull: Pull, addresses: Addresses) {
  const files = await filesOfPull(repository, pull);
  const commits = await commitsOfPull(repository, pull);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    ...pullJson(repository, pull, addresses),
    merged: pull.mergedBy !== undefined,
    mergeable: pull.state === 'closed' ? null : pull.mergeSha !== undefined,
    rebaseable: pull.mergeSha !== undefined,
    mergeable_state: pull.mergeSha === undefined ? 'dirty' : 'clean',
    merged_by: pull.mergedBy === undefined ? null : userJson(pull.mergedBy, addresses),
    comments: commentsOn(repository, pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: sum(files.map(({ additions }) => additions)),
    deletions: sum(files.map(({ deletions }) => deletions)),
    changed_files: files.length,
  };
}

export async function filesOfPull(
  { store }: RepositoryState,
  { baseSha, headSha }: Pull,
): Promise<readonly DiffFile[]> {
  return diffFiles(store, (await store.mergeBase(baseSha, headSha)) ?? baseSha, headSha);
}

export async function commitsOfPull({ store }: RepositoryState, pull: Pull): Promise<readonly string[]> {
  return store.commitsBetween(pull.baseSha, pull.headSha);
}

export function fileJson(repository: RepositoryState, revision: string, file: DiffFile, addresses: Addresses) {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = `${addresses.server}/${repository.fullName}`;
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${revision}/${path}`,
    raw_url: `${page}/raw/${revision}/${path}`,
    contents_url: `${repositoryUrl(repository, addresses)}/contents/${path}?ref=${revision}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
}

/** An issue; a pull request is one too. */
export function issueJson(repository: RepositoryState, issue: Issue | Pull, addresses: Addresses) {
  const url = `${repositoryUrl(repository, addresses)}/issues/${issue.number}`;
  const isPull = 'head' in issue;
  const page = `${addresses.server}/${repository.fullName}/${isPull ? 'pull' : 'issues'}/${issue.number}`;
  const pull = isPull ? pullJson(repository, issue, addresses) : undefined;
  return {
    url,
    repository_url: repositoryUrl(repository, addresses),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: repository.id * 20_000 + issue.number,
    node_id: nodeId('I', `${repository.id}.${issue.number}`),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: userJson(issue.author, addresses),
    labels: [],
    state: pull?.state ?? 'open',
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: commentsOn(repository, issue.number).length,
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
    closed_at: pull?.closed_at ?? null,
    author_association: associationOf(repository, issue.author.login),
    active_lock_reason: null,
    reactions: reactionsJson(url, []),
    ...(pull !== undefined && {
      draft: pull.draft,
      pull_request: {
        url: pull.url,
        html_url: pull.html_url,
        diff_url: pull.diff_url,
        patch_url: pull.patch_url,
        merged_at: pull.merged_at,
      },
    }),
  };
}

export function commentJson(repository: RepositoryState, comment: Comment, addresses: Addresses) {
  const api = repositoryUrl(repository, addresses);
  const isPull = repository.pulls.has(comment.number);
  const page = `${addresses.server}/${repository.fullName}/${isPull ? 'pull' : 'issues'}/${comment.number}`;
  return {
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.number}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: userJson(comment.author, addresses),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: associationOf(repository, comment.author.login),
    reactions: reactionsJson(`${api}/issues/comments/${comment.id}`, comment.reactions),
    performed_via_github_app: comment.app === undefined ? null : appJson(comment.app, addresses),
  };
}

export function commentsOn(repository: RepositoryState, number: number): Comment[] {
  return [...repository.comments.values()].filter((comment) => comment.number === number);
}

/** How many there are of each. */
function reactionsJson(url: string, reactions: readonly Reaction[]) {
  const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];
  const counts = contents.map((name) => [name, reactions.filter(({ content }) => content === name).length] as const);
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
}

function associationOf(repository: RepositoryState, login: string): string {
  if (login === repository.owner.login) return 'OWNER';
  return ['admin', 'maintain', 'write', 'triage'].includes(repository.roleOf(login)) ? 'COLLABORATOR' : 'NONE';
}
