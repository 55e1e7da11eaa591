import { describe, expect, it } from 'vitest';
import { chooseRevisions, type BlobFacts } from '../../../src/history/import/choose-revisions.ts';
import { History, type ListedVersion } from '../../../src/history/history.ts';
import { memoryBranch } from '../../../src/history/branch/memory-branch.ts';
import type { Revision } from '../../../src/history/import/follow-renames.ts';
import { rawChecksum } from '../../../src/prp/canonical.ts';
import { addition } from '../../support/addition.ts';

const prp = 'PRPs/user-api.md';

/** A revision with `text`, committed at a minute. */
function revision(commit: string, text: string, minute: number): Revision {
  return {
    commit: { id: commit, seconds: minute * 60, author: 'Ann', subject: text },
    path: prp,
    kind: 'file',
    blob: `blob of ${text}`,
  };
}

function factsOf(revisions: readonly Revision[]): ReadonlyMap<string, BlobFacts> {
  return new Map(
    revisions.map(({ blob }) => {
      const checksum = rawChecksum(Buffer.from(blob.replace('blob of ', '')));
      return [blob, { checksum, canonicalChecksum: checksum, size: blob.length }];
    }),
  );
}

interface Kept {
  readonly text: string;
  readonly commit: string;
  readonly minute: number;
  readonly reason?: 'saved' | 'imported';
}

async function kept(...versions: readonly Kept[]): Promise<readonly ListedVersion[]> {
  const history = new History(memoryBranch());
  for (const { text, commit, minute, reason = 'saved' } of versions) {
    const source = { repository: null, commit, ref: null, pullRequest: null, dirty: false };
    await history.append([addition(text, { prp, source, reason, madeAt: new Date(minute * 60_000) })]);
  }
  return history.list(prp);
}

function chosen(revisions: readonly Revision[], versions: readonly ListedVersion[], append = false) {
  const {
    add,
    known,
    skipped,
    reappend: restate,
  } = chooseRevisions(revisions, factsOf(revisions), versions, { append });
  return {
    add: add.map(({ commit }) => commit.id),
    known,
    skipped: skipped.map(({ revision: { commit } }) => commit.id),
    restate: restate?.memento.sequence,
  };
}

const line = [revision('a', 'A', 1), revision('b', 'B', 2), revision('c', 'A', 3), revision('d', 'D', 4)];

describe('an import adds', () => {
  it('everything where no version exists', () => {
    expect(chosen(line, [])).toEqual({ add: ['a', 'b', 'c', 'd'], known: 0, skipped: [], restate: undefined });
  });

  it('the revisions after the last known one', async () => {
    const versions = await kept(
      { text: 'A', commit: 'a', minute: 1, reason: 'imported' },
      { text: 'B', commit: 'b', minute: 2, reason: 'imported' },
    );
    expect(chosen(line, versions)).toEqual({ add: ['c', 'd'], known: 2, skipped: [], restate: undefined });
  });

  it('the revisions after the latest version, even if its bytes come again later', async () => {
    const versions = await kept({ text: 'A', commit: 'elsewhere', minute: 1 });
    expect(chosen(line, versions)).toMatchObject({ add: ['b', 'c', 'd'], known: 1, skipped: [] });
  });

  it('the revisions after the commit of bytes that were saved earlier', async () => {
    const versions = await kept({ text: 'A', commit: 'before', minute: 0.5 });
    expect(chosen(line, versions)).toMatchObject({ add: ['b', 'c', 'd'], known: 1 });
  });

  it('revisions by time, where the latest version was never committed', async () => {
    const versions = await kept({ text: 'never committed', commit: 'b', minute: 2.5 });
    expect(chosen(line, versions)).toMatchObject({ add: ['c', 'd'], known: 0, skipped: ['a', 'b'] });
  });

  it('no revision of a tampered version', async () => {
    const [version] = await kept({ text: 'A', commit: 'a', minute: 1, reason: 'imported' });
    if (version === undefined || version.tampered) throw new Error('Not kept.');
    const problem = Object.assign(new Error('edited'), { code: 'E_INTEGRITY', hint: '' });
    const spoiled = { tampered: true, prp, id: version.memento.id, sequence: 1, reason: 'edited', problem };
    // Built by hand, with the fields that the choice reads.
    expect(chosen(line, [spoiled as unknown as ListedVersion])).toMatchObject({ add: ['a', 'b', 'c', 'd'], known: 0 });
  });
});

describe('revisions older than the versions', () => {
  const late = [revision('a', 'A', 1), revision('x', 'X', 2), revision('b', 'B', 3)];

  it('are appended after imported versions, followed by the latest one again', async () => {
    const versions = await kept(
      { text: 'A', commit: 'a', minute: 1, reason: 'imported' },
      { text: 'B', commit: 'b', minute: 3, reason: 'imported' },
    );
    expect(chosen(late, versions)).toEqual({ add: ['x'], known: 2, skipped: [], restate: 2 });
  });

  it('are left out when a version has their bytes', async () => {
    const versions = await kept(
      { text: 'X', commit: 'elsewhere', minute: 1, reason: 'imported' },
      { text: 'B', commit: 'b', minute: 3, reason: 'imported' },
    );
    expect(chosen([revision('x', 'X', 2), revision('b', 'B', 3)], versions)).toMatchObject({ add: [], known: 2 });
  });

  it('are appended after other versions only on request, followed by the latest one again', async () => {
    const versions = await kept({ text: 'B', commit: 'b', minute: 3 });
    expect(chosen(late, versions)).toEqual({ add: [], known: 1, skipped: ['a', 'x'], restate: undefined });
    expect(chosen(late, versions, true)).toEqual({ add: ['a', 'x'], known: 1, skipped: [], restate: 1 });
  });

  it('need no latest version again when newer revisions follow', async () => {
    const versions = await kept({ text: 'B', commit: 'b', minute: 3 });
    const more = [...late, revision('c', 'C', 4)];
    expect(chosen(more, versions, true)).toEqual({ add: ['a', 'x', 'c'], known: 1, skipped: [], restate: undefined });
  });

  it('are appended only on request after a clean-up', async () => {
    const [, second] = (
      await kept(
        { text: 'A', commit: 'a', minute: 1, reason: 'imported' },
        { text: 'B', commit: 'b', minute: 3, reason: 'imported' },
      )
    ).toReversed();
    expect(chosen(late, second === undefined ? [] : [second])).toMatchObject({ add: [], skipped: ['a', 'x'] });
  });
});
