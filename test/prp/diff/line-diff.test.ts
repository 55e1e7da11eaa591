import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type LineDiff } from '../../../src/prp/diff/line-diff.ts';

/**
 * Applies the changes to `before`, and reverts them: the text after, and the text before as the changes describe it.
 */
function apply(before: readonly string[], after: readonly string[], { changes }: LineDiff) {
  const built: string[] = [];
  const reread: string[] = [];
  let x = 0;
  let y = 0;
  for (const { beforeStart, removed, afterStart, added } of changes) {
    const kept = before.slice(x, beforeStart);
    built.push(...kept, ...after.slice(afterStart, afterStart + added));
    reread.push(...after.slice(y, afterStart), ...before.slice(beforeStart, beforeStart + removed));
    x = beforeStart + removed;
    y = afterStart + added;
  }
  return { built: [...built, ...before.slice(x)], reread: [...reread, ...after.slice(y)] };
}

const lines = (kinds: number) =>
  fc.array(
    fc.nat(kinds - 1).map((kind) => `line ${kind}`),
    { maxLength: 60 },
  );

/** A text and what became of it: lines dropped, doubled, replaced, and blocks moved. */
const revisions = lines(30).chain((before) =>
  fc
    .tuple(fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }), fc.nat(60))
    .map(([fates, cut]): [string[], string[]] => {
      const after = before.flatMap((line, index) => {
        if (fates[index] === 0) return [];
        if (fates[index] === 1) return [line, line];
        return fates[index] === 2 ? [`${line}, reworded`] : [line];
      });
      return [before, [...after.slice(cut), ...after.slice(0, cut)]];
    }),
);

const pairs = fc.oneof(
  fc.tuple(lines(2), lines(2)),
  fc.tuple(lines(6), lines(6)),
  fc.tuple(lines(200), lines(200)),
  revisions,
);

const section = (name: string): readonly string[] => [
  `## ${name}`,
  '',
  `All about ${name}.`,
  `More about ${name}.`,
  '',
];

const unchanged = { changes: [], added: 0, removed: 0, exact: true };

describe('the changes between two lists of lines', () => {
  it('turn the lines before into the lines after, and back, at any bound of the search', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 80 }), ([before, after], maxEdits) => {
        const { built, reread } = apply(before, after, diffLines(before, after, { maxEdits }));
        expect(built).toEqual(after);
        expect(reread).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('are separated by at least one line that is kept, and none is empty', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 80 }), ([before, after], maxEdits) => {
        let end = -1;
        for (const change of diffLines(before, after, { maxEdits }).changes) {
          expect(change.removed + change.added).toBeGreaterThan(0);
          expect(change.beforeStart).toBeGreaterThan(end);
          end = change.beforeStart + change.removed;
        }
      }),
    );
  });

  it('are counted', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { changes, added, removed } = diffLines(before, after);
        expect(added).toBe(changes.reduce((sum, change) => sum + change.added, 0));
        expect(removed).toBe(changes.reduce((sum, change) => sum + change.removed, 0));
      }),
    );
  });

  it('are none when nothing changed', () => {
    fc.assert(
      fc.property(lines(6), (text) => {
        expect(diffLines(text, [...text])).toEqual(unchanged);
      }),
    );
  });

  it('keep the sections of a document together when one moves', () => {
    const before = ['Goal', 'Why', 'What', 'How'].flatMap(section);
    const after = ['Goal', 'How', 'Why', 'What'].flatMap(section);
    expect(diffLines(before, after)).toMatchObject({
      changes: [
        { beforeStart: 5, removed: 0, afterStart: 5, added: 5 },
        { beforeStart: 14, removed: 5, afterStart: 19, added: 0 },
      ],
      exact: true,
    });
  });

  it('do not let one unique line that moved tear thousands of equal lines apart', () => {
    const equal = Array.from({ length: 5000 }, () => '- [ ] again');
    expect(diffLines(['moved', ...equal], [...equal, 'moved'])).toMatchObject({ added: 1, removed: 1, exact: true });
  });

  it('report that the texts differ too much for a minimal result', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `line ${(index * index) % 7}`);
    const after = Array.from({ length: 3000 }, (_, index) => `line ${(index * index * index) % 5}`);
    const diff = diffLines(before, after, { maxEdits: 16 });
    expect(diff.exact).toBe(false);
    expect(apply(before, after, diff).built).toEqual(after);
    expect(diff.added).toBeLessThan(3000);
  });

  it('are found for texts without a single line', () => {
    expect(diffLines([], [])).toEqual(unchanged);
    expect(diffLines([], ['a']).changes).toEqual([{ beforeStart: 0, removed: 0, afterStart: 0, added: 1 }]);
    expect(diffLines(['a'], []).changes).toEqual([{ beforeStart: 0, removed: 1, afterStart: 0, added: 0 }]);
  });
});

const block = (name: string): readonly string[] => ['```bash', `npm run ${name}`, '```', ''];

describe('a change between lines like its own', () => {
  it('starts below a blank line', () => {
    const before = ['Text', '', ...block('lint'), ...block('test')];
    const after = ['Text', '', ...block('lint'), ...block('types'), ...block('test')];
    expect(diffLines(before, after).changes).toEqual([{ beforeStart: 6, removed: 0, afterStart: 6, added: 4 }]);
    expect(diffLines(after, before).changes).toEqual([{ beforeStart: 6, removed: 4, afterStart: 6, added: 0 }]);
  });

  it('stays where it is when there is no blank line to start below', () => {
    expect(diffLines(['x', 'a', 'b'], ['x', 'a', 'c', 'a', 'b']).changes).toEqual([
      { beforeStart: 2, removed: 0, afterStart: 2, added: 2 },
    ]);
  });
});
