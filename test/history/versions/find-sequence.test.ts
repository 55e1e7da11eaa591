import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSequence } from '../../../src/history/versions/select-version.ts';
import { mementoPath, type VersionLocation } from '../../../src/history/versions/layout.ts';
import type { Snapshot } from '../../../src/history/versions/snapshot.ts';

/** Locations of these versions, newest first, and a branch with their mementos. */
function kept(sequences: readonly number[]): { readonly at: Snapshot; readonly places: readonly VersionLocation[] } {
  const placed = sequences.map((sequence) => ({
    sequence,
    place: {
      prp: 'PRPs/a.md',
      bucket: String(Math.floor((sequence - 1) / 100)).padStart(4, '0'),
      id: `v20260101_${String(sequence).padStart(6, '0')}_0000000`,
    },
  }));
  const files = new Map(placed.map(({ sequence, place }) => [mementoPath(place), `{\n  "sequence": ${sequence}\n}\n`]));
  const at: Snapshot = {
    read: async (paths) =>
      new Map(paths.flatMap((path) => (files.has(path) ? [[path, new TextEncoder().encode(files.get(path))]] : []))),
    list: async () => [],
  };
  return { at, places: placed.map(({ place }) => place).toReversed() };
}

describe('findSequence', () => {
  it('finds exactly the existing versions, whatever was removed', async () => {
    const sequences = fc.uniqueArray(fc.integer({ min: 1, max: 320 }), { maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(sequences, fc.integer({ min: 1, max: 320 }), async (some, wanted) => {
        const { at, places } = kept(some.toSorted((a, b) => a - b));
        const found = await findSequence(at, places, wanted);
        expect(found?.id).toBe(
          some.includes(wanted) ? `v20260101_${String(wanted).padStart(6, '0')}_0000000` : undefined,
        );
      }),
    );
  });

  it('gives up when a memento cannot be read', async () => {
    const { places } = kept([1, 2, 3]);
    const empty: Snapshot = { read: async () => new Map(), list: async () => [] };
    expect(await findSequence(empty, places, 2)).toBeUndefined();
  });
});
