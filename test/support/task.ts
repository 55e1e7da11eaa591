import type { Task } from '../../src/mediator/task.ts';

/** A task, by default for the operation `work`. */
export function task(id: string, rest: Partial<Task> = {}): Task {
  return { id, operation: 'work', payload: undefined, ...rest };
}
