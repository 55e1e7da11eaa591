import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentPath, directoryOf, mementoPath, tagsPath } from '../../../src/history/versions/layout.ts';
import { memoryBranch } from '../../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../../support/addition.ts';
import { withoutLog } from '../../support/branch-without-log.ts';
import { impatientHistory, pathsOn, putByHand, textOn } from '../../support/history.ts';
import { type KeptVersions, keptVersions } from '../../support/kept-versions.ts';

const prp = 'PRPs/user-api.md';

let branch: KeptVersions['branch'];
let history: KeptVersions['history'];
let version: KeptVersions['version'];
let place: KeptVersions['place'];
let forged: KeptVersions['forged'];
let problemsIn: KeptVersions['problemsIn'];

beforeEach(async () => {
  ({ branch, history, version, place, forged, problemsIn } = await keptVersions(prp));
});

describe('an unchanged branch', () => {
  it('has no problems, and every version was verified', async () => {
    expect(await history.verify()).toMatchObject({
      checked: 4,
      problems: [],
      notes: [],
      isLogComplete: true,
      prps: [{ prp, versions: 4 }],
    });
    expect(await history.verify([prp])).toMatchObject({ checked: 4, problems: [], notes: [] });
  });

  it('is verified without a log as far as possible, with a note', async () => {
    const { checked, problems, notes } = await impatientHistory(withoutLog(branch)).verify();
    expect({ checked, problems }).toEqual({ checked: 4, problems: [] });
    expect(notes).toEqual([expect.stringContaining('log cannot be read')]);
  });

  it('may be missing', async () => {
    expect(await impatientHistory(memoryBranch()).verify()).toEqual({ checked: 0, problems: [], notes: [] });
  });

  it('is valid with many PRPs, at any path, and many buckets', async () => {
    const texts = Array.from({ length: 130 }, (_, n) => addition(`text ${n}`, { prp: '2026/plan.md' }));
    await history.append(texts);
    for (const other of ['2026/0000/plan.md', `${prp}/part.md`, 'a\nb.md', 'README.md']) {
      await history.append([validated('text', 'failed', { prp: other })]);
    }
    await history.attach(prp, version(1).memento.id, { execution: execution(), actor: null, commit: null });
    expect(await history.verify()).toMatchObject({ checked: 138, problems: [], notes: [] });
  });

  it('stays valid when tags move and go', async () => {
    await history.tag({ prp, name: 'approved', version: 'v3', force: true, actor: null });
    await history.tag({ prp, name: 'approved', remove: true, actor: null });
    expect(await problemsIn('files and log')).toEqual([]);
  });

  it('stays valid after clean-ups', async () => {
    await history.append(Array.from({ length: 5 }, (_, n) => addition(`more ${n}`)));
    const { removed } = await history.cleanup({ maxPerPrp: 2 });
    expect(removed.length).toBeGreaterThan(2);
    expect(await history.verify()).toMatchObject({ problems: [], notes: [] });
  });
});

