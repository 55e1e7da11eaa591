import { describe, expect, it } from 'vitest';
import type { Priority } from '../../src/mediator/task.ts';
import { dueWindow, isMoreUrgent, type Urgency } from '../../src/mediator/urgency.ts';

const agingMs = 1000;

function urgency(rest: Partial<Urgency> & { priority?: Priority; since?: number } = {}): Urgency {
  const { priority = 'normal', since = 0, ...given } = rest;
  return { window: dueWindow(priority, since, agingMs), depth: 0, criticalPathMs: 0, expectedMs: 0, sequence: 0, ...given };
}

function ids(items: Readonly<Record<string, Urgency>>): readonly string[] {
  const sorted = Object.entries(items).toSorted(([, a], [, b]) => (isMoreUrgent(a, b) ? -1 : 1));
  return sorted.map(([id]) => id);
}

describe('isMoreUrgent', () => {
  it('puts priority before everything else', () => {
    const low = urgency({ priority: 'low', criticalPathMs: 900, expectedMs: 900, sequence: 0 });
    const normal = urgency({ priority: 'normal', criticalPathMs: 50, sequence: 1 });
    const high = urgency({ priority: 'high', sequence: 2 });
    expect(ids({ low, normal, high })).toEqual(['high', 'normal', 'low']);
  });

  it('then puts the longest chain, the longest task, and the oldest first', () => {
    const oldest = urgency({ criticalPathMs: 10, expectedMs: 5, sequence: 1 });
    const newest = urgency({ criticalPathMs: 10, expectedMs: 5, sequence: 2 });
    const longTask = urgency({ criticalPathMs: 10, expectedMs: 10, sequence: 3 });
    const longChain = urgency({ criticalPathMs: 20, expectedMs: 5, sequence: 4 });
    expect(ids({ newest, oldest, longTask, longChain })).toEqual(['longChain', 'longTask', 'oldest', 'newest']);
  });

  it('puts the sub-tasks of a priority first', () => {
    const task = urgency({ criticalPathMs: 50, sequence: 1 });
    const subTask = urgency({ depth: 1, sequence: 2 });
    const high = urgency({ priority: 'high', sequence: 3 });
    expect(ids({ task, subTask, high })).toEqual(['high', 'subTask', 'task']);
  });
});

describe('ageing', () => {
  it('does not let a short wait outweigh a priority', () => {
    const normal = urgency({ priority: 'normal', since: 0.7 * agingMs });
    const high = urgency({ priority: 'high', since: 1.4 * agingMs });
    expect(isMoreUrgent(high, normal)).toBe(true);
  });

  it.each([
    ['normal', 'high', 1],
    ['low', 'normal', 1],
    ['low', 'high', 2],
  ] as const)('lets a %s task overtake a new %s one after %d steps and a window', (older, newer, steps) => {
    const old = urgency({ priority: older, since: 100, criticalPathMs: 0 });
    const fresh = urgency({ priority: newer, since: 100 + (steps + 0.25) * agingMs, criticalPathMs: 1_000_000 });
    expect(isMoreUrgent(old, fresh)).toBe(true);
  });

  it('lets the shortest task of a priority overtake new long ones', () => {
    const old = urgency({ since: 0 });
    const fresh = urgency({ since: 0.25 * agingMs, criticalPathMs: 1_000_000 });
    expect(isMoreUrgent(old, fresh)).toBe(true);
  });
});
