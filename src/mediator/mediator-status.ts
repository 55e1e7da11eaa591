import type { Colleague, Health } from './component-registry.ts';
import type { Component } from './component.ts';
import type { Workers } from './mediator-options.ts';
import type { TaskEntry } from './task-entry.ts';
import type { Outcome, OutcomeStatus } from './task.ts';

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

interface ComponentStatus extends Pick<Component, 'name' | 'kind' | 'provides'> {
  readonly health: Health['state'];
  readonly running: number;
  /** Attempts that ignored their signal and still hold a slot. */
  readonly leaked: number;
  /** Attempts started so far. */
  readonly attempts: number;
  /** Attempts so far that threw, timed out, or ignored their signal. */
  readonly crashes: number;
  /** Absent when it has no limit. */
  readonly concurrency?: number;
}

interface RunningStatus {
  readonly id: string;
  readonly operation: string;
  readonly component: string;
  readonly attempt: number;
  /** Since the start of the first attempt. */
  readonly runMs: number;
  /** Sub-tasks it waits for; while there are any, its worker slot is lent. */
  readonly subTasks: number;
}

interface Times {
  readonly totalMs: number;
  /** 0 when there is nothing to average. */
  readonly averageMs: number;
}

export function componentStatus(colleague: Colleague): ComponentStatus {
  const { component, health, running, leaked, attempts, crashes } = colleague;
  const { name, kind, provides, concurrency } = component;
  const status = { name, kind, provides, health: health.state, running, leaked, attempts, crashes };
  return concurrency === undefined ? status : { ...status, concurrency };
}

export function queueStatus(entries: Iterable<TaskEntry>, max: number): MediatorStatus['queue'] {
  const count = { ready: 0, waiting: 0, pausing: 0, running: 0, settled: 0 };
  for (const { state } of entries) count[state] += 1;
  const { ready, waiting, pausing } = count;
  return { ready, waiting, pausing, max };
}

export function runningStatus(entries: Iterable<TaskEntry>, now: number): readonly RunningStatus[] {
  const running: RunningStatus[] = [];
  for (const { task, attempt, state, attempts, startedAt = now } of entries) {
    if (state !== 'running' || attempt === undefined) continue;
    const { id, operation } = task;
    const component = attempt.colleague.component.name;
    const subTasks = attempt.children.size;
    running.push({ id, operation, component, attempt: attempts, runMs: now - startedAt, subTasks });
  }
  return running;
}

/** Counts outcomes. The times are those of tasks that were started. */
export class OutcomeStats {
  readonly #byStatus: Record<OutcomeStatus, number> = {
    succeeded: 0,
    failed: 0,
    'timed-out': 0,
    cancelled: 0,
    skipped: 0,
    unroutable: 0,
  };
  #started = 0;
  #queuedMs = 0;
  #runMs = 0;

  add({ status, attempts, queuedMs, runMs }: Outcome): void {
    this.#byStatus[status] += 1;
    if (attempts === 0) return;
    this.#started += 1;
    this.#queuedMs += queuedMs;
    this.#runMs += runMs;
  }

  snapshot(): Pick<MediatorStatus, 'outcomes' | 'queuedMs' | 'runMs'> {
    const times = (totalMs: number) => ({ totalMs, averageMs: this.#started === 0 ? 0 : totalMs / this.#started });
    return { outcomes: { ...this.#byStatus }, queuedMs: times(this.#queuedMs), runMs: times(this.#runMs) };
  }
}
