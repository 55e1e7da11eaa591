import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { cleanupMessage } from '../../src/history/cleanup-message.ts';
import type { History, StoredVersion } from '../../src/history/history.ts';
import { contentPath, directoryOf, mementoPath, type Place, tagsPath } from '../../src/history/layout.ts';
import { memoryBranch } from '../../src/history/memory-branch.ts';
import { appendMessage } from '../../src/history/message.ts';
import { printJson, withDigest } from '../../src/history/sealed-json.ts';
import { addition, executed, validated } from '../support/addition.ts';
import { withoutLog } from '../support/branch-without-log.ts';
import { impatientHistory, pathsOn, putByHand, standingClock, textOn } from '../support/history.ts';

const prp = 'PRPs/user-api.md';

let branch: ReturnType<typeof memoryBranch>;
let history: History;
/** v1 to v4, saved in different seconds; v2 was validated, v3 executed, v2 tagged. */
let versions: readonly StoredVersion[];

beforeEach(async () => {
  branch = memoryBranch();
  const time = standingClock();
  history = impatientHistory(branch, time.clock);
  const saved: StoredVersion[] = [];
  const additions = [addition('one'), validated('two', 'passed'), executed('three', 'succeeded'), addition('four')];
  for (const [index, one] of additions.entries()) {
    time.set(`2026-11-22T10:00:0${index}.000Z`);
    saved.push(...(await history.append([one])).map(({ version: appended }) => appended));
  }
  await history.tag({ prp, name: 'approved', version: 'v2', actor: null });
  versions = saved;
});

function version(sequence: number): StoredVersion {
  const found = versions[sequence - 1];
  if (found === undefined) throw new Error(`There is no v${sequence}.`);
  return found;
}

function place(sequence: number): Place {
  return { prp, bucket: '0000', id: version(sequence).memento.id };
}

/** `v2 digest-mismatch`, from the files alone, or from the log as well. */
async function found(from: 'files' | 'files and log' = 'files'): Promise<string[]> {
  const reader = from === 'files' ? impatientHistory(withoutLog(branch)) : history;
  const { problems } = await reader.verify();
  return problems.map((problem) => {
    const sequence = versions.findIndex(({ memento }) => memento.id === problem.version) + 1;
    const name = sequence > 0 ? `v${sequence}` : (problem.version ?? problem.prp ?? 'branch');
    return `${name} ${problem.kind}`;
  });
}

function forged(sequence: number, fields: object): string {
  const { digest: _, ...rest } = version(sequence).memento;
  return Buffer.from(printJson(withDigest({ ...rest, ...fields }))).toString();
}

/** Commits as this tool would, with a message that announces what it likes. */
async function commitSaying(message: string, files: Readonly<Record<string, string>>, remove: readonly string[] = []) {
  const write = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  await branch.commit({ write, remove }, message, await branch.head());
}

describe('a branch that nobody touched', () => {
  it('has no problems, and every version was looked at', async () => {
    expect(await history.verify()).toEqual({ checked: 4, problems: [], notes: [] });
    expect(await history.verify([prp])).toEqual({ checked: 4, problems: [], notes: [] });
  });

  it('is verified without a log as far as that goes, and that is said', async () => {
    const { checked, problems, notes } = await impatientHistory(withoutLog(branch)).verify();
    expect({ checked, problems }).toEqual({ checked: 4, problems: [] });
    expect(notes).toEqual([expect.stringContaining('log cannot be read')]);
  });

  it('may not be there at all', async () => {
    expect(await impatientHistory(memoryBranch()).verify()).toEqual({ checked: 0, problems: [], notes: [] });
  });

  it('holds for many PRPs, wherever they stand, and for many buckets', async () => {
    const texts = Array.from({ length: 130 }, (_, n) => addition(`text ${n}`, { prp: '2026/plan.md' }));
    await history.append(texts);
    for (const other of ['2026/0000/plan.md', `${prp}/part.md`, 'a\nb.md', 'README.md']) {
      await history.append([validated('text', 'failed', { prp: other })]);
    }
    await history.attach(prp, version(1).memento.id, { execution: execution(), actor: null, commit: null });
    expect(await history.verify()).toEqual({ checked: 138, problems: [], notes: [] });
  });

  it('stays so through tags that move and go', async () => {
    await history.tag({ prp, name: 'approved', version: 'v3', force: true, actor: null });
    await history.tag({ prp, name: 'approved', remove: true, actor: null });
    expect(await found('files and log')).toEqual([]);
  });

  it('stays so when versions are cleaned up', async () => {
    await history.append(Array.from({ length: 5 }, (_, n) => addition(`more ${n}`)));
    const { removed } = await history.cleanup({ maxPerPrp: 2 });
    expect(removed.length).toBeGreaterThan(2);
    expect(await history.verify()).toMatchObject({ problems: [], notes: [] });
  });
});

