import type { Outcome, Priority } from './task.ts';

/** Everything a mediator announces. Ids are those of tasks; a component is named by its name. */
export type MediatorEvent =
  | { readonly type: 'task-queued'; readonly id: string; readonly operation: string; readonly priority: Priority }
  | {
      readonly type: 'task-started';
      readonly id: string;
      readonly operation: string;
      readonly component: string;
      /** 1 for the first. */
      readonly attempt: number;
    }
  | {
      readonly type: 'task-retried';
      readonly id: string;
      readonly operation: string;
      /** The one that failed. */
      readonly attempt: number;
      /** Pause before the next. */
      readonly delayMs: number;
      readonly error: Error;
    }
  | { readonly type: 'task-settled'; readonly outcome: Outcome }
  | { readonly type: 'component-opened'; readonly component: string; readonly pauseMs: number }
  | { readonly type: 'component-half-opened'; readonly component: string }
  | { readonly type: 'component-closed'; readonly component: string };
