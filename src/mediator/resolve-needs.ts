import type { EndedTasks } from './ended-tasks.ts';
import { circularWait, skipped, unknownNeed, type Result } from './result.ts';
import type { TaskEntry } from './task-entry.ts';

/** What a task must wait for, or why it will never start. */
export type Needs = { readonly tickets: readonly TaskEntry[] } | { readonly refusal: Result };

/** Looks up what a ticket needs, among the live tasks first, then among those that have ended. */
export function resolveNeeds(ticket: TaskEntry, live: ReadonlyMap<string, TaskEntry>, ended: EndedTasks): Needs {
  const { task, parent } = ticket;
  const tickets: TaskEntry[] = [];
  let skip: Result | undefined;
  for (const need of new Set(task.needs)) {
    const waitedFor = live.get(need);
    const status = ended.statusOf(need);
    if (waitedFor !== undefined) tickets.push(waitedFor);
    else if (status === undefined) return { refusal: unknownNeed(task, need) };
    else if (status !== 'succeeded') skip ??= skipped(task, need, status);
  }
  if (skip !== undefined) return { refusal: skip };
  const ancestor = parent && ancestorAmong(tickets, parent.ticket);
  return ancestor === undefined ? { tickets } : { refusal: circularWait(task, ancestor.task.id) };
}

/** A sub-task that waits for one of its ancestors, be it through needs and sub-tasks of others, waits for itself. */
function ancestorAmong(needs: readonly TaskEntry[], parent: TaskEntry): TaskEntry | undefined {
  if (needs.length === 0) return undefined;
  const ancestors = new Set<TaskEntry>();
  for (let next: TaskEntry | undefined = parent; next !== undefined; next = next.parent?.ticket) ancestors.add(next);
  const waitedFor = new Set(needs);
  // A set is walked in the order of insertion, and the walk sees what is added on the way.
  for (const ticket of waitedFor) {
    if (ancestors.has(ticket)) return ticket;
    for (const need of ticket.needs) waitedFor.add(need);
    for (const child of ticket.turn?.children ?? []) waitedFor.add(child);
  }
  return undefined;
}
