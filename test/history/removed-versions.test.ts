import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../support/addition.ts';
import { impatientHistory, savedHistory } from '../support/history.ts';

const prp = 'PRPs/user-api.md';

let { history, time, save, summaries } = savedHistory();

beforeEach(() => {
  ({ history, time, save, summaries } = savedHistory());
});

describe('a history after clean-ups', () => {
  it('never uses a number twice, even when all but the latest are removed', async () => {
    await save(120);
    await history.cleanup({ maxPerPrp: 1 });
    expect(await summaries()).toBe('v120');
    const [next] = await history.append([addition('next')]);
    expect(next?.version.memento.sequence).toBe(121);
    await history.cleanup({ maxPerPrp: 1 });
    await history.append([addition('version 1')]);
    expect(await summaries()).toBe('v122, v121');
  });

  it('has gaps that are no tampering', async () => {
    await history.append([
      addition('one'),
      validated('two', 'passed'),
      ...Array.from({ length: 150 }, (_, n) => addition(`more ${n}`)),
    ]);
    await history.tag({ prp, name: 'old', version: 'v90', actor: null });
    await history.cleanup({ maxPerPrp: 2 });
    expect(await summaries()).toBe('v152, v151, v90, v2 passed');
    for (const [selector, sequence] of [
      ['latest', 152],
      ['previous', 151],
      ['last-passing', 2],
      ['v90', 90],
      ['old', 90],
    ] as const) {
      expect((await history.select(prp, selector)).memento.sequence).toBe(sequence);
    }
    expect((await history.prps()).map(({ versions }) => versions)).toEqual([4]);
  });

  it('distinguishes a removed version from one that never existed', async () => {
    const versions = await save(4);
    await history.cleanup({ maxPerPrp: 1 });
    const removedId = versions[1]?.memento.id ?? '';
    for (const [selector, name] of [
      ['v2', 'v2'],
      ['3', 'v3'],
      ['previous', 'v3'],
      [removedId, removedId],
    ] as const) {
      await expect(history.select(prp, selector)).rejects.toMatchObject({
        code: 'E_NOT_FOUND',
        message: `${name} of ${prp} is no longer stored: a clean-up removed it.`,
      });
    }
    for (const selector of ['v5', 'v20200101_000000_0000000', 'last-passing']) {
      await expect(history.select(prp, selector)).rejects.toMatchObject({
        code: 'E_NOT_FOUND',
        message: expect.stringMatching(/has no version/) as unknown,
      });
    }
  });

  it('refuses content of a version that was selected before its removal', async () => {
    const [first] = await save(2);
    await history.cleanup({ maxPerPrp: 1 });
    if (first === undefined) throw new Error('Nothing was saved.');
    await expect(history.content(first)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('stays valid after any removal', async () => {
    const step = fc.oneof(
      fc.record({ save: fc.integer({ min: 1, max: 6 }), verdict: fc.constantFrom('passed', 'failed', undefined) }),
      fc.record({ cleanup: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ compact: fc.constant(true) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const own = impatientHistory(memoryBranch(), time.clock);
        let saved = 0;
        for (const one of steps) {
          if ('cleanup' in one) {
            await own.cleanup({ maxPerPrp: one.cleanup });
            continue;
          }
          if ('compact' in one) {
            await own.compact({ dryRun: false });
            continue;
          }
          for (let n = 0; n < one.save; n += 1) {
            saved += 1;
            const text = `text ${saved}`;
            await own.append([one.verdict === undefined ? addition(text) : validated(text, one.verdict)]);
          }
        }
        const listed = await own.list(prp);
        expect(listed.filter(({ tampered }) => tampered)).toEqual([]);
        expect((await own.verify()).problems).toEqual([]);
        const numbers = listed.map((version) => (version.tampered ? 0 : version.memento.sequence));
        expect(numbers[0] ?? 0).toBe(saved);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });
});
