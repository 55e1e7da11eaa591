import { beforeEach, describe, expect, it } from 'vitest';
import { commitFiles } from '../../src/github/commit-files.ts';
import { type VersionsOnGithub, versionsOnGithub } from '../support/github-branch.ts';

const write = new Map([['PRPs/a b.md', new TextEncoder().encode('New.\n')]]);
const message = 'prp: restore PRPs/a b.md\n\nPrp: PRPs/a b.md\n';

describe('committing files to any branch', () => {
  let at: VersionsOnGithub;
  let head: string;
  beforeEach(async () => {
    at = await versionsOnGithub();
    head = await at.repository.commit('topic', { write: { 'PRPs/a b.md': 'Old.\n', kept: '1' } });
  });
  const commit = (expectedHead = head) =>
    commitFiles(at.client(), { repository: 'acme/api', branch: 'topic', expectedHead, message, write });

  it('takes one request, changes nothing else, and is signed by GitHub', async () => {
    let made = '';
    const asked = await at.asked(async () => {
      made = await commit();
    });
    expect(asked).toEqual(['GraphQL commit']);
    expect(at.repository.signed).toContain(made);
    const stored = await at.repository.store.commit('refs/heads/topic');
    expect(stored).toMatchObject({ id: made, parents: [head], message });
    expect(await at.repository.read('PRPs/a b.md', made)).toBe('New.\n');
    expect(await at.repository.read('kept', made)).toBe('1');
  });

  it('is refused on any other head', async () => {
    const newer = await at.repository.commit('topic', { write: { other: '1' } });
    await expect(commit()).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await at.repository.head('topic')).toBe(newer);
  });

  it('is done once when the response is lost', async () => {
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { lostAnswer: 'hang-up' } });
    expect(await commit()).toBe(await at.repository.head('topic'));
    expect((await at.repository.store.commit('refs/heads/topic'))?.parents).toEqual([head]);
  });

  it('is stale when the response is lost and another commit is there', async () => {
    const meanwhile = () => at.repository.commit('topic', { write: { other: '1' } });
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
    await expect(commit()).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
  });

  it('names the permission that the token lacks', async () => {
    const client = at.client({ token: at.github.appToken(at.repository, { contents: 'read' }) });
    const asked = commitFiles(client, { repository: 'acme/api', branch: 'topic', expectedHead: head, message, write });
    await expect(asked).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
      hint: expect.stringContaining('contents: write'),
    });
  });
});
