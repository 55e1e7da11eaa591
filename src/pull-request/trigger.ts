import { PrpError } from '../base/errors.ts';
import { parseSlashCommand } from './parse-slash-command.ts';
import { readPayload } from './trigger-payload.ts';
import { type Rights, rightsOf, type Trust } from './run-rights.ts';
import { nothing, readActionCommand, type ActionRequest } from './action-request.ts';

/** The task and the rights of a run: everything that the event alone decides. */
export interface Trigger {
  readonly request: ActionRequest;
  readonly trust: Trust;
  /** Whether the content comes from another repository; `null` when the event does not say, as with comments. */
  readonly fromFork: boolean | null;
  /** Those of a fork where `fromFork` is null: call `rightsOf` again once it is known. */
  readonly rights: Rights;
  /** The account that caused the event. */
  readonly actor: Account | null;
  /** The commit to report on; `null` with a comment: look up the head of the pull request. */
  readonly head: string | null;
  /** The commit to compare with; `null` where there is none, or with a comment. */
  readonly base: string | null;
  readonly pullRequest: TriggerPull | null;
  /** The comment with the command. */
  readonly commentId: number | null;
  /** A forced push: `base` may be gone. */
  readonly forced: boolean;
  /** GitHub's id of the repository, for GraphQL; `null` where the event does not say, or it does not matter. */
  readonly repositoryId: string | null;
}

export interface Account {
  readonly login: string;
  readonly isBot: boolean;
}

interface TriggerPull {
  readonly number: number;
  /** `null` with a comment, like the refs. */
  readonly draft: boolean | null;
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** The number of files that it changes; `null` if the event does not say. */
  readonly changedFiles: number | null;
}

export interface TriggerInputs {
  /** `auto`, or a command. */
  readonly command: string;
  readonly versionsBranch: string;
}

/** The commit that a workflow checks out, and its ref, such as `refs/heads/main`. */
export interface CheckedOut {
  readonly sha: string;
  readonly ref: string;
}

export interface TriggerEvent {
  /** As in GITHUB_EVENT_NAME. */
  readonly eventName: string;
  /** The content of the file GITHUB_EVENT_PATH, or of the webhook. */
  readonly payload: unknown;
  readonly inputs: TriggerInputs;
  readonly run: CheckedOut;
}

/** Pure. Throws `E_USAGE` for an unknown event, a payload with a missing field, or a wrong `command`. */
export function triggerOf({ eventName, payload, inputs, run }: TriggerEvent): Trigger {
  const command = readActionCommand(inputs.command);
  const named: ActionRequest | undefined = command && { kind: 'command', command };
  switch (eventName) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequest(eventName, payload, named, inputs.versionsBranch);
    case 'issue_comment':
      return comment(payload, named);
    case 'push':
      return push(payload, named, inputs.versionsBranch);
    case 'merge_group':
      return mergeGroup(payload, named);
    case 'workflow_run':
      return workflowRun(payload, named, run);
    default:
      return other(eventName, payload, named, run);
  }
}

const quiet = { pullRequest: null, commentId: null, forced: false, base: null, repositoryId: null } as const;

function pullRequest(
  event: 'pull_request' | 'pull_request_target',
  payload: unknown,
  named: ActionRequest | undefined,
  versionsBranch: string,
): Trigger {
  const { action, repository, sender, pull_request: pull } = readPayload('pull_request', payload, event);
  const { head, base } = pull;
  const fromFork = !sameName(head.repo?.full_name, repository.full_name);
  const readOnly = fromFork || sender?.login === dependabot;
  const trust = event === 'pull_request_target' ? 'privileged' : readOnly ? 'outside' : 'own';
  const closed = nothing('pull-request-closed', `Pull request #${pull.number} is closed.`);
  const ours = nothing('versions-branch', `${head.ref} stores the versions and is not for merging.`);
  return {
    ...quiet,
    request:
      !fromFork && head.ref === versionsBranch
        ? ours
        : (named ?? (action === 'closed' ? closed : { kind: 'pull-request' })),
    ...trusted(trust, fromFork),
    actor: accountOf(sender),
    head: head.sha,
    base: base.sha,
    repositoryId: repository.node_id ?? null,
    pullRequest: {
      number: pull.number,
      draft: pull.draft ?? false,
      headRef: head.ref,
      baseRef: base.ref,
      changedFiles: pull.changed_files ?? null,
    },
  };
}

function comment(payload: unknown, named: ActionRequest | undefined): Trigger {
  const { action, issue, comment: written, repository } = readPayload('issue_comment', payload);
  const onPullRequest = issue.pull_request !== undefined && issue.pull_request !== null;
  return {
    ...quiet,
    request: commentRequest(
      action,
      onPullRequest,
      { body: written.user === null ? '' : (written.body ?? ''), url: repository.html_url },
      named,
    ),
    ...trusted('privileged', null),
    actor: accountOf(written.user),
    head: null,
    pullRequest: onPullRequest
      ? { number: issue.number, draft: null, headRef: null, baseRef: null, changedFiles: null }
      : null,
    commentId: written.id,
    repositoryId: repository.node_id ?? null,
  };
}

