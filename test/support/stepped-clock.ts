import type { Clock } from '../../src/mediator/mediator-options.ts';
import { quiet } from './scripted-component.ts';

export interface SteppedClock extends Clock {
  /** Advances time: every due timer fires at its time, and its effects happen before the next timer. */
  advance(ms: number): Promise<void>;
  /** How many timers are set. */
  readonly timers: number;
}

export function steppedClock(): SteppedClock {
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();
  let time = 0;
  return {
    now: () => time,
    after(ms, action) {
      const timer = { at: time + ms, action };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = time + ms;
      for (;;) {
        await quiet();
        const [due] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (due === undefined) break;
        timers.delete(due);
        time = Math.max(time, due.at);
        due.action();
      }
      time = end;
    },
    get timers() {
      return timers.size;
    },
  };
}
