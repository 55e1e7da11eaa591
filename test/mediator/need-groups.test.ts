import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needGroups } from '../../src/mediator/need-groups.ts';
import { task } from '../support/task.ts';

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

  it('is not afraid of a very long chain', () => {
    const length = 50_000;
    const chain = Array.from({ length }, (_, i) => ({ task: task(`${i}`, { needs: [`${(i + 1) % length}`] }) }));
    expect(needGroups(chain)).toHaveLength(1);
  });
});