/** Anyone may comment, so a comment never starts a command that the workflow names; slash-commands check permissions. */
function commentRequest(
  action: string,
  onPullRequest: boolean,
  { body, url }: { readonly body: string; readonly url: string | undefined },
  named: ActionRequest | undefined,
): ActionRequest {
  if (action !== 'created')
    return nothing('comment-not-new', 'Only new comments are read, not edited or deleted ones.');
  const slash = parseSlashCommand(body, url);
  if (slash === undefined) return nothing('not-a-command', 'The comment does not start with /prp.');
  if (!onPullRequest) return nothing('not-a-pull-request', 'Commands work in pull requests, not in issues.');
  if (named !== undefined) {
    return nothing('command-in-workflow', 'The workflow names a command; comments work with `command: auto` only.');
  }
  return { kind: 'slash-command', slash };
}

function push(payload: unknown, named: ActionRequest | undefined, versionsBranch: string): Trigger {
  const { repository, sender, ref, before, after, forced, deleted } = readPayload('push', payload);
  const onDefault = ref === `refs/heads/${repository.default_branch}`;
  return {
    ...quiet,
    request: pushRequest(),
    ...trusted(onDefault ? 'default-branch' : 'own', false),
    actor: accountOf(sender),
    head: isNoCommit(after) ? null : after,
    base: isNoCommit(before) ? null : before,
    forced: forced ?? false,
  };

  function pushRequest(): ActionRequest {
    if (deleted || isNoCommit(after)) return nothing('branch-deleted', `${ref} was deleted.`);
    if (ref === `refs/heads/${versionsBranch}`)
      return nothing('versions-branch', 'The versions branch itself has no versions.');
    if (named !== undefined) return named;
    const where = `${ref} is not the default branch, ${repository.default_branch}.`;
    return onDefault ? { kind: 'record-push' } : nothing('other-branch', where);
  }
}

function mergeGroup(payload: unknown, named: ActionRequest | undefined): Trigger {
  const { action, sender, merge_group: group } = readPayload('merge_group', payload);
  const gone = nothing('merge-group-gone', 'The merge group was dissolved.');
  const trust = trusted('own', false);
  return {
    ...quiet,
    request: action === 'checks_requested' ? (named ?? { kind: 'merge-group' }) : gone,
    ...trust,
    // The queue rewrites the commit, and may never merge it.
    rights: { ...trust.rights, versions: false, commit: false },
    actor: accountOf(sender),
    head: group.head_sha,
    base: group.base_sha,
  };
}

/** GitHub gives a pull request of this account a token that may only read, as those of forks. */
const dependabot = 'dependabot[bot]';

/** The commit alone identifies the pull request: for forks, GitHub names none. */
function workflowRun(payload: unknown, named: ActionRequest | undefined, run: CheckedOut): Trigger {
  if (named !== undefined) return other('workflow_run', payload, named, run);
  const { repository, sender, workflow_run: ended } = readPayload('workflow_run', payload);
  const { event, head_repository: source, head_branch: branch, head_sha: sha } = ended;
  const fromFork = !sameName(source?.full_name, repository.full_name);
  const couldOnlyRead = event === 'pull_request' && (fromFork || ended.actor?.login === dependabot);
  const done = nothing('not-from-a-fork', 'Only pull requests of forks and of Dependabot need a second report.');
  return {
    ...quiet,
    request:
      couldOnlyRead && source !== null && branch !== null
        ? { kind: 'fork-report', owner: source.owner.login, branch, sha, fromFork }
        : done,
    ...trusted('privileged', true),
    fromFork,
    actor: accountOf(sender),
    head: sha,
    repositoryId: repository.node_id ?? null,
  };
}

const onSchedule: ReadonlySet<string> = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch']);

function other(
  eventName: string,
  payload: unknown,
  named: ActionRequest | undefined,
  { sha, ref }: CheckedOut,
): Trigger {
  if (!onSchedule.has(eventName) && named === undefined) {
    throw new PrpError('E_USAGE', `The event ${JSON.stringify(eventName.slice(0, 60))} starts nothing.`, {
      hint: 'Name a `command`, or use pull_request, workflow_run, issue_comment, push, merge_group, schedule or workflow_dispatch.',
    });
  }
  const { repository, sender } = readPayload('other', payload, eventName);
  // A schedule always runs on the default branch.
  const onDefault = eventName === 'schedule' || ref === `refs/heads/${repository?.default_branch ?? ''}`;
  const trust = !onSchedule.has(eventName) ? 'privileged' : onDefault ? 'default-branch' : 'own';
  return {
    ...quiet,
    request: named ?? { kind: 'verify-and-clean-up' },
    ...trusted(trust, trust === 'privileged' ? null : false),
    actor: accountOf(sender),
    head: sha,
  };
}

function trusted(trust: Trust, fromFork: boolean | null): Pick<Trigger, 'trust' | 'fromFork' | 'rights'> {
  return { trust, fromFork, rights: rightsOf(trust, fromFork ?? true) };
}

function accountOf(account: { login: string; type?: string | undefined } | null | undefined): Account | null {
  if (!account) return null;
  return { login: account.login, isBot: account.type !== 'User' };
}

function sameName(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Git's id for a missing commit: before a branch was created, or after it was deleted. */
function isNoCommit(sha: string): boolean {
  return /^0+$/.test(sha);
}
