import { PrpError } from '../base/errors.ts';
import { toError, type AttemptEnd } from './attempt.ts';
import type { Outcome, Task } from './task.ts';

/** The part of an outcome that is no measurement. */
export type Result = Pick<Outcome, 'status' | 'value' | 'error'>;

export function resultOf(task: Task, end: AttemptEnd): Result {
  if (end.how === 'returned') return { status: 'succeeded', value: end.value };
  if (end.how === 'cancelled') return cancelled(task, end.error);
  return { status: end.how === 'threw' ? 'failed' : 'timed-out', error: end.error };
}

export function cancelled({ id }: Task, reason: unknown): Result {
  const cause = toError(reason);
  return { status: 'cancelled', error: new Error(`Task ${id} was cancelled: ${cause.message}`, { cause }) };
}

export function skipped({ id }: Task, need: string, status: Outcome['status']): Result {
  return { status: 'skipped', error: new Error(`Task ${id} needs ${need}, which did not succeed (${status}).`) };
}

export function overloaded({ id }: Task, maxQueued: number): Result {
  const error = new PrpError('E_OVERLOADED', `Task ${id} was refused: ${maxQueued} tasks are waiting already.`, {
    hint: 'Submit it again when some of them have ended, or raise maxQueued.',
  });
  return { status: 'failed', error };
}

export function unknownNeed({ id }: Task, need: string): Result {
  return unroutable(`Task ${id} needs ${need}, but no known task has that id.`);
}

export function circularWait({ id }: Task, ancestor: string): Result {
  return unroutable(`Task ${id} needs a task that cannot end before ${ancestor}, which is waiting for ${id}: a cycle.`);
}

/** The result of tasks that need one another: none can start first. A single task is a cycle when it needs itself. */
export function cycleIn(group: readonly Task[]): Result | undefined {
  const [first] = group;
  if (group.length === 1 && first?.needs?.includes(first.id) !== true) return undefined;
  const shown = group.slice(0, 10).map(({ id }) => id);
  return unroutable(`These tasks need one another, a cycle: ${shown.join(', ')}${group.length > 10 ? ', …' : ''}.`);
}

export function duplicate({ id }: Task): Result {
  return unroutable(`Another task has the id ${id} and has not ended yet.`);
}

export function noProvider({ id, operation }: Task): Result {
  return unroutable(`Task ${id} asks for ${operation}, which no component provides.`);
}

function unroutable(message: string): Result {
  return { status: 'unroutable', error: new Error(message) };
}
