import { describe, expect, it } from 'vitest';
import type { CommitChanges, FileChange } from '../../../src/history/import/revision-log.ts';
import { followRenames } from '../../../src/history/import/follow-renames.ts';

function change(status: FileChange['status'], path: string | undefined, blob = '', from?: string): FileChange {
  return { status, path, from, kind: status === 'removed' ? 'other' : 'file', blob, isEdited: status !== 'removed' };
}

const added = (path: string, blob: string) => change('added', path, blob);
const edited = (path: string, blob: string) => change('changed', path, blob);
const removed = (path: string) => change('removed', path);
const renamed = (from: string, path: string, blob: string) => change('renamed', path, blob, from);
const moved = (from: string, path: string, blob: string) => ({ ...renamed(from, path, blob), isEdited: false });

async function* logOf(commits: readonly (readonly FileChange[])[]): AsyncGenerator<CommitChanges> {
  for (const [index, changes] of commits.entries()) {
    yield { commit: { id: `c${index + 1}`, seconds: 0, author: 'Ann', subject: '' }, changes };
  }
}

/** Each PRP with its contents; deleted PRPs in brackets. */
async function followed(...commits: readonly (readonly FileChange[])[]): Promise<Readonly<Record<string, string>>> {
  const { prps: trails } = await followRenames(logOf(commits), (path) => path.startsWith('P/'));
  return Object.fromEntries(
    trails.map(({ prp, revisions, isPresent }) => {
      const contents = revisions.map(({ blob }) => blob).join(' ');
      return [prp, isPresent ? contents : `(${contents})`];
    }),
  );
}

describe('followRenames', () => {
  it('follows a file through all its names', async () => {
    expect(
      await followed(
        [added('P/a', '1')],
        [moved('P/a', 'P/b', '1')],
        [renamed('P/b', 'P/c', '2')],
        [edited('P/c', '3')],
      ),
    ).toEqual({ 'P/c': '1 2 3' });
  });

  it('separates files that had one name at different times', async () => {
    expect(
      await followed([added('P/a', '1')], [moved('P/a', 'P/b', '1')], [added('P/a', '2')], [edited('P/b', '3')]),
    ).toEqual({ 'P/a': '2', 'P/b': '1 3' });
  });

  it('joins the revisions of files that end at one name', async () => {
    expect(
      await followed([added('P/a', '1')], [removed('P/a')], [added('x', '2')], [renamed('x', 'P/a', '3')]),
    ).toEqual({ 'P/a': '1 2 3' });
  });

  it('accepts an edit under a name that another branch has changed', async () => {
    expect(
      await followed([added('P/a', '1')], [moved('P/a', 'P/b', '1')], [edited('P/a', '2')], [edited('P/b', '2')]),
    ).toEqual({ 'P/b': '1 2' });
  });

  it('makes a second file where two branches rename a file differently', async () => {
    expect(
      await followed(
        [added('P/a', '1')],
        [renamed('P/a', 'P/b', '2')],
        [renamed('P/a', 'P/c', '3')],
        [edited('P/b', '4')],
      ),
    ).toEqual({ 'P/b': '1 2 4', 'P/c': '3' });
  });

  it('keeps a file that another branch did not delete', async () => {
    expect(await followed([added('P/a', '1')], [removed('P/a')], [edited('P/a', '2')])).toEqual({ 'P/a': '1 2' });
    expect(await followed([added('P/a', '1')], [edited('P/a', '2')], [removed('P/a')])).toEqual({ 'P/a': '(1 2)' });
  });

  it('includes the past from before a file was a PRP, and excludes what came after', async () => {
    expect(
      await followed(
        [added('x', '1')],
        [moved('x', 'P/a', '1')],
        [edited('P/a', '2')],
        [moved('P/a', 'y', '2')],
        [edited('y', '3')],
      ),
    ).toEqual({ 'P/a': '(1 2)' });
    expect(await followed([added('x', '1')], [moved('x', 'P/a', '1')], [moved('P/a', 'y', '1')])).toEqual({
      'P/a': '(1)',
    });
  });

  it('returns a repeated content once, as on both sides of a merge', async () => {
    expect(
      await followed([added('P/a', '1')], [edited('P/a', '2')], [edited('P/a', '2')], [edited('P/a', '1')]),
    ).toEqual({
      'P/a': '1 2 1',
    });
  });

  it('counts names that are not UTF-8', async () => {
    expect(
      await followRenames(logOf([[added('P/a', '1'), change('added', undefined, '2')]]), () => true),
    ).toMatchObject({
      unnamed: 1,
      prps: [{ prp: 'P/a' }],
    });
  });
});
