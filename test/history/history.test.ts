import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Branch, staleHeadError } from '../../src/history/branch/branch.ts';
import { type VersionInput, History } from '../../src/history/history.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../support/addition.ts';
import {
  impatientHistory,
  pathsOn,
  putByHand,
  scheduled,
  summaryOf,
  textOn,
  savedHistory,
} from '../support/history.ts';

const prp = 'PRPs/user-api.md';

let { branch, history, time } = savedHistory();

beforeEach(() => {
  ({ branch, history, time } = savedHistory());
});

async function save(...texts: readonly (string | VersionInput)[]) {
  return history.append(texts.map((text) => (typeof text === 'string' ? addition(text) : text)));
}

async function summaries(limit?: number): Promise<string[]> {
  return (await history.list(prp, { limit })).map(summaryOf);
}

describe('the names of PRPs', () => {
  it('are sorted, and known without reading a version', async () => {
    await save(addition('b', { prp: 'PRPs/b.md' }), addition('a', { prp: 'PRPs/2026/0000/a.md' }), 'first');
    const unread = { ...branch, read: () => Promise.reject(new Error('Nothing needs to be read.')) };
    expect(await new History(unread).names()).toEqual(['PRPs/2026/0000/a.md', 'PRPs/b.md', prp]);
  });

  it('are none before the first version', async () => {
    expect(await history.names()).toEqual([]);
  });
});

describe('appending', () => {
  it('uses the documented layout', async () => {
    await save('first');
    expect(await pathsOn(branch)).toEqual([
      'PRPs/user-api.md/0000/v20261122_101530_a7937b6/memento.json',
      'PRPs/user-api.md/0000/v20261122_101530_a7937b6/prp.md',
      'README.md',
    ]);
    expect(await textOn(branch, 'README.md')).toContain('do not edit anything here by hand');
  });

  it('seals the given data', async () => {
    const source = { repository: null, commit: null, ref: null, pullRequest: 7, dirty: true };
    const references = [{ path: 'src/api.ts', blob: 'b10b' }];
    const [appended] = await save(
      addition('first', { source, references, metadata: { message: 'why' }, actor: null, reason: 'imported' }),
    );
    expect(appended?.version.memento).toMatchObject({
      sequence: 1,
      prp,
      timestamp: '2026-11-22T10:15:30.123Z',
      size: 5,
      source,
      parent: null,
      previousDigest: null,
      reason: 'imported',
      restoredFrom: null,
      actor: null,
      references,
      metadata: { message: 'why' },
    });
  });

  it('chains each version to the one before', async () => {
    const [first] = await save('first');
    const [second] = await save('second');
    expect(second?.version.memento).toMatchObject({
      sequence: 2,
      parent: first?.version.memento.id,
      previousDigest: first?.version.memento.digest,
    });
  });

  it('makes one commit for any number of versions, and returns them in order', async () => {
    const appended = await save(
      'one',
      addition('other', { prp: 'b.md' }),
      'two',
      'two',
      addition('other', { prp: 'b.md' }),
    );
    expect(appended.map(({ version, created }) => [version.memento.prp, version.memento.sequence, created])).toEqual([
      [prp, 1, true],
      ['b.md', 1, true],
      [prp, 2, true],
      [prp, 2, false],
      ['b.md', 1, false],
    ]);
    const head = (await branch.head()) ?? '';
    expect(appended.map(({ version }) => version.commit)).toEqual([head, head, head, undefined, undefined]);
    expect(await branch.message(head)).toMatch(/^prp: save 3 versions\n/);
    expect(await summaries()).toEqual(['v2 unvalidated', 'v1 unvalidated']);
  });

  it('makes no version and no commit for the bytes of the latest version', async () => {
    await save('same');
    const before = await branch.head();
    const [again] = await save('same');
    expect(again?.created).toBe(false);
    expect(await branch.head()).toBe(before);
  });

  it('makes a version for bytes that only an older version has', async () => {
    await save('one', 'two', 'one');
    expect(await summaries()).toHaveLength(3);
  });

  it('records a validation on the version with the bytes', async () => {
    await save(validated('text', 'failed'));
    const [again] = await save(validated('text', 'passed'));
    expect(again).toMatchObject({ created: false, version: { status: 'passed' } });
    expect(await summaries()).toEqual(['v1 passed']);
    expect(await branch.message((await branch.head()) ?? '')).toMatch(/^prp: validate PRPs\/user-api.md v1\n/);
    expect(again?.version.validation).toMatchObject({
      kind: 'validation',
      commit: 'c0ffee',
      verdict: 'passed',
      totals: { gates: 1, errors: 0, warnings: 1, notices: 0 },
    });
  });

  it("orders records by their ids, not by their writers' clocks", async () => {
    await save(validated('text', 'passed'));
    time.set('2026-11-22T09:00:00.000Z');
    await save(validated('text', 'failed'));
    expect(await summaries()).toEqual(['v1 failed']);
  });

  it('makes ids that sort like sequences when the clock goes backwards', async () => {
    await save('one');
    time.set('2020-01-01T00:00:00.000Z');
    await save('two');
    await save('one');
    const ids = (await history.list(prp)).map((version) => !version.tampered && version.memento.id);
    expect(ids).toEqual(['v20261122_101532_7692c3a', 'v20261122_101531_3fc4ccf', 'v20261122_101530_7692c3a']);
    expect(await summaries()).toEqual(['v3 unvalidated', 'v2 unvalidated', 'v1 unvalidated']);
  });

  it('continues through buckets, at any speed', async () => {
    const texts = Array.from({ length: 230 }, (_, n) => `text ${n % 3}`);
    for (let from = 0; from < texts.length; from += 46) await save(...texts.slice(from, from + 46));
    const listed = await history.list(prp);
    expect(listed.map(summaryOf)).toEqual(texts.map((_, n) => `v${230 - n} unvalidated`));
    const ids = listed.map((version) => (version.tampered ? '' : version.memento.id));
    expect(new Set(ids).size).toBe(230);
  });

  it('keeps foreign files on the branch', async () => {
    await save('one');
    const foreign = { 'notes.txt': 'mine', 'PRPs/user-api.md/0000/todo.md': 'mine', 'PRPs/user-api.md/9/x': 'mine' };
    await putByHand(branch, foreign);
    await save('two');
    expect(await summaries()).toEqual(['v2 unvalidated', 'v1 unvalidated']);
    expect(await pathsOn(branch)).toEqual(expect.arrayContaining(Object.keys(foreign)));
  });

  it('keeps a PRP with the name README.md', async () => {
    await save(addition('text', { prp: 'README.md' }));
    await save('another');
    expect((await history.prps()).map((found) => found.prp)).toEqual([prp, 'README.md']);
  });

  it('refuses a path that no PRP can have', async () => {
    await expect(save(addition('text', { prp: '../outside.md' }))).rejects.toMatchObject({ code: 'E_USAGE' });
    expect(await branch.head()).toBeUndefined();
  });
});

