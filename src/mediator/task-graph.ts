import type { TaskEntry } from './task-entry.ts';

/** How many older tickets are followed at least; a chain that grows link by link would otherwise cost its square. */
const patience = 1_000;

/**
 * Brings the chain lengths of everything that the newcomers need up to date. Newcomers come with those they need
 * before them, so one pass backwards is enough for them; tickets that were there before are followed upwards only as
 * far as their chain really grows, and not much further than there are newcomers. `raise` stores a ticket's new length.
 */
export function extendCriticalPaths(newcomers: readonly TaskEntry[], raise: (ticket: TaskEntry, criticalPathMs: number) => void): void {
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
  // A set is walked in the order of insertion, and sees what is added during the walk.
  let left = newcomers.length + patience;
  for (const ticket of raised) {
    if (left === 0) return;
    left -= 1;
    raised.delete(ticket);
    raiseNeeds(ticket);
  }
}
