import type { ActionCommand, ActionRequest } from './action-request.ts';
import type { PlainCommand } from './commands-from-requests.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import type { CommandTarget } from './run-named-command.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import type { CheckedOut, Trigger } from './trigger.ts';

/** Runs the use case of an event: the only place that branches on the event. Each use case is loaded when it runs. */
export async function handleTrigger(
  trigger: Trigger,
  run: CheckedOut,
  context: PullRequestContext,
): Promise<RunResult> {
  const { request, head, base, pullRequest: pull, commentId } = trigger;
  if (context.leavesReports === true && leftToApp.has(request.kind)) {
    return skippedResult('left-to-app', 'The app does this, as `report-by` in the configuration says.');
  }
  switch (request.kind) {
    case 'pull-request': {
      if (pull === null || head === null || base === null) throw missing('a pull request');
      const { validatePullRequest } = await import('./validate-pull-request.ts');
      return validatePullRequest({ ...pull, head, base }, context);
    }
    case 'fork-report':
      return (await import('./fork-report.ts')).reportOnFork(request, context);
    case 'merge-group': {
      if (head === null || base === null) throw missing('a merge group');
      const { validateMergeGroup } = await import('./validate-merge-group.ts');
      return validateMergeGroup({ head, base }, context);
    }
    case 'record-push': {
      if (head === null) throw missing('a push');
      const { recordPush } = await import('./record-push.ts');
      return recordPush({ head, base, ref: run.ref }, context);
    }
    case 'verify-and-clean-up':
      return (await import('./verify-and-clean-up.ts')).verifyAndCleanUp(run.sha, context);
    case 'slash-command': {
      const { actor } = context;
      if (actor === null || pull === null || commentId === null) throw missing('a comment');
      const { answerComment } = await import('./answer-comment.ts');
      return answerComment({ slash: request.slash, requester: actor, number: pull.number, commentId }, context);
    }
    case 'command':
      return handleCommand(plainCommand(request.command), trigger, run, context);
    case 'nothing':
      return skippedResult(request.reason, request.message);
  }
}

/** Work that one program does for a repository. */
const leftToApp: ReadonlySet<ActionRequest['kind']> = new Set(['slash-command', 'fork-report', 'record-push']);

/** Runs a command that the workflow names. */
export async function handleCommand(
  command: PlainCommand,
  trigger: Trigger,
  run: CheckedOut,
  context: PullRequestContext,
): Promise<RunResult> {
  const { runNamedCommand } = await import('./run-named-command.ts');
  return runNamedCommand(command, targetOf(trigger, run), context);
}

/** The head of a pull request, else what the workflow has checked out. */
function targetOf({ head, pullRequest }: Trigger, { sha, ref }: CheckedOut): CommandTarget {
  const branch = pullRequest?.headRef ?? null;
  return {
    head: head ?? sha,
    ref: branch === null ? ref : `refs/heads/${branch}`,
    pullRequest: pullRequest?.number ?? null,
    checkedOut: sha,
  };
}

function plainCommand(command: ActionCommand): PlainCommand {
  if (command !== 'plan' && command !== 'gate' && command !== 'collect') return command;
  throw new Error(`Internal error: ${command} is a command of the action alone.`);
}

function missing(what: string): Error {
  return new Error(`Internal error: the event is not about ${what}.`);
}