describe('what is found in the files alone', () => {
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
    expect(await found()).toEqual([problem]);
  });

  it('an edit of any record, not just of the newest', async () => {
    const [path = ''] = (await pathsOn(branch)).filter((one) => one.includes('validations/'));
    await history.append([validated('four', 'failed'), validated('four', 'passed')]);
    const [old = ''] = (await pathsOn(branch)).filter((one) => one.includes(`${place(4).id}/validations/`));
    for (const record of [path, old]) {
      await putByHand(branch, { [record]: (await textOn(branch, record)).replace('"attempts": 1', '"attempts": 2') });
    }
    expect(await found()).toEqual(['v2 digest-mismatch', 'v4 digest-mismatch']);
  });

  it('a forged version, together with the one that was made from it', async () => {
    await putByHand(branch, { [mementoPath(place(1))]: forged(1, { actor: 'Mallory' }) });
    expect(await found()).toEqual(['v1 chain-broken', 'v2 chain-broken']);
  });

  it('contents that were swapped', async () => {
    await putByHand(branch, { [contentPath(place(1))]: 'two', [contentPath(place(2))]: 'one' });
    expect(await found()).toEqual(['v1 checksum-mismatch', 'v2 checksum-mismatch']);
  });

  it('a swapped content under a memento that is gone', async () => {
    await putByHand(branch, { [mementoPath(place(4))]: undefined, [contentPath(place(4))]: 'rouf' });
    expect(await found()).toEqual(['v4 missing-content', 'v4 checksum-mismatch']);
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
    expect(await found()).toEqual(['v4 chain-broken']);
  });

  it('a version that was taken out of the middle', async () => {
    await putByHand(branch, { [directoryOf(place(3))]: undefined });
    expect((await history.verify()).problems.map(({ message }) => message)).toContainEqual(
      `One version is missing between ${place(2).id} and ${place(4).id}, and no clean-up removed it.`,
    );
  });

  it('a tag on a version that is gone, or is another', async () => {
    await putByHand(branch, { [directoryOf(place(2))]: undefined });
    expect(await found()).toContain('v2 missing-content');
    await putByHand(branch, { [mementoPath(place(2))]: forged(2, { actor: 'Mallory' }) });
    expect(await found()).toContain('v2 digest-mismatch');
  });

  it('files that nobody knows', async () => {
    const { id } = place(1);
    await putByHand(branch, {
      'notes.txt': 'mine',
      [`${prp}/0000/todo.md`]: 'mine',
      [`${directoryOf(place(1))}/prp.md.bak`]: 'mine',
      [`${directoryOf(place(1))}/prp.md.age`]: 'mine',
      [`${directoryOf(place(1))}/validations/x.json`]: '{}',
      [`elsewhere/${id}/prp.md`]: 'mine',
    });
    expect(await found()).toEqual([
      'branch unreadable',
      'branch unreadable',
      `${prp} unreadable`,
      'v1 unreadable',
      'v1 unreadable',
      'v1 unreadable',
    ]);
  });

  it('everything at once: one hides no other', async () => {
    await putByHand(branch, {
      [contentPath(place(1))]: 'edited',
      [mementoPath(place(2))]: '{}',
      [mementoPath(place(3))]: undefined,
      [contentPath(place(4))]: undefined,
    });
    expect(await found()).toEqual([
      'v1 checksum-mismatch',
      'v2 unreadable',
      'v3 missing-content',
      'v4 missing-content',
    ]);
  });

  it('any single byte that is another', async () => {
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

describe('what the log adds', () => {
  it('that any single file was deleted, and by which commit', async () => {
    for (const path of await pathsOn(branch)) {
      const head = (await branch.head()) ?? '';
      const bytes = await textOn(branch, path);
      await putByHand(branch, { [path]: undefined });
      const { problems } = await history.verify();
      expect(problems.filter(({ message }) => message.includes(`removes ${path}`)).map(({ kind }) => kind)).toEqual([
        'missing-content',
      ]);
      await putByHand(branch, { [path]: bytes });
      expect(await branch.head()).not.toBe(head);
    }
  });

  it('that the newest version was removed, by hand or under the name of something else', async () => {
    const { memento } = version(4);
    const saying = appendMessage([{ ...memento, sourceCommit: null, action: 'saved' }]);
    await commitSaying(saying, {}, [directoryOf(place(4))]);
    expect(await found()).toEqual([]);
    expect(await found('files and log')).toEqual(['v4 missing-content', 'v4 chain-broken']);
  });

  it('that a version was rewritten, with every digest in order', async () => {
    await commitSaying(cleanupMessage([]), {
      [mementoPath(place(4))]: forged(4, { actor: 'Mallory' }),
    });
    expect(await found()).toEqual([]);
    expect(await found('files and log')).toEqual(['v4 digest-mismatch']);
  });

  it('that a version was removed with a clean-up that names another', async () => {
    await commitSaying(cleanupMessage([place(1)]), {}, [directoryOf(place(4))]);
    expect(await found('files and log')).toEqual(['v1 chain-broken', 'v4 missing-content']);
  });

  it('that versions were removed in order', async () => {
    await commitSaying(cleanupMessage([place(1), place(3)]), {}, [directoryOf(place(1)), directoryOf(place(3))]);
    expect(await found('files and log')).toEqual([]);
  });

  it('that a commit is not ours, whatever it changes', async () => {
    await putByHand(branch, { 'README.md': 'mine' });
    await putByHand(branch, {});
    await commitSaying('prp: save something\n\nPrp-Action: saved\n', {
      [`${prp}/0000/${place(4).id}/validations/x`]: '',
    });
    const { problems } = await history.verify();
    expect(problems.map(({ message }) => message).filter((text) => text.includes('something else'))).toHaveLength(3);
  });

  it('that a commit brings more or less than it says', async () => {
    const { memento } = version(4);
    const id = 'v20261122_110000_fffffff';
    const saying = appendMessage([{ ...memento, id, sourceCommit: null, action: 'saved' }]);
    await commitSaying(saying, { [`${prp}/0000/${place(4).id}/executions/20261122_110000_000_00000000.json`]: '{}' });
    const log = (await history.verify()).problems.filter(({ kind }) => kind === 'chain-broken');
    expect(log.map((problem) => problem.version)).toEqual([place(4).id, id]);
  });

  it('nothing of other PRPs, when one is asked for', async () => {
    await putByHand(branch, { 'notes.txt': 'mine', 'PRPs/other.md/tags.json': '{}' });
    expect((await history.verify([prp])).problems).toEqual([]);
    expect((await history.verify(['PRPs/other.md'])).problems).not.toEqual([]);
  });
});

function execution() {
  return { agent: 'house', status: 'failed' as const, durationMs: 5, changes: null, reason: 'broke' };
}
