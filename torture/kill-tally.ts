import type { CommandKind } from './kill-commands.ts';
import type { PrpRun } from './run-prp.ts';

/** Counts kills, and knows how long a command usually takes. */
export interface KillTally {
  /** Milliseconds, the median of the last runs that were not killed. */
  usualMs(kind: CommandKind): number;
  add(kind: CommandKind, ran: PrpRun): void;
  /** A run that was left alone. */
  addNext(kind: CommandKind, ran: PrpRun): void;
  told(): string;
}

/** Until one has been seen. */
const firstGuessMs = 120;

export function killTally(): KillTally {
  const durations = new Map<CommandKind, number[]>();
  const counts = new Map<CommandKind, { tried: number; killed: number }>();
  let slowestMs = 0;
  return {
    usualMs(kind) {
      const sorted = (durations.get(kind) ?? []).toSorted((a, b) => a - b);
      return sorted[sorted.length >> 1] ?? firstGuessMs;
    },
    add(kind, { killed }) {
      const { tried, killed: before } = counts.get(kind) ?? { tried: 0, killed: 0 };
      counts.set(kind, { tried: tried + 1, killed: before + (killed ? 1 : 0) });
    },
    addNext(kind, { ms }) {
      durations.set(kind, [...(durations.get(kind) ?? []), ms].slice(-15));
      slowestMs = Math.max(slowestMs, ms);
    },
    told() {
      const all = [...counts].map(([kind, { tried, killed }]) => `${kind} ${killed} of ${tried}`).join(', ');
      const killed = [...counts.values()].reduce((sum, one) => sum + one.killed, 0);
      return `${killed} really killed (${all}), slowest next command ${(slowestMs / 1_000).toFixed(1)} s`;
    },
  };
}
