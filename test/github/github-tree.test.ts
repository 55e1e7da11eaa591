import { beforeEach, describe, expect, it } from 'vitest';
import { githubTree } from '../../src/github/github-tree.ts';
import type { Tree } from '../../src/system/tree.ts';
import { blobId } from '../../src/system/blob-id.ts';
import { type VersionsOnGithub, versionsOnGithub } from '../support/github-branch.ts';

const files = { 'README.md': '# API\n', 'src/a.ts': 'a\n', 'src/deep/b.ts': 'b\n' };
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

describe('the files of a commit on GitHub', () => {
  let at: VersionsOnGithub;
  let commit: string;
  const tree = (held?: (id: string) => Promise<Uint8Array | undefined>): Tree =>
    githubTree(at.client(), 'acme/api', commit, held);

  beforeEach(async () => {
    at = await versionsOnGithub();
    commit = await at.repository.commit('main', { write: files });
  });

  it('are listed by path, as files and directories', async () => {
    const there = tree();
    expect([...(await there.files())].toSorted()).toEqual(Object.keys(files).toSorted());
    expect(await there.kindOf('src/deep')).toBe('directory');
    expect(await there.kindOf('src/deep/b.ts')).toBe('file');
    expect(await there.kindOf('src/c.ts')).toBeUndefined();
  });

  it('take one request for all names and one for all contents that are read at once', async () => {
    const there = tree();
    const asked = await at.asked(async () => {
      const read = await Promise.all([...Object.keys(files), 'nothing'].map((path) => there.read(path)));
      expect(read.map(text)).toEqual([...Object.values(files), undefined]);
    });
    expect(asked).toEqual([expect.stringContaining('/git/trees/'), 'GraphQL objects']);
  });

  it('are not requested where a blob of the same id is on this machine', async () => {
    const held = async (id: string) =>
      id === blobId(Buffer.from('a\n')) ? Buffer.from('a\n') : Buffer.from('something else');
    const there = tree(held);
    const asked = await at.asked(async () => {
      expect(text(await there.read('src/a.ts'))).toBe('a\n');
      expect(text(await there.read('src/deep/b.ts'))).toBe('b\n');
    });
    expect(asked).toHaveLength(2);
  });

  it('are requested once for any number of reads', async () => {
    const there = tree();
    await there.read('src/a.ts');
    const asked = await at.asked(async () => expect(text(await there.read('src/a.ts'))).toBe('a\n'));
    expect(asked).toEqual([]);
  });

  it('have the ids of Git', async () => {
    const ids = await tree().blobs(['src/a.ts', 'src', 'nothing']);
    expect([...ids]).toEqual([['src/a.ts', blobId(Buffer.from('a\n'))]]);
  });

  it('include no links', async () => {
    const { store } = at.repository;
    const target = (await store.git.text(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' })).trim();
    const listing = `120000 blob ${target}\tlink.md\n`;
    const made = (await store.git.text(['mktree'], { input: listing })).trim();
    const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
    commit = (await store.git.text(['commit-tree', made, '-m', 'x'], { env: who })).trim();
    const there = tree();
    expect(await there.kindOf('link.md')).toBeUndefined();
    expect(await there.read('link.md')).toBeUndefined();
  });

  it('cannot be read when GitHub does not list them all', async () => {
    const body = { sha: commit, url: 'https://api.github.test/x', truncated: true, tree: [] };
    at.github.fail({ match: { path: /\/git\/trees\// }, with: { status: 200, body } });
    await expect(tree().files()).rejects.toMatchObject({
      code: 'E_TOO_LARGE',
      hint: expect.stringContaining('fetch-depth: 2'),
    });
  });

  it('are not found without the commit', async () => {
    commit = '1'.repeat(40);
    await expect(tree().read('README.md')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
