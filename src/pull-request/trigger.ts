import { PrpError } from '../base/errors.ts';
import type { RunContext } from './run-context.ts';
import { parseSlashCommand } from './parse-slash-command.ts';
import { readPayload } from './trigger-payload.ts';
import { type Rights, rightsOf, type Trust } from './trust.ts';
import { nothing, readActionCommand, type Wish } from './action-request.ts';

/** Why a run was started, and what it may do: all that is decided by the event alone. */
export interface Trigger {
  readonly wish: Wish;
  readonly trust: Trust;
  /** Whether the content is of another repository; `null` when the event does not tell, as with comments. */
  readonly fromFork: boolean | null;
  /** As if it were from a fork where that is not known: ask `rightsOf` again once it is. */
  readonly rights: Rights;
  /** Who set it off. */
  readonly actor: Account | null;
  /** The commit to report on; `null` with a comment: look up the head of the pull request. */
  readonly head: string | null;
  /** The commit to compare with; `null` where there is none, or with a comment. */
  readonly base: string | null;
  readonly pullRequest: PullRequest | null;
  /** Of the comment to react to. */
  readonly commentId: number | null;
  /** History was rewritten: `base` may be gone. */
  readonly forced: boolean;
}

interface Account {
  readonly login: string;
  readonly isBot: boolean;
}

interface PullRequest {
  readonly number: number;
  /** `null` with a comment, as the refs are. */
  readonly draft: boolean | null;
  readonly headRef: string | null;
  readonly baseRef: string | null;
}

export interface TriggerInputs {
  /** `auto`, or a command. */
  readonly command: string;
  readonly versionsBranch: string;
}

export interface TriggerEvent {
  /** As GITHUB_EVENT_NAME has it. */
  readonly eventName: string;
  /** What the file GITHUB_EVENT_PATH holds. */
  readonly payload: unknown;
  readonly inputs: TriggerInputs;
  readonly run: RunContext;
}