describe('the files alone show', () => {
  it.each([
    ['content', () => contentPath(place(2)), 'two', 'owt', 'v2 checksum-mismatch'],
    ['a memento', () => mementoPath(place(2)), 'Ann', 'Bob', 'v2 digest-mismatch'],
    ['a memento, into what it cannot be', () => mementoPath(place(2)), '"saved"', '"stolen"', 'v2 digest-mismatch'],
    ['a memento, into no JSON', () => mementoPath(place(2)), '{', '[', 'v2 unreadable'],
    [
      'a memento, into what a newer tool wrote',
      () => mementoPath(place(2)),
      '"format": 1',
      '"format": 9',
      'v2 unreadable',
    ],
    ['tags', () => tagsPath(prp), 'approved', 'rejected', `${prp} digest-mismatch`],
  ])('an edit of %s', async (_, path, from, to, problem) => {
    const text = await textOn(branch, path());
    expect(text).toContain(from);
    await putByHand(branch, { [path()]: text.replace(from, to) });
    expect(await problemsIn()).toEqual([problem]);
  });

  it('an edit of any record, not only of the newest', async () => {
    const path = (await pathsOn(branch)).find((one) => one.includes('validations/')) ?? '';
    await history.append([validated('four', 'failed'), validated('four', 'passed')]);
    const old = (await pathsOn(branch)).find((one) => one.includes(`${place(4).id}/validations/`)) ?? '';
    for (const record of [path, old]) {
      await putByHand(branch, { [record]: (await textOn(branch, record)).replace('"attempts": 1', '"attempts": 2') });
    }
    expect(await problemsIn()).toEqual(['v2 digest-mismatch', 'v4 digest-mismatch']);
  });

  it('a forged version, together with its child', async () => {
    await putByHand(branch, { [mementoPath(place(1))]: forged(1, { actor: 'Mallory' }) });
    expect(await problemsIn()).toEqual(['v1 chain-broken', 'v2 chain-broken']);
  });

  it('swapped contents', async () => {
    await putByHand(branch, { [contentPath(place(1))]: 'two', [contentPath(place(2))]: 'one' });
    expect(await problemsIn()).toEqual(['v1 checksum-mismatch', 'v2 checksum-mismatch']);
  });

  it('a swapped content without a memento', async () => {
    await putByHand(branch, { [mementoPath(place(4))]: undefined, [contentPath(place(4))]: 'rouf' });
    expect(await problemsIn()).toEqual(['v4 missing-content', 'v4 checksum-mismatch']);
  });

  it.each(['PRPs/other.md/0000', `${prp}/0001`])('a version that was moved to %s', async (target) => {
    const { id } = place(4);
    const files = await Promise.all(
      ['prp.md', 'memento.json'].map(async (name) => [
        [`${target}/${id}/${name}`, await textOn(branch, `${directoryOf(place(4))}/${name}`)],
        [`${directoryOf(place(4))}/${name}`, undefined],
      ]),
    );
    await putByHand(branch, Object.fromEntries(files.flat()));
    expect(await problemsIn()).toEqual(['v4 chain-broken']);
  });

  it('a version that was removed from the middle', async () => {
    await putByHand(branch, { [directoryOf(place(3))]: undefined });
    expect((await history.verify()).problems.map(({ message }) => message)).toContainEqual(
      `One version is missing between ${place(2).id} and ${place(4).id}, and no clean-up removed it.`,
    );
  });

  it('a tag on a missing or replaced version', async () => {
    await putByHand(branch, { [directoryOf(place(2))]: undefined });
    expect(await problemsIn()).toContain('v2 missing-content');
    await putByHand(branch, { [mementoPath(place(2))]: forged(2, { actor: 'Mallory' }) });
    expect(await problemsIn()).toContain('v2 digest-mismatch');
  });

  it('unknown files', async () => {
    const { id } = place(1);
    await putByHand(branch, {
      'notes.txt': 'mine',
      [`${prp}/0000/todo.md`]: 'mine',
      [`${directoryOf(place(1))}/prp.md.bak`]: 'mine',
      [`${directoryOf(place(1))}/prp.md.age`]: 'mine',
      [`${directoryOf(place(1))}/validations/x.json`]: '{}',
      [`elsewhere/${id}/prp.md`]: 'mine',
    });
    expect(await problemsIn()).toEqual([
      'branch unreadable',
      'branch unreadable',
      `${prp} unreadable`,
      'v1 unreadable',
      'v1 unreadable',
      'v1 unreadable',
    ]);
  });

  it('everything at once: one problem hides no other', async () => {
    await putByHand(branch, {
      [contentPath(place(1))]: 'edited',
      [mementoPath(place(2))]: '{}',
      [mementoPath(place(3))]: undefined,
      [contentPath(place(4))]: undefined,
    });
    expect(await problemsIn()).toEqual([
      'v1 checksum-mismatch',
      'v2 unreadable',
      'v3 missing-content',
      'v4 missing-content',
    ]);
  });

  it('any changed byte', async () => {
    const paths = (await pathsOn(branch)).filter((path) => path.startsWith(prp));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), async (path, at, by) => {
        const copy = memoryBranch();
        for (const one of paths) {
          const bytes = Buffer.from(await textOn(branch, one));
          const index = at % bytes.length;
          if (one === path) bytes[index] = ((bytes[index] ?? 0) + by) % 256;
          await copy.commit({ write: new Map([[one, bytes]]) }, '', await copy.head());
        }
        expect((await impatientHistory(withoutLog(copy)).verify()).problems).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function execution() {
  return { agent: 'house', status: 'failed' as const, durationMs: 5, changes: null, reason: 'broke' };
}
