import { describe, expect, it } from 'vitest';
import type { Branch } from '../../src/history/branch/branch.ts';
import type { RecentVersions } from '../../src/history/verify/verify-branch.ts';
import { PrpError } from '../../src/base/errors.ts';
import { impatientHistory, putByHand } from '../support/history.ts';
import { keptVersions } from '../support/kept-versions.ts';

const prp = 'PRPs/user-api.md';

/** The newest versions of the PRP as verified: `v4`, or `?` for an invalid one. */
async function recent(branch: Branch, limit = 10): Promise<{ versions: string; problems: readonly string[] }> {
  const { mementos, problems } = found(await impatientHistory(branch).verifyRecent([prp], limit));
  return {
    versions: mementos.map((memento) => (memento === null ? '?' : `v${memento.sequence}`)).join(' '),
    problems: problems.map(({ kind }) => kind),
  };
}

function found(answer: ReadonlyMap<string, RecentVersions>): RecentVersions {
  const [one] = answer.values();
  if (one === undefined) throw new Error('Nothing was said of the PRP.');
  return one;
}

describe('verifyRecent', () => {
  it('returns the newest versions, newest first', async () => {
    const { branch } = await keptVersions(prp);
    expect(await recent(branch)).toEqual({ versions: 'v4 v3 v2 v1', problems: [] });
    expect(await recent(branch, 2)).toEqual({ versions: 'v4 v3', problems: [] });
  });

  it('returns nothing for a PRP without versions, and without a branch', async () => {
    const { history } = await keptVersions('PRPs/other.md');
    expect(await history.verifyRecent([prp], 10)).toEqual(new Map([[prp, { mementos: [], problems: [] }]]));
  });

  it('separates PRPs', async () => {
    const { history } = await keptVersions(prp);
    const answer = await history.verifyRecent([prp, 'PRPs/other.md'], 10);
    expect([...answer].map(([path, { mementos }]) => [path, mementos.length])).toEqual([
      [prp, 4],
      ['PRPs/other.md', 0],
    ]);
  });

  it.each([
    ['content that was edited', 'prp.md', 'evil', 'checksum-mismatch'],
    ['content that is missing', 'prp.md', undefined, 'missing-content'],
    ['a memento that was edited', 'memento.json', '{}', 'unreadable'],
    ['a memento that is missing', 'memento.json', undefined, 'missing-content'],
    ['a file of another person', 'notes.txt', 'hello', 'unreadable'],
  ])('finds %s, and hides no other version', async (_, name, text, kind) => {
    const { branch, version } = await keptVersions(prp);
    await putByHand(branch, { [`${prp}/0000/${version(3).memento.id}/${name}`]: text });
    expect(await recent(branch)).toEqual({ versions: 'v4 ? v2 v1', problems: [kind] });
  });

  it('finds a broken link, on either side', async () => {
    const { branch, version, forged } = await keptVersions(prp);
    await putByHand(branch, {
      [`${prp}/0000/${version(4).memento.id}/memento.json`]: forged(4, {
        actor: 'Eve',
        previousDigest: version(1).memento.digest,
      }),
    });
    expect(await recent(branch)).toEqual({ versions: '? ? v2 v1', problems: ['chain-broken', 'chain-broken'] });
  });

  it('leaves older problems to verify', async () => {
    const { branch, version } = await keptVersions(prp);
    await putByHand(branch, { [`${prp}/0000/${version(1).memento.id}/prp.md`]: 'evil' });
    expect(await recent(branch, 3)).toEqual({ versions: 'v4 v3 v2', problems: [] });
  });

  it('accepts a history after clean-ups', async () => {
    const { branch, history } = await keptVersions(prp);
    await history.cleanup({ maxPerPrp: 2, maxAgeDays: 0 });
    expect((await recent(branch)).problems).toEqual([]);
  });

  it('reports an unreadable directory, and still returns other PRPs', async () => {
    const { branch } = await keptVersions(prp);
    const damaged: Branch = {
      ...branch,
      list: async (head, directory) => {
        if (directory !== prp) return branch.list(head, directory);
        throw new PrpError('E_INTEGRITY', 'Git has nothing under that id.', { hint: 'Run `git fsck`.' });
      },
    };
    const answer = await impatientHistory(damaged).verifyRecent([prp, 'PRPs/other.md'], 10);
    expect(answer).toEqual(
      new Map([
        [
          prp,
          {
            mementos: [],
            problems: [{ prp, version: null, kind: 'unreadable', message: 'Git has nothing under that id.' }],
          },
        ],
        ['PRPs/other.md', { mementos: [], problems: [] }],
      ]),
    );
  });
});
