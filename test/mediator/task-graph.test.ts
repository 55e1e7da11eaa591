import { describe, expect, it } from 'vitest';
import { extendCriticalPaths } from '../../src/mediator/task-graph.ts';
import { openEntry, type TaskEntry } from '../../src/mediator/task-entry.ts';
import { task } from '../support/task.ts';

function ticket(id: string, expectedMs: number, needs: readonly TaskEntry[] = []): TaskEntry {
  const opened = openEntry(task(id, { expectedMs }), { sequence: 0, now: 0, agingMs: 1, parent: undefined });
  opened.needs = needs;
  return opened;
}

function lengthen(newcomers: readonly TaskEntry[]): ReadonlySet<TaskEntry> {
  const raised = new Set<TaskEntry>();
  extendCriticalPaths(newcomers, (each, criticalPathMs) => {
    raised.add(each);
    each.criticalPathMs = criticalPathMs;
  });
  return raised;
}

describe('extendCriticalPaths', () => {
  it('gives each newcomer the length of the longest chain that begins with it', () => {
    const a = ticket('a', 1);
    const b = ticket('b', 20, [a]);
    const c = ticket('c', 300, [a]);
    const d = ticket('d', 4000, [b, c]);
    lengthen([a, b, c, d]);
    expect([a, b, c, d].map(({ criticalPathMs }) => criticalPathMs)).toEqual([4301, 4020, 4300, 4000]);
  });

  it('lengthens the chains of tickets that were there before, as far as they grow', () => {
    const root = ticket('root', 1);
    const long = ticket('long', 100, [root]);
    const short = ticket('short', 10, [root]);
    lengthen([root, long, short]);
    const raised = lengthen([ticket('after short', 20, [short])]);
    expect([root, long, short].map(({ criticalPathMs }) => criticalPathMs)).toEqual([101, 100, 30]);
    expect(raised).toEqual(new Set([short]));
  });

  it('follows a ticket again when a second newcomer makes its chain longer still', () => {
    const root = ticket('root', 1);
    const middle = ticket('middle', 10, [root]);
    lengthen([root, middle]);
    lengthen([ticket('long', 300, [middle]), ticket('short', 200, [middle])]);
    expect([root, middle].map(({ criticalPathMs }) => criticalPathMs)).toEqual([311, 310]);
  });

  it('does not follow a chain for ever', () => {
    const chain = [ticket('first', 1)];
    for (let i = 1; i < 5_000; i += 1) chain.push(ticket(`${i}`, 1, chain.slice(-1)));
    lengthen(chain);
    const raised = lengthen([ticket('last', 1, chain.slice(-1))]);
    expect(raised.size).toBeGreaterThan(500);
    expect(raised.size).toBeLessThan(2_000);
  });
});