describe('competing writers', () => {
  it('lose nothing, in any order', async () => {
    // The others make nine commits at most, which is fewer than the attempts of one writer.
    const works = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(works, fc.scheduler(), async (texts, scheduler) => {
        const shared = memoryBranch();
        const writers = texts.map(async (own, writer) => {
          const mine = impatientHistory(scheduled(shared, scheduler), time.clock);
          for (const [n, text] of own.entries()) await mine.append([addition(`${writer} ${n} ${text}`)]);
        });
        await scheduler.waitFor(Promise.all(writers));

        const listed = await impatientHistory(shared).list(prp);
        const count = texts.flat().length;
        expect(listed.map(summaryOf)).toEqual(Array.from({ length: count }, (_, n) => `v${count - n} unvalidated`));
      }),
      { numRuns: 60 },
    );
  });

  it('wait longer after each conflict, give up after twelve, and change nothing', async () => {
    const waited: number[] = [];
    const jammed: Branch = {
      ...branch,
      commit: async (_, __, expected) => Promise.reject(staleHeadError(expected, 'other')),
    };
    const patient = new History(jammed, { random: () => 0.5, sleep: async (ms) => waited.push(ms) });
    await expect(patient.append([addition('text')])).rejects.toMatchObject({
      code: 'E_STALE_HEAD',
      message: 'Other writers moved the versions branch during all 12 attempts to save.',
    });
    expect(waited).toEqual([25, 50, 100, 200, 400, 800, 1000, 1000, 1000, 1000, 1000]);
    expect(await branch.head()).toBeUndefined();
  });
});

describe('listing', () => {
  it('is empty before the first version', async () => {
    expect(await history.list(prp)).toEqual([]);
    expect(await history.prps()).toEqual([]);
  });

  it('shows the newest first, up to a limit', async () => {
    await save('one', validated('two', 'passed'), validated('three', 'failed'), 'four');
    expect(await summaries()).toEqual(['v4 unvalidated', 'v3 failed', 'v2 passed', 'v1 unvalidated']);
    expect(await summaries(2)).toEqual(['v4 unvalidated', 'v3 failed']);
    expect(await summaries(0)).toEqual([]);
    expect(await summaries(9)).toHaveLength(4);
  });

  it('shows every PRP, even where directories look like buckets or one PRP is inside another', async () => {
    await save('one', 'two');
    for (const other of ['2026/plan.md', '2026/0000/plan.md', 'PRPs/user-api.md/part.md', 'deep/er/x.md']) {
      await save(addition(other, { prp: other }));
    }
    const found = (await history.prps()).map(
      ({ versions, latest, ...rest }) => `${rest.prp} ${versions} ${summaryOf(latest)}`,
    );
    expect(found).toEqual([
      '2026/0000/plan.md 1 v1 unvalidated',
      '2026/plan.md 1 v1 unvalidated',
      'PRPs/user-api.md 2 v2 unvalidated',
      'PRPs/user-api.md/part.md 1 v1 unvalidated',
      'deep/er/x.md 1 v1 unvalidated',
    ]);
  });
});

describe('a frozen history', () => {
  it('stays as it was, and takes no commit', async () => {
    await save('version 1', 'version 2');
    const still = await history.frozen();
    const head = await branch.head();
    await history.append([addition('version 3')]);
    expect(await still.head()).toBe(head);
    expect(await history.head()).not.toBe(head);
    expect(await still.list('PRPs/user-api.md')).toHaveLength(2);
    await expect(still.append([addition('version 4')])).rejects.toThrow('takes no commit');
  });
});

describe('a slice', () => {
  it('has the versions after the newest ones, and says how many there are', async () => {
    await save('1', '2', '3', '4', '5');
    const { total, versions } = await history.slice('PRPs/user-api.md', { from: 1, count: 2 });
    expect(total).toBe(5);
    expect(versions.map((version) => summaryOf(version))).toEqual(['v4 unvalidated', 'v3 unvalidated']);
    expect(await history.slice('PRPs/other.md', { from: 0, count: 2 })).toEqual({ total: 0, versions: [] });
  });
});
