import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { EndedTasks, extendCriticalPaths, needGroups } from '../../src/mediator/task-graph.ts';
import { openEntry, type TaskEntry } from '../../src/mediator/task-entry.ts';
import { task } from '../support/task.ts';

function entry(id: string, expectedMs: number, needs: readonly TaskEntry[] = []): TaskEntry {
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
    const a = entry('a', 1);
    const b = entry('b', 20, [a]);
    const c = entry('c', 300, [a]);
    const d = entry('d', 4000, [b, c]);
    lengthen([a, b, c, d]);
    expect([a, b, c, d].map(({ criticalPathMs }) => criticalPathMs)).toEqual([4301, 4020, 4300, 4000]);
  });

  it('extends the critical paths of older entries, as far as they grow', () => {
    const root = entry('root', 1);
    const long = entry('long', 100, [root]);
    const short = entry('short', 10, [root]);
    lengthen([root, long, short]);
    const raised = lengthen([entry('after short', 20, [short])]);
    expect([root, long, short].map(({ criticalPathMs }) => criticalPathMs)).toEqual([101, 100, 30]);
    expect(raised).toEqual(new Set([short]));
  });

  it('follows an entry again when a second newcomer extends its critical path further', () => {
    const root = entry('root', 1);
    const middle = entry('middle', 10, [root]);
    lengthen([root, middle]);
    lengthen([entry('long', 300, [middle]), entry('short', 200, [middle])]);
    expect([root, middle].map(({ criticalPathMs }) => criticalPathMs)).toEqual([311, 310]);
  });

  it('follows a limited number of older entries', () => {
    const chain = [entry('first', 1)];
    for (let i = 1; i < 5_000; i += 1) chain.push(entry(`${i}`, 1, chain.slice(-1)));
    lengthen(chain);
    const raised = lengthen([entry('last', 1, chain.slice(-1))]);
    expect(raised.size).toBeGreaterThan(500);
    expect(raised.size).toBeLessThan(2_000);
  });
});

function endedTasks(...ids: readonly string[]): EndedTasks {
  const ended = new EndedTasks(3);
  for (const id of ids) ended.add(id, 'succeeded');
  return ended;
}

describe('EndedTasks', () => {
  it('remembers the latest tasks, as many as it has capacity for', () => {
    const ended = endedTasks('a', 'b', 'c', 'd');
    expect(['b', 'c', 'd'].map((id) => ended.statusOf(id))).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('forgets what is older than twice its capacity', () => {
    expect(endedTasks('a', 'b', 'c', 'd', 'e', 'f').statusOf('a')).toBeUndefined();
  });

  it('knows the latest end of an id that was used again', () => {
    const ended = endedTasks('a', 'b', 'c');
    ended.add('a', 'failed');
    expect(ended.statusOf('a')).toBe('failed');
  });
});

function items(needs: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(needs).map(([id, needed]) => ({ task: task(id, { needs: needed }) }));
}

function groups(needs: Readonly<Record<string, readonly string[]>>): readonly (readonly string[])[] {
  return needGroups(items(needs)).map((group) => group.map((item) => item.task.id).toSorted());
}

describe('needGroups', () => {
  it('puts tasks after those they need', () => {
    expect(groups({ c: ['b'], b: ['a'], a: [] })).toEqual([['a'], ['b'], ['c']]);
  });

  it('groups those that need one another, apart from those that only need the group', () => {
    expect(groups({ after: ['y'], x: ['y'], y: ['z'], z: ['x', 'before'], before: [] })).toEqual([
      ['before'],
      ['x', 'y', 'z'],
      ['after'],
    ]);
  });

  it('ignores needs that are not among them', () => {
    expect(groups({ a: ['elsewhere'] })).toEqual([['a']]);
  });

  it('agrees with reachability on random graphs', () => {
    const graph = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(graph, (edges) => {
        const needs = Object.fromEntries(edges.map((to, from) => [`${from}`, to.map(String)]));
        const known = (id: string): readonly string[] => (needs[id] ?? []).filter((need) => need in needs);
        const reached = (from: string): ReadonlySet<string> => {
          const seen = new Set(known(from));
          for (const id of seen) for (const need of known(id)) seen.add(need);
          return seen;
        };
        const found = groups(needs);
        expect(found.flat().toSorted()).toEqual(Object.keys(needs).toSorted());
        for (const [index, group] of found.entries()) {
          for (const id of group) {
            const circle = Object.keys(needs).filter((other) => reached(id).has(other) && reached(other).has(id));
            expect(group).toEqual(circle.length === 0 ? [id] : circle.toSorted());
            const earlier = new Set(found.slice(0, index + 1).flat());
            for (const need of known(id)) expect(earlier).toContain(need);
          }
        }
      }),
    );
  });

  it('handles a very long chain', () => {
    const length = 50_000;
    const chain = Array.from({ length }, (_, i) => ({ task: task(`${i}`, { needs: [`${(i + 1) % length}`] }) }));
    expect(needGroups(chain)).toHaveLength(1);
  });
});
