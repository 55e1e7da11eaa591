import { circularWait, skipped, unknownNeed, type Result } from './result.ts';
import type { TaskEntry } from './task-entry.ts';
import type { OutcomeStatus, Task } from './task.ts';

/** The unfinished tasks that a task waits for, or the result of a task that can never start. */
export type Needs = { readonly entries: readonly TaskEntry[] } | { readonly refusal: Result };

/** Looks up the needs of an entry: among the live tasks first, then among the ended ones. */
export function resolveNeeds(entry: TaskEntry, live: ReadonlyMap<string, TaskEntry>, ended: EndedTasks): Needs {
  const { task, parent } = entry;
  const entries: TaskEntry[] = [];
  let skip: Result | undefined;
  for (const need of new Set(task.needs)) {
    const waitedFor = live.get(need);
    const status = ended.statusOf(need);
    if (waitedFor !== undefined) entries.push(waitedFor);
    else if (status === undefined) return { refusal: unknownNeed(task, need) };
    else if (status !== 'succeeded') skip ??= skipped(task, need, status);
  }
  if (skip !== undefined) return { refusal: skip };
  const ancestor = parent && ancestorAmong(entries, parent.entry);
  return ancestor === undefined ? { entries } : { refusal: circularWait(task, ancestor.task.id) };
}

/** A sub-task that waits for one of its ancestors, even through needs and sub-tasks of others, waits for itself. */
function ancestorAmong(needs: readonly TaskEntry[], parent: TaskEntry): TaskEntry | undefined {
  if (needs.length === 0) return undefined;
  const ancestors = new Set<TaskEntry>();
  for (let next: TaskEntry | undefined = parent; next !== undefined; next = next.parent?.entry) ancestors.add(next);
  const waitedFor = new Set(needs);
  // A set iterates in order of insertion and includes what the loop adds.
  for (const entry of waitedFor) {
    if (ancestors.has(entry)) return entry;
    for (const need of entry.needs) waitedFor.add(need);
    for (const child of entry.attempt?.children ?? []) waitedFor.add(child);
  }
  return undefined;
}

/**
 * The statuses of ended tasks, for tasks that need them later. Remembers at least the latest `capacity` and at most
 * twice as many, in two generations: dropping a whole one costs nothing per task.
 */
export class EndedTasks {
  readonly #capacity: number;
  #recent = new Map<string, OutcomeStatus>();
  #older = new Map<string, OutcomeStatus>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(id: string, status: OutcomeStatus): void {
    this.#recent.set(id, status);
    if (this.#recent.size < this.#capacity) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }

  /** `undefined` when no such task has ended, or too many have ended since. */
  statusOf(id: string): OutcomeStatus | undefined {
    return this.#recent.get(id) ?? this.#older.get(id);
  }
}

/** The least number of older entries that one update follows: a chain that grows link by link would cost its square. */
const minFollowed = 1_000;

/**
 * Updates the critical paths of everything that the newcomers need. Newcomers come after those they need, so one pass
 * backwards is enough for them. Older entries are followed upwards as far as their critical path really grows, and not
 * much further than there are newcomers. `raise` stores the new length of an entry.
 */
export function extendCriticalPaths(
  newcomers: readonly TaskEntry[],
  raise: (entry: TaskEntry, criticalPathMs: number) => void,
): void {
  if (!newcomers.some(({ needs }) => needs.length > 0)) return;
  const fresh = new Set(newcomers);
  const raised = new Set<TaskEntry>();

  const raiseNeeds = ({ needs, criticalPathMs }: TaskEntry): void => {
    for (const need of needs) {
      if (need.expectedMs + criticalPathMs <= need.criticalPathMs) continue;
      raise(need, need.expectedMs + criticalPathMs);
      if (!fresh.has(need)) raised.add(need);
    }
  };

  for (const newcomer of newcomers.toReversed()) raiseNeeds(newcomer);
  // A set iterates in order of insertion and includes what the loop adds.
  let left = newcomers.length + minFollowed;
  for (const entry of raised) {
    if (left === 0) return;
    left -= 1;
    raised.delete(entry);
    raiseNeeds(entry);
  }
}

interface Visit<Item> {
  readonly item: Item;
  readonly needs: Iterator<string>;
  /** Order of discovery. */
  readonly index: number;
  /** The earliest discovered item of the current path that can be reached from this one. */
  lowest: number;
  done: boolean;
}

/**
 * Groups of items that need one another, each group after all groups it needs: Tarjan's strongly connected components,
 * without recursion, in linear time. A group is a cycle when it has several members, or one that needs itself. Ignores
 * needs that are not among the items.
 */
export function needGroups<Item extends { readonly task: Task }>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (!items.some(({ task }) => task.needs?.length)) return items.map((item) => [item]);
  const byId = new Map(items.map((item) => [item.task.id, item]));
  const visits = new Map<Item, Visit<Item>>();
  const groups: Item[][] = [];
  const open: Visit<Item>[] = [];
  const path: Visit<Item>[] = [];

  const enter = (item: Item): void => {
    const index = visits.size;
    const visit = { item, needs: (item.task.needs ?? []).values(), index, lowest: index, done: false };
    visits.set(item, visit);
    open.push(visit);
    path.push(visit);
  };

  const leave = (visit: Visit<Item>): void => {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) before.lowest = Math.min(before.lowest, visit.lowest);
    if (visit.lowest < visit.index) return;
    const members = open.splice(open.lastIndexOf(visit));
    for (const member of members) member.done = true;
    groups.push(members.map((member) => member.item));
  };

  for (const item of items) {
    if (!visits.has(item)) enter(item);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.needs.next();
      if (next.done === true) {
        leave(visit);
        continue;
      }
      const need = byId.get(next.value);
      if (need === undefined) continue;
      const known = visits.get(need);
      if (known === undefined) enter(need);
      else if (!known.done) visit.lowest = Math.min(visit.lowest, known.index);
    }
  }
  return groups;
}
