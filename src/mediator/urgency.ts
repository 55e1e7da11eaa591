import type { Priority } from './task.ts';

/** What decides which of two ready tasks starts first. */
export interface Urgency {
  /** From `dueWindow`. */
  readonly window: number;
  /** 0 for a task, 1 for a sub-task, 2 for a sub-task's sub-task. */
  readonly depth: number;
  /** Expected milliseconds of the task and the longest chain of tasks that wait for it. */
  readonly criticalPathMs: number;
  readonly expectedMs: number;
  /** Order of submission. */
  readonly sequence: number;
}

const stepsBehind: Readonly<Record<Priority, number>> = { high: 0, normal: 1, low: 2 };
const windowsPerStep = 4;

/**
 * Which window of time a task is due in. Time is cut into windows, a quarter of `agingMs` each; a task is due in the
 * window it began to wait in, plus four for every step its priority is below high. So ageing is part of a key that never
 * changes, and a queue sorted by it never needs sorting again: a task that has waited `agingMs` (give or take a window)
 * is level with new tasks one priority higher, and inside one window the other criteria decide.
 */
export function dueWindow(priority: Priority, waitingSinceMs: number, agingMs: number): number {
  return Math.floor((waitingSinceMs * windowsPerStep) / agingMs) + stepsBehind[priority] * windowsPerStep;
}

/**
 * Sub-tasks go before other tasks of their window: a parent that has begun is waiting for them, and finishing it first
 * keeps the number of tasks begun and not ended small. Then the longest chain, then the longest task, then the oldest.
 */
export function isMoreUrgent(a: Urgency, b: Urgency): boolean {
  if (a.window !== b.window) return a.window < b.window;
  if (a.depth !== b.depth) return a.depth > b.depth;
  if (a.criticalPathMs !== b.criticalPathMs) return a.criticalPathMs > b.criticalPathMs;
  if (a.expectedMs !== b.expectedMs) return a.expectedMs > b.expectedMs;
  return a.sequence < b.sequence;
}
