import { beforeEach, describe, expect, it } from 'vitest';
import { githubBranch } from '../../src/github/github-branch.ts';
import { History } from '../../src/history/history.ts';
import { branchContract } from '../contracts/branch.ts';
import { addition, validated } from '../support/addition.ts';
import { change } from '../support/git-branch.ts';
import { secondaryLimit } from '../support/github/faults.ts';
import { type VersionsOnGithub, versionsOnGithub } from '../support/github-branch.ts';
import { summaryOf } from '../support/history.ts';

const prp = 'PRPs/user-api.md';
const ref = 'refs/heads/prp-versions';

branchContract('githubBranch', async () => {
  const { branch, repository } = await versionsOnGithub();
  return {
    branch: branch(),
    other: branch(),
    messageOf: async (commit) => (await repository.store.commit(commit))?.message ?? '',
  };
});

describe('a versions branch on GitHub', () => {
  let at: VersionsOnGithub;

  beforeEach(async () => {
    at = await versionsOnGithub();
  });

  const save = (text: string, about = {}) => at.history().append([addition(text, about)]);
  const versions = async () => (await at.history().list(prp)).map(summaryOf);
  const commits = async () => at.repository.store.git.text(['rev-list', '--count', ref]);

  it('has a separate root and does not touch other branches', async () => {
    const main = await at.repository.head('main');
    await save('one');
    expect(await at.repository.store.git.text(['rev-list', '--max-parents=0', ref])).toBe(
      await at.repository.store.git.text(['rev-parse', ref]),
    );
    expect(await at.repository.head('main')).toBe(main);
  });

  it('has commits that GitHub signs', async () => {
    await save('one');
    const [saved] = await save('two');
    expect(at.repository.signed.has(saved?.version.commit ?? '')).toBe(true);
  });

  it('works on an Enterprise Server', async () => {
    const branch = at.branch({}, at.github.enterprise);
    const history = new History(branch);
    await history.append([addition('one')]);
    await history.append([addition('two')]);
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v2 unvalidated', 'v1 unvalidated']);
  });

  it('stores and returns binary files', async () => {
    const history = at.history();
    const bytes = Uint8Array.of(0, 255, 10, 13, 0xfc);
    await history.append([addition('', { bytes })]);
    const latin1 = Buffer.from('gr\u00FC\u00DFe', 'latin1');
    const [saved] = await history.append([addition('', { bytes: latin1 })]);
    expect(await at.history().content(await at.history().select(prp, 'v1'))).toEqual(Buffer.from(bytes));
    expect(saved && (await at.history().content(await at.history().select(prp, 'latest')))).toEqual(latin1);
  });

  it.each(['', 'acme', 'acme/api/x', '../api', 'acme/..', 'a b/c', 'acme/api?x'])(
    'is in no repository called %j',
    (name) => {
      expect(() => githubBranch(at.client(), name, 'prp-versions')).toThrow('is not the name of a repository');
    },
  );

  it('refuses an invalid name', () => {
    expect(() => githubBranch(at.client(), 'acme/api', 'a..b')).toThrow('cannot be the name of a branch');
  });

  describe('with other writers', () => {
    it('loses no commit of eight concurrent writers, five times each', async () => {
      await Promise.all(
        Array.from({ length: 8 }, async (_, writer) => {
          const history = new History(at.branch());
          for (let n = 0; n < 5; n += 1)
            await history.append([addition(`${writer} ${n}`, { prp: `PRPs/${writer % 2}.md` })]);
        }),
      );
      for (const one of ['PRPs/0.md', 'PRPs/1.md']) {
        const sequences = (await at.history().list(one)).map((version) =>
          version.tampered ? 0 : version.memento.sequence,
        );
        expect(sequences).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
      }
      expect(await commits()).toBe('40');
      expect((await at.history().verify()).problems).toEqual([]);
    });

    it('retries on the new head when another writer was faster', async () => {
      await save('one');
      const meanwhile = () => save('theirs');
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
      await save('ours');
      expect(await versions()).toEqual(['v3 unvalidated', 'v2 unvalidated', 'v1 unvalidated']);
    });

    it('retries when another writer created the branch', async () => {
      const meanwhile = () => save('theirs');
      at.github.fail({ match: { method: 'POST', path: /\/git\/refs$/ }, with: { meanwhile } });
      await save('ours');
      expect(await versions()).toEqual(['v2 unvalidated', 'v1 unvalidated']);
    });

    it('is created again after it was deleted', async () => {
      await save('one');
      const branch = at.branch();
      const head = await branch.head();
      await at.repository.deleteBranch('prp-versions');
      await expect(branch.commit(change({ a: '1' }), 'Late', head)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
      expect(await branch.head()).toBeUndefined();
    });
  });

  describe('without a response of GitHub', () => {
    beforeEach(async () => {
      await save('one');
    });

    it.each([502, 'hang-up'] as const)('has a commit once when its response is lost: %s', async (lostAnswer) => {
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { lostAnswer } });
      const [saved] = await save('two');
      expect(saved?.version.commit).toBe(await at.repository.head('prp-versions'));
      expect(await commits()).toBe('2');
    });

    it('finds its commit below the commits of other writers', async () => {
      const branch = at.branch();
      const head = await branch.head();
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { lostAnswer: 502 } });
      at.github.fail({ match: { path: /\/commits$/ }, with: { meanwhile: () => save('theirs') } });
      const ours = await branch.commit(change({ a: '1' }), 'Ours\n\nBody\n', head);
      expect(await at.repository.store.git.text(['rev-list', ref])).toContain(ours);
      expect(await commits()).toBe('3');
    });

    it('does not take a commit with the same message for its own', async () => {
      const branch = at.branch();
      const head = await branch.head();
      const meanwhile = () => at.branch().commit(change({ a: 'theirs' }), 'The same\n', head);
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { status: 502 } });
      at.github.fail({ match: { path: /\/commits$/ }, with: { meanwhile } });
      await expect(branch.commit(change({ a: 'ours' }), 'The same\n', head)).rejects.toMatchObject({
        code: 'E_STALE_HEAD',
      });
      expect(await at.repository.read('a', ref)).toBe('theirs');
    });

    it('retries when GitHub did nothing', async () => {
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { hangUp: true } });
      await save('two');
      expect(await commits()).toBe('2');
    });

    it('is created once, with or without responses', async () => {
      await at.repository.deleteBranch('prp-versions');
      for (const path of [/\/git\/trees$/, /\/git\/commits$/, /\/git\/refs$/]) {
        at.github.fail({ match: { method: 'POST', path }, with: { lostAnswer: 502 } });
      }
      await save('anew');
      expect(await commits()).toBe('1');
    });

    it('waits for a rate limit, with a warning', async () => {
      at.github.fail({ match: { graphql: 'createCommitOnBranch' }, times: 2, with: secondaryLimit(7) });
      await save('two');
      expect(await commits()).toBe('2');
      expect(at.events).toMatchObject([
        { type: 'warning', message: expect.stringContaining('waiting 8 s') },
        { type: 'warning' },
      ]);
    });
  });

  describe('for a token that may not write', () => {
    it('can be read, and an attempt to save names the missing permission', async () => {
      await save('one');
      const branch = at.branch({}, { token: at.github.forkToken(at.repository) });
      expect((await new History(branch).list(prp)).map(summaryOf)).toEqual(['v1 unvalidated']);
      await expect(new History(branch).append([addition('two')])).rejects.toMatchObject({
        code: 'E_FORBIDDEN',
        hint: expect.stringContaining('`contents: write`'),
      });
      expect(await commits()).toBe('1');
    });

    it('cannot be created', async () => {
      const branch = at.branch({}, { token: at.github.forkToken(at.repository) });
      await expect(new History(branch).append([addition('one')])).rejects.toMatchObject({
        code: 'E_FORBIDDEN',
        hint: expect.stringContaining('`contents: write`'),
      });
    });

    it('is not found when the repository is invisible', async () => {
      await at.github.repository('acme/secret', { isPrivate: true });
      const branch = githubBranch(at.client(), 'acme/secret', 'prp-versions');
      await expect(branch.head()).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    });

    it('reports an invalid token', async () => {
      await expect(at.branch({}, { token: 'ghs_unknown' }).head()).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    });
  });

  it('loses no validation', async () => {
    await at.history().append([validated('one', 'passed')]);
    await at.history().append([validated('one', 'failed')]);
    expect(await versions()).toEqual(['v1 failed']);
  });
});
