import { nearestName } from '../base/nearest-name.ts';
import { PrpError } from '../base/errors.ts';
import type { ForkCommit } from './find-pull-request.ts';
import type { SlashCommand, SlashProblem } from './parse-slash-command.ts';

/** Commands that the input `command` may name. */
const actionCommands = [
  'generate',
  'validate',
  'save',
  'list',
  'show',
  'diff',
  'rollback',
  'tag',
  'history',
  'status',
  'verify',
  'cleanup',
  'import',
  'page',
  'plan',
  'gate',
  'collect',
] as const;

export type ActionCommand = (typeof actionCommands)[number];

/** The task of a run. */
export type ActionRequest =
  /** Generate PRPs from changed feature requests, version and validate changed PRPs, report. */
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'slash-command'; readonly slash: SlashCommand | SlashProblem }
  /** Report on a pull request of a fork, or of Dependabot, after its own run, which could not. */
  | ({ readonly kind: 'fork-report' } & ForkCommit)
  /** Version and tag the PRPs that were pushed to the default branch. */
  | { readonly kind: 'record-push' }
  /** Validate the commit that a merge queue is about to merge, and keep nothing. */
  | { readonly kind: 'merge-group' }
  | { readonly kind: 'verify-and-clean-up' }
  /** Run the command that the workflow names. */
  | { readonly kind: 'command'; readonly command: ActionCommand }
  | { readonly kind: 'nothing'; readonly reason: NothingReason; readonly message: string };

/** Stable: a workflow may branch on it. */
export type NothingReason =
  | 'pull-request-closed'
  | 'not-a-pull-request'
  | 'comment-not-new'
  | 'not-a-command'
  | 'command-in-workflow'
  | 'branch-deleted'
  | 'versions-branch'
  | 'other-branch'
  | 'merge-group-gone'
  | 'not-from-a-fork';

export function nothing(reason: NothingReason, message: string): ActionRequest {
  return { kind: 'nothing', reason, message };
}

/** The input `command`: `undefined` for `auto`. Throws `E_USAGE`. */
export function readActionCommand(input: string): ActionCommand | undefined {
  if (input === 'auto' || input === '') return undefined;
  const found = actionCommands.find((command) => command === input);
  if (found !== undefined) return found;
  const near = nearestName(input.slice(0, 40), actionCommands);
  throw new PrpError('E_USAGE', `The input command is ${JSON.stringify(input.slice(0, 40))}, which is not a command.`, {
    hint: near === undefined ? `Use auto, or one of ${actionCommands.join(', ')}.` : `Did you mean ${near}?`,
  });
}
