import type { Announce } from '../event.ts';

/** What somebody should know of a run, one sentence or two each. Each is told once. */
export interface Heard {
  /** Takes note of warnings, and passes everything on. */
  readonly announce: Announce;
  add(notice: string): void;
  notices(): readonly string[];
}

export function hearing(announce: Announce): Heard {
  const notices = new Set<string>();
  return {
    announce(event) {
      if (event.type === 'warning') notices.add(`${event.message} ${event.hint}`);
      announce(event);
    },
    add: (notice) => void notices.add(notice),
    notices: () => [...notices],
  };
}
