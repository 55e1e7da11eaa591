import type { ComponentKind } from './component.ts';
import type { Health } from './health.ts';
import type { Colleague } from './component-registry.ts';
import type { Times } from './tally.ts';
import type { OutcomeStatus } from './task.ts';
import type { TaskEntry } from './task-entry.ts';
import type { Workers } from './workers.ts';

/** A mediator at one moment. All times are milliseconds. */
export interface MediatorStatus {
  /** Tasks that are not running: ready for a component, waiting for needs, or pausing before another attempt. */
  readonly queue: { readonly ready: number; readonly waiting: number; readonly pausing: number; readonly max: number };
  readonly workers: { readonly setting: Workers; readonly limit: number; readonly busy: number };
  /** In order of registration. */
  readonly components: readonly ComponentStatus[];
  readonly running: readonly RunningStatus[];
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  /** From submission to first attempt, of the ended tasks that had one. */
  readonly queuedMs: Times;
  /** From first attempt to end, of the same tasks. */
  readonly runMs: Times;
  /** How often `announce` threw. */
  readonly failedAnnouncements: number;
}

export interface ComponentStatus {
  readonly name: string;
  readonly kind: ComponentKind;
  readonly provides: readonly string[];
  readonly health: Health['state'];
  readonly running: number;
  /** Attempts that ignored their signal and still hold a place. */
  readonly leaked: number;
  /** Attempts started so far. */
  readonly attempts: number;
  /** Attempts so far that threw, timed out, or ignored their signal. */
  readonly crashes: number;
  /** Absent when it has no limit. */
  readonly concurrency?: number;
}

export interface RunningStatus {
  readonly id: string;
  readonly operation: string;
  readonly component: string;
  readonly attempt: number;
  /** Since the start of the first attempt. */
  readonly runMs: number;
  /** Sub-tasks it waits for; while there are any, its worker is lent. */
  readonly subTasks: number;
}

export function componentStatus(colleague: Colleague): ComponentStatus {
  const { component, health, running, leaked, attempts, crashes } = colleague;
  const { name, kind, provides, concurrency } = component;
  const status = { name, kind, provides, health: health.state, running, leaked, attempts, crashes };
  return concurrency === undefined ? status : { ...status, concurrency };
}

export function queueStatus(tickets: Iterable<TaskEntry>, max: number): MediatorStatus['queue'] {
  const count = { ready: 0, waiting: 0, pausing: 0, running: 0, settled: 0 };
  for (const { state } of tickets) count[state] += 1;
  const { ready, waiting, pausing } = count;
  return { ready, waiting, pausing, max };
}

export function runningStatus(tickets: Iterable<TaskEntry>, now: number): readonly RunningStatus[] {
  const running: RunningStatus[] = [];
  for (const { task, turn, state, attempts, startedAt = now } of tickets) {
    if (state !== 'running' || turn === undefined) continue;
    const { id, operation } = task;
    const component = turn.colleague.component.name;
    const subTasks = turn.children.size;
    running.push({ id, operation, component, attempt: attempts, runMs: now - startedAt, subTasks });
  }
  return running;
}