/** Pure. Throws `E_USAGE` for an event that is not served, a payload without what is needed, or a wrong `command`. */
export function triggerOf({ eventName, payload, inputs, run }: TriggerEvent): Trigger {
  const command = readActionCommand(inputs.command);
  const named: Wish | undefined = command && { kind: 'command', command };
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

const quiet = { pullRequest: null, commentId: null, forced: false, base: null } as const;

function pullRequest(
  event: 'pull_request' | 'pull_request_target',
  payload: unknown,
  named: Wish | undefined,
  versionsBranch: string,
): Trigger {
  const { action, repository, sender, pull_request: pull } = readPayload('pull_request', payload, event);
  const { head, base } = pull;
  const fromFork = !sameName(head.repo?.full_name, repository.full_name);
  const readOnly = fromFork || sender?.login === 'dependabot[bot]';
  const trust = event === 'pull_request_target' ? 'privileged' : readOnly ? 'outside' : 'own';
  const closed = nothing('pull-request-closed', `Pull request #${pull.number} is closed.`);
  const ours = nothing('versions-branch', `${head.ref} is where versions are kept: it is not for merging.`);
  return {
    ...quiet,
    wish:
      !fromFork && head.ref === versionsBranch
        ? ours
        : (named ?? (action === 'closed' ? closed : { kind: 'pull-request' })),
    ...trusted(trust, fromFork),
    actor: accountOf(sender),
    head: head.sha,
    base: base.sha,
    pullRequest: { number: pull.number, draft: pull.draft ?? false, headRef: head.ref, baseRef: base.ref },
  };
}

function comment(payload: unknown, named: Wish | undefined): Trigger {
  const { action, issue, comment: said } = readPayload('issue_comment', payload);
  const onPullRequest = issue.pull_request !== undefined && issue.pull_request !== null;
  return {
    ...quiet,
    wish: commentWish(action, onPullRequest, said.user === null ? '' : (said.body ?? ''), named),
    ...trusted('privileged', null),
    actor: accountOf(said.user),
    head: null,
    pullRequest: onPullRequest ? { number: issue.number, draft: null, headRef: null, baseRef: null } : null,
    commentId: said.id,
  };
}

/** Anyone may comment, so that no comment starts what a workflow names; a slash-command is asked who gave it. */
function commentWish(action: string, onPullRequest: boolean, body: string, named: Wish | undefined): Wish {
  if (action !== 'created') return nothing('comment-not-new', 'Only new comments count, not edited or deleted ones.');
  const slash = parseSlashCommand(body);
  if (slash === undefined) return nothing('not-a-command', 'The comment does not start with /prp.');
  if (!onPullRequest) return nothing('not-a-pull-request', 'Commands are taken in pull requests, not in issues.');
  if (named !== undefined) {
    return nothing(
      'command-in-workflow',
      'The workflow names a command; comments are served with `command: auto` only.',
    );
  }
  return { kind: 'slash-command', slash };
}

function push(payload: unknown, named: Wish | undefined, versionsBranch: string): Trigger {
  const { repository, sender, ref, before, after, forced, deleted } = readPayload('push', payload);
  const onDefault = ref === `refs/heads/${repository.default_branch}`;
  return {
    ...quiet,
    wish: pushWish(),
    ...trusted(onDefault ? 'default-branch' : 'own', false),
    actor: accountOf(sender),
    head: isNoCommit(after) ? null : after,
    base: isNoCommit(before) ? null : before,
    forced: forced ?? false,
  };

  function pushWish(): Wish {
    if (deleted || isNoCommit(after)) return nothing('branch-deleted', `${ref} was deleted.`);
    if (ref === `refs/heads/${versionsBranch}`)
      return nothing('versions-branch', 'Versions themselves have no versions.');
    if (named !== undefined) return named;
    const where = `${ref} is not the default branch, ${repository.default_branch}.`;
    return onDefault ? { kind: 'record' } : nothing('other-branch', where);
  }
}

function mergeGroup(payload: unknown, named: Wish | undefined): Trigger {
  const { action, sender, merge_group: group } = readPayload('merge_group', payload);
  const gone = nothing('merge-group-gone', 'The merge group was dissolved.');
  const trust = trusted('own', false);
  return {
    ...quiet,
    wish: action === 'checks_requested' ? (named ?? { kind: 'merge-group' }) : gone,
    ...trust,
    // It may never land, and the queue rewrites it.
    rights: { ...trust.rights, versions: false, commit: false },
    actor: accountOf(sender),
    head: group.head_sha,
    base: group.base_sha,
  };
}

/** What it is about is known by its commit alone: for forks, GitHub names no pull request. */
function workflowRun(payload: unknown, named: Wish | undefined, run: RunContext): Trigger {
  if (named !== undefined) return other('workflow_run', payload, named, run);
  const { repository, sender, workflow_run: ended } = readPayload('workflow_run', payload);
  const { event, head_repository: fork, head_branch: branch, head_sha: sha } = ended;
  const isFork = event === 'pull_request' && fork !== null && !sameName(fork.full_name, repository.full_name);
  const done = nothing('not-from-a-fork', 'Only pull requests of forks are left to be reported on.');
  return {
    ...quiet,
    wish: isFork && branch !== null ? { kind: 'fork', owner: fork.owner.login, branch, sha } : done,
    ...trusted('privileged', true),
    actor: accountOf(sender),
    head: sha,
  };
}

const onSchedule: ReadonlySet<string> = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch']);

function other(eventName: string, payload: unknown, named: Wish | undefined, { sha, ref }: RunContext): Trigger {
  if (!onSchedule.has(eventName) && named === undefined) {
    throw new PrpError(
      'E_USAGE',
      `Nothing is known to be done on the event ${JSON.stringify(eventName.slice(0, 60))}.`,
      {
        hint: 'Name a `command`, or use pull_request, workflow_run, issue_comment, push, merge_group, schedule or workflow_dispatch.',
      },
    );
  }
  const { repository, sender } = readPayload('other', payload, eventName);
  // A schedule always runs on the default branch.
  const onDefault = eventName === 'schedule' || ref === `refs/heads/${repository?.default_branch ?? ''}`;
  const trust = !onSchedule.has(eventName) ? 'privileged' : onDefault ? 'default-branch' : 'own';
  return {
    ...quiet,
    wish: named ?? { kind: 'upkeep' },
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

/** How Git says that there was nothing before, or is nothing any more. */
function isNoCommit(sha: string): boolean {
  return /^0+$/.test(sha);
}
