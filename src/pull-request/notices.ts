import type { Announce } from '../event.ts';

/** Notices for the user, one or two sentences each, without duplicates. */
export interface Notices {
  /** Passes every event on, and makes a notice of each warning. */
  readonly announce: Announce;
  add(notice: string): void;
  all(): readonly string[];
}

export function collectNotices(announce: Announce): Notices {
  const notices = new Set<string>();
  return {
    announce(event) {
      if (event.type === 'warning') notices.add(`${event.message} ${event.hint}`);
      announce(event);
    },
    add: (notice) => void notices.add(notice),
    all: () => [...notices],
  };
}
