import type { Task } from './task.ts';

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
 * Groups of items that need one another, each group after all groups it needs (Tarjan's strongly connected components,
 * without recursion, in linear time). A group is a cycle when it has several members, or one that needs itself.
 * Needs that are not among the items are ignored.
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
