import type { Outcome, OutcomeStatus } from './task.ts';

export interface Times {
  readonly totalMs: number;
  /** 0 when there is nothing to average. */
  readonly averageMs: number;
}

/** Counts outcomes. The times are those of tasks that were started. */
export class Stats {
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

  byStatus(): Readonly<Record<OutcomeStatus, number>> {
    return { ...this.#byStatus };
  }

  queued(): Times {
    return this.#times(this.#queuedMs);
  }

  run(): Times {
    return this.#times(this.#runMs);
  }

  #times(totalMs: number): Times {
    return { totalMs, averageMs: this.#started === 0 ? 0 : totalMs / this.#started };
  }
}
