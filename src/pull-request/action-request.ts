import { nearestName } from '../base/nearest-name.ts';
import { PrpError } from '../base/errors.ts';
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
  'plan',
  'gate',
  'collect',
] as const;

export type ActionCommand = (typeof actionCommands)[number];

/** What a run is for. */
export type Wish =
  /** Generate PRPs for changed feature requests, version and validate changed PRPs, report. */
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'slash-command'; readonly slash: SlashCommand | SlashProblem }
  /** Report on a pull request of a fork, whose own run could not: its branch there, and the commit that it was about. */
  | { readonly kind: 'fork'; readonly owner: string; readonly branch: string; readonly sha: string }
  /** Version and tag what landed. */
  | { readonly kind: 'record' }
  /** Validate what is about to land, keep nothing. */
  | { readonly kind: 'merge-group' }
  /** Verify and clean up. */
  | { readonly kind: 'upkeep' }
  /** The command that the workflow names. */
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

export function nothing(reason: NothingReason, message: string): Wish {
  return { kind: 'nothing', reason, message };
}

/** The input `command`: `undefined` for `auto`. Throws `E_USAGE`. */
export function readActionCommand(input: string): ActionCommand | undefined {
  if (input === 'auto' || input === '') return undefined;
  const found = actionCommands.find((command) => command === input);
  if (found !== undefined) return found;
  const near = nearestName(input.slice(0, 40), actionCommands);
  throw new PrpError('E_USAGE', `The input command is ${JSON.stringify(input.slice(0, 40))}, which is no command.`, {
    hint: near === undefined ? `Use auto, or one of ${actionCommands.join(', ')}.` : `Did you mean ${near}?`,
  });
}
