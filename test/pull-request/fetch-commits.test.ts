import { beforeEach, describe, expect, it } from 'vitest';
import { fetchCommits } from '../../src/pull-request/fetch-commits.ts';
import { openRepository, type Repository } from '../../src/system/repository.ts';
import { type FakeGithub, fakeGithub } from '../support/github/fake-github.ts';
import type { FakeRepository } from '../support/github/fake-repository.ts';
import { temporaryClone } from '../support/temporary-repository.ts';

describe('fetching the commits of a pull request', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let head: string;
  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop', { isPrivate: true });
    await shop.commit('main', { write: { a: '1' } });
  });

  async function cloned(...options: readonly string[]): Promise<Repository> {
    const { directory } = await temporaryClone({ directory: shop.store.directory }, options);
    head = await shop.commit('topic', { write: { b: '2' } });
    return openRepository(directory);
  }
  const origin = (token = github.forkToken(shop)) => ({
    serverUrl: github.serverUrl,
    repositoryName: 'acme/shop',
    token,
  });
  /** Every argument of every git that is started. */
  const watched = ({ git, objects }: Repository, seen: string[]): Pick<Repository, 'git' | 'objects'> => ({
    objects,
    git: {
      ...git,
      run: async (args, options) => {
        seen.push(...args);
        return git.run(args, options);
      },
    },
  });

  it('fetches them, moves no ref and checks out nothing', async () => {
    const clone = await cloned();
    const { git } = clone;
    const refs = await git.text(['for-each-ref']);
    await fetchCommits(clone, origin(), [head]);
    expect(await git.text(['show', `${head}:b`])).toBe('2');
    expect(await git.text(['for-each-ref'])).toBe(refs);
    expect(await git.text(['status', '--porcelain'])).toBe('');
    expect(await git.text(['rev-parse', '--is-shallow-repository'])).toBe('false');
  });

  it('fetches one commit without its ancestors into a shallow clone', async () => {
    const clone = await cloned('--depth=1');
    await fetchCommits(clone, origin(), [head]);
    expect(await clone.git.text(['rev-list', '--count', head])).toBe('1');
  });

  it('does not fetch commits that the clone has', async () => {
    const clone = await cloned();
    const before = github.requests.length;
    await fetchCommits(clone, { ...origin(), serverUrl: 'http://127.0.0.1:1' }, [await shop.head()]);
    expect(github.requests).toHaveLength(before);
  });

  it('keeps the token out of the arguments of processes', async () => {
    const seen: string[] = [];
    const token = github.forkToken(shop);
    await fetchCommits(watched(await cloned(), seen), origin(token), [head]);
    expect(seen).toContain('fetch');
    expect(seen.join(' ')).not.toContain(token);
    expect(seen.join(' ')).not.toContain(Buffer.from(`x-access-token:${token}`).toString('base64'));
  });

  it('ignores the credentials that the checkout has left', async () => {
    const clone = await cloned();
    await clone.git.text(['config', `http.${github.serverUrl}/.extraheader`, 'AUTHORIZATION: basic d3Jvbmc6d3Jvbmc=']);
    await fetchCommits(clone, origin(), [head]);
    expect(await clone.git.text(['cat-file', '-t', head])).toBe('commit');
  });

  it('reports a wrong token, and does not ask for a password', async () => {
    const clone = await cloned();
    await expect(fetchCommits(clone, origin('ghs_wrong'), [head])).rejects.toMatchObject({
      code: 'E_GIT',
      hint: expect.stringContaining('contents: read'),
    });
  });
});
