import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideIntoShards, type Workload } from '../../src/shards/shard.ts';

const none: Workload = { prps: [], renamed: new Map(), commands: [], needs: [], runLoop: false };
const numbered = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);

describe('the shards of a plan', () => {
  it('contain each PRP and each command once, in order, within the size of a matrix', () => {
    const counts = fc.record({ prps: fc.nat(4000), commands: fc.nat(400), runLoop: fc.boolean() });
    fc.assert(
      fc.property(counts, ({ prps, commands, runLoop }) => {
        const wanted = { prps: numbered(prps, 'p'), commands: numbered(commands, 'c') };
        const cells = divideIntoShards({ ...none, ...wanted, runLoop });
        expect(cells.flatMap((cell) => cell.prps ?? [])).toEqual(wanted.prps);
        expect(cells.flatMap((cell) => cell.commands ?? [])).toEqual(wanted.commands);
        expect(cells.length).toBeLessThanOrEqual(256);
        expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
      }),
      { numRuns: 50 },
    );
  });

  it('keep commands together that need each other, also through others', () => {
    const needs = [
      { id: 'a', needs: [] },
      { id: 'b', needs: [] },
      { id: 'c', needs: ['a'] },
      { id: 'd', needs: ['c', 'gone'] },
    ];
    const cells = divideIntoShards({ ...none, prps: ['p'], commands: ['a', 'b', 'c', 'd'], needs });
    expect(cells.flatMap(({ commands }) => (commands === undefined ? [] : [commands]))).toEqual([
      ['a', 'c', 'd'],
      ['b'],
    ]);
  });

  it('give each PRP one job if loops run', () => {
    expect(divideIntoShards({ ...none, prps: ['a', 'b'], runLoop: true }).map(({ prps }) => prps)).toEqual([
      ['a'],
      ['b'],
    ]);
    expect(divideIntoShards({ ...none, prps: ['a', 'b'] }).map(({ prps }) => prps)).toEqual([['a', 'b']]);
  });

  it('are at least one: a matrix must not be empty', () => {
    expect(divideIntoShards(none)).toEqual([{ id: 'prps-1', prps: [] }]);
  });

  it('name the earlier paths of moved PRPs', () => {
    const renamed = new Map([['b', 'old']]);
    expect(divideIntoShards({ ...none, prps: ['a', 'b'], renamed })).toEqual([
      { id: 'prps-1', prps: ['a', 'b'], renamed: { b: 'old' } },
    ]);
  });
});
