import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VersionInput, History } from '../../../src/history/history.ts';
import { memoryBranch } from '../../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../../support/addition.ts';
import { impatientHistory, standingClock } from '../../support/history.ts';
import { findSequence } from '../../../src/history/versions/select-version.ts';
import { type VersionLocation, mementoPath } from '../../../src/history/versions/layout.ts';
import type { Snapshot } from '../../../src/history/versions/snapshot.ts';

const prp = 'PRPs/user-api.md';

let history: History;

beforeEach(async () => {
  const time = standingClock();
  history = impatientHistory(memoryBranch(), time.clock);
  await history.append([from('aaaa1111', addition('one'))]);
  time.set('2026-11-22T10:16:00.000Z');
  await history.append([from('aaaa2222', validated('two', 'passed'))]);
  time.set('2026-11-23T08:00:00.000Z');
  await history.append([from('bbbb3333', validated('three', 'failed')), from('bbbb3333', addition('one'))]);
});

function from(commit: string, added: VersionInput): VersionInput {
  return { ...added, source: { ...added.source, commit } };
}

describe('selectVersion', () => {
  it.each([
    ['latest', 4],
    ['previous', 3],
    ['last-passing', 2],
    ['v1', 1],
    ['3', 3],
    ['v20261122_101530_7692c3a', 1],
    ['v20261122_1016', 2],
    ['v20261122_101530', 1],
    ['3fc4', 2],
    ['3FC4CCFE745870E2', 2],
    ['sha256:3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3', 2],
    ['7692c3ad35', 4],
    ['commit:aaaa1', 1],
    ['commit:bbbb', 4],
  ])('%s is v%i', async (selector, sequence) => {
    expect((await history.select(prp, selector)).memento.sequence).toBe(sequence);
  });

  it.each(['v9', 'v20271122', 'ffff', '3fc4ccfe745870e3', 'commit:dddd', 'released', ''])(
    '%j matches nothing, and the message names the nearest versions',
    async (selector) => {
      await expect(history.select(prp, selector)).rejects.toMatchObject({
        code: 'E_NOT_FOUND',
        message: expect.stringContaining('v4 v20261123_080001_7692c3a') as unknown,
        hint: '`prp list PRPs/user-api.md` shows them all.',
      });
    },
  );

  it.each([
    ['lastest', 'Did you mean latest? '],
    ['previous ', 'Did you mean previous? '],
    ['aproved', 'Did you mean approved? '],
    ['draft', ''],
  ])('%j matches nothing, and the hint names the nearest word and the tags', async (selector, hint) => {
    await history.tag({ prp, name: 'approved', version: 'v1', actor: null });
    await history.tag({ prp, name: 'v-next', version: 'v2', actor: null });
    await expect(history.select(prp, selector)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      hint: `${hint}\`prp list PRPs/user-api.md\` shows them all. Its tags: approved, v-next.`,
    });
  });

  it.each([
    ['v2026', /v4 .*, v3 .*, v2 .*, v1 /],
    ['v20261123', /v4 .*, v3 [^,]*\.$/],
    ['commit:aaaa', /v2 .*, v1 [^,]*\.$/],
  ])('%s is ambiguous, and the message names the candidates', async (selector, names) => {
    await expect(history.select(prp, selector)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: expect.stringMatching(names) as unknown,
    });
  });

  it('reports that no versions are stored', async () => {
    await expect(history.select('PRPs/other.md', 'latest')).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: 'No versions of PRPs/other.md are stored.',
    });
    await expect(history.select('PRPs/other.md', 'last-passing')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('finds the saved content of a version', async () => {
    expect(await contentOf('v1')).toBe('one');
    expect(await contentOf('last-passing')).toBe('two');
  });
});

async function contentOf(selector: string): Promise<string> {
  return Buffer.from(await history.content(await history.select(prp, selector))).toString();
}

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
