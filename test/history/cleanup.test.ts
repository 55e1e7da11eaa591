import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredVersion } from '../../src/history/history.ts';
import { executionsDirectory, mementoPath, type VersionLocation } from '../../src/history/versions/layout.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../support/addition.ts';
import {
  impatientHistory,
  pathsOn,
  putByHand,
  savedHistory,
  scheduled,
  summaryOf,
  textOn,
} from '../support/history.ts';

const prp = 'PRPs/user-api.md';
const other = 'PRPs/other.md';

let { branch, history, time, save, summaries } = savedHistory();

beforeEach(() => {
  ({ branch, history, time, save, summaries } = savedHistory());
});

async function lastMessage(): Promise<string> {
  return branch.message((await branch.head()) ?? '');
}

function placeOf({ memento: { sequence, id } }: StoredVersion): VersionLocation {
  return { prp, bucket: sequence > 100 ? '0001' : '0000', id };
}

describe('a clean-up', () => {
  it('removes old versions of all PRPs in one commit that names each of them', async () => {
    const [first, second] = await save(4);
    const [alone] = await save(3, { prp: other });
    const before = await branch.head();
    const { removed, kept } = await history.cleanup({ maxPerPrp: 2 });
    expect(removed.map(({ memento }) => memento.id)).toEqual(
      [alone, second, first].map((version) => version?.memento.id),
    );
    expect(kept).toBe(4);
    expect(await summaries()).toBe('v4, v3');
    expect(await lastMessage()).toBe(
      [
        'prp: clean up 3 versions of 2 PRPs',
        '',
        'Prp-Action: cleanup',
        `Prp-Removed: ${other}\t${alone?.memento.id}`,
        `Prp-Removed: ${prp}\t${second?.memento.id}`,
        `Prp-Removed: ${prp}\t${first?.memento.id}`,
        '',
      ].join('\n'),
    );
    const [, below] = await commits();
    expect(below?.id).toBe(before);
  });

  it('removes all files of a version, and keeps foreign files beside it', async () => {
    const [first] = await save(2);
    await putByHand(branch, { 'notes.txt': 'mine', [`${prp}/0000/todo.md`]: 'mine' });
    await history.cleanup({ maxPerPrp: 1 });
    const paths = await pathsOn(branch);
    expect(paths.filter((path) => path.includes(first?.memento.id ?? '?'))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['notes.txt', `${prp}/0000/todo.md`, 'maintenance.json', 'README.md']),
    );
  });

  it('changes nothing when there is nothing to remove, or in a dry run', async () => {
    await save(3);
    const before = await branch.head();
    expect(await history.cleanup({ maxPerPrp: 3 })).toEqual({ removed: [], kept: 3, spared: [] });
    expect(await history.cleanup({})).toMatchObject({ removed: [] });
    expect(await history.cleanup({ maxPerPrp: 1 }, { dryRun: true })).toMatchObject({ removed: [{}, {}], kept: 1 });
    expect(await branch.head()).toBe(before);
    expect((await impatientHistory(memoryBranch()).cleanup({ maxPerPrp: 1 })).kept).toBe(0);
  });

  it('uses the age from version ids', async () => {
    await save(2);
    time.set('2026-12-22T10:15:30.123Z');
    await history.append([addition('later')]);
    time.set('2027-01-01T00:00:00.000Z');
    await history.cleanup({ maxAgeDays: 30 });
    expect(await summaries()).toBe('v3');
  });

  it('keeps passed, tagged and executed versions, and reports them', async () => {
    await history.append([addition('one'), validated('two', 'passed'), addition('three'), addition('four')]);
    await save(3);
    const listed = await history.list(prp);
    const third = listed.find((version) => !version.tampered && version.memento.sequence === 3);
    if (third === undefined || third.tampered) throw new Error('There is no v3.');
    await putByHand(branch, { [`${executionsDirectory(placeOf(third))}/record.json`]: '{}' });
    await history.tag({ prp, name: 'released', version: 'v1', actor: null });
    const { removed, spared } = await history.cleanup({ maxPerPrp: 1 });
    expect(removed.map(summaryOf)).toEqual(['v6 unvalidated', 'v5 unvalidated', 'v4 unvalidated']);
    expect(spared.map(({ version, because }) => `${summaryOf(version)} ${because}`)).toEqual([
      expect.stringMatching(/^v3 \w+ executed$/),
      'v2 passed last-passing',
      'v1 unvalidated tagged',
    ]);
  });

  it('refuses invalid tags: a removed tag must still protect its version', async () => {
    await save(3);
    await history.tag({ prp, name: 'released', version: 'v1', actor: null });
    const tags = await textOn(branch, `${prp}/tags.json`);
    await putByHand(branch, { [`${prp}/tags.json`]: tags.replace('released', 'renamed') });
    await expect(history.cleanup({ maxPerPrp: 1 })).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect(await summaries()).toBe('v3, v2, v1');
  });

  it('keeps evidence of tampering, and makes no tampered version look valid', async () => {
    const versions = await save(6);
    const third = versions[2];
    if (third === undefined) throw new Error('There is no v3.');
    const path = mementoPath(placeOf(third));
    await putByHand(branch, { [path]: (await textOn(branch, path)).replace('Ann', 'Bob') });
    expect(await summaries()).toBe('v6, v5, v4, v3 tampered, v2, v1');
    await history.cleanup({ maxPerPrp: 1 });
    expect(await summaries()).toBe('v6, v4, v3 tampered');
  });

  it('has unambiguous trailers for any path', async () => {
    const odd = 'PRPs/a\nPrp-Removed: x\ty.md';
    await history.append([addition('one', { prp: odd }), addition('two', { prp: odd })]);
    await history.cleanup({ maxPerPrp: 1 });
    expect((await lastMessage()).match(/^Prp-Removed: .*$/gm)).toEqual([
      expect.stringMatching(/^Prp-Removed: PRPs\/a\\u\{a\}Prp-Removed: x\\u\{9\}y\.md\tv\d{8}_\d{6}_\w{7}$/),
    ]);
  });
});

describe('concurrent clean-ups and saves', () => {
  it('lose no version that should stay, and remove none twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const shared = memoryBranch();
        await impatientHistory(shared, time.clock).append(Array.from({ length: 5 }, (_, n) => addition(`before ${n}`)));
        const at = () => impatientHistory(scheduled(shared, scheduler), time.clock);
        const results = await scheduler.waitFor(
          Promise.all([
            at().cleanup({ maxPerPrp: 3 }),
            at().cleanup({ maxPerPrp: 3 }),
            at()
              .append([addition('during 1')])
              .then(() => undefined),
            at()
              .append([addition('during 2')])
              .then(() => undefined),
          ]),
        );
        const removed = results.flatMap((result) => result?.removed ?? []).map(({ memento }) => memento.sequence);
        const kept = await impatientHistory(shared).list(prp);
        const all = [...removed, ...kept.map((version) => (version.tampered ? -1 : version.memento.sequence))];
        expect(all.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        const texts = await Promise.all(
          kept.map(async (version) =>
            version.tampered ? '' : Buffer.from(await impatientHistory(shared).content(version)).toString(),
          ),
        );
        expect(texts).toEqual(expect.arrayContaining(['during 1', 'during 2']));
      }),
      { numRuns: 60 },
    );
  });
});

async function commits() {
  const found: { id: string; message: string }[] = [];
  const head = await branch.head();
  if (head === undefined || branch.log === undefined) return found;
  for await (const { id, message } of branch.log(head)) found.push({ id, message });
  return found;
}
