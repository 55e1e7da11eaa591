import type { Task } from '../../src/mediator/task.ts';

/** A task for the operation `work`, unless told otherwise. */
export function task(id: string, rest: Partial<Task> = {}): Task {
  return { id, operation: 'work', payload: undefined, ...rest };
}
