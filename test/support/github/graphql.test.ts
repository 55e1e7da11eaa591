import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';
import { nodeId } from './json-people.ts';

const commitMutation = `mutation Save($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    commit { oid message author { name } committer { name } signature { isValid wasSignedByGitHub } }
    ref { name }
  }
}`;

describe('GraphQL', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;
  let head: string;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop', {
      files: { 'README.md': '# Shop\n', 'src/a.ts': 'a\n', 'src/b.ts': 'b\n' },
    });
    ask = askWith(github, github.appToken(shop));
    head = await shop.head();
  });

  function input(write: Readonly<Record<string, string>>, remove: readonly string[] = [], expectedHeadOid = head) {
    const additions = Object.entries(write).map(([path, text]) => ({ path, contents: btoa(text) }));
    return {
      input: {
        branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'main' },
        expectedHeadOid,
        fileChanges: { additions, deletions: remove.map((path) => ({ path })) },
        message: { headline: 'Save "ü"', body: 'First line\n\nPrp: a.md' },
      },
    };
  }

  describe('a commit on a branch', () => {
    it('writes, removes, and is signed by GitHub in the name of the bot', async () => {
      const answer = await ask.graphql(commitMutation, input({ 'src/c.ts': 'c\n' }, ['src/a.ts']));
      expect(answer).toEqual({
        data: {
          createCommitOnBranch: {
            commit: {
              oid: await shop.head(),
              message: 'Save "ü"\n\nFirst line\n\nPrp: a.md',
              author: { name: 'github-actions[bot]' },
              committer: { name: 'GitHub' },
              signature: { isValid: true, wasSignedByGitHub: true },
            },
            ref: { name: 'main' },
          },
        },
      });
      expect(await shop.read('src/c.ts')).toBe('c\n');
      expect(await shop.read('src/a.ts')).toBeUndefined();
      expect((await shop.store.commit('refs/heads/main'))?.parents).toEqual([head]);
    });

    it('is refused on top of another head, and changes nothing', async () => {
      const theirs = await shop.commit('main', { write: { theirs: '1' } });
      const answer = await ask.graphql(commitMutation, input({ ours: '1' }));
      expect(answer).toMatchObject({
        data: { createCommitOnBranch: null },
        errors: [
          {
            type: 'STALE_DATA',
            path: ['createCommitOnBranch'],
            message: `Expected branch to point to "${head}" but it did not. Pull and try again.`,
          },
        ],
      });
      expect(await shop.head()).toBe(theirs);
    });

    it('is won by one of many, each time', async () => {
      for (let round = 0; round < 3; round += 1) {
        const expected = await shop.head();
        const writers = Array.from({ length: 8 }, (_, n) =>
          ask.graphql(commitMutation, input({ [`${round}/${n}`]: '1' }, [], expected)),
        );
        const answers = await Promise.all(writers);
        expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
        expect((await shop.store.commit('refs/heads/main'))?.parents).toEqual([expected]);
      }
      expect(await shop.store.git.text(['rev-list', '--count', 'main'])).toBe('4');
      await shop.store.git.text(['fsck', '--strict']);
    });

    it.each([
      ['removes what is not there', { a: '1' }, ['nowhere']],
      ['removes a directory', {}, ['src']],
      ['writes and removes the same', { 'src/a.ts': '1' }, ['src/a.ts']],
      ['leaves the repository', { '../a': '1' }, []],
      ['writes into .git', { 'x/.git/hooks/y': '1' }, []],
    ])('is refused when it %s', async (_, write, remove) => {
      const answer = await ask.graphql(commitMutation, input(write, remove));
      expect(answer['errors']).toMatchObject([{ type: 'UNPROCESSABLE' }]);
      expect(await shop.head()).toBe(head);
    });

    it('needs the branch, its permission, and none of the workflows', async () => {
      const none = input({ a: '1' });
      none.input.branch.branchName = 'nowhere';
      expect((await ask.graphql(commitMutation, none))['errors']).toMatchObject([{ type: 'NOT_FOUND' }]);
      const reader = askWith(github, github.forkToken(shop));
      const refused = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }];
      expect((await reader.graphql(commitMutation, input({ a: '1' })))['errors']).toMatchObject(refused);
      const workflow = input({ '.github/workflows/ci.yml': '1' });
      expect((await ask.graphql(commitMutation, workflow))['errors']).toMatchObject(refused);
    });
  });

  it('reads many objects in one request', async () => {
    const query = `query Read($owner: String!, $name: String!, $tree: String!) {
      repository(owner: $owner, name: $name) {
        ref(qualifiedName: "refs/heads/main") { name target { oid } }
        gone: ref(qualifiedName: "refs/heads/nowhere") { name }
        tree: object(expression: $tree) { ...on Tree { entries { name type mode oid object { ... on Blob { text } } } } }
        readme: object(expression: "main:README.md") { oid ... on Blob { text byteSize isBinary isTruncated } }
        missing: object(expression: "main:nowhere") { oid }
        root: object(oid: "${head}") { ... on Commit { messageHeadline history(first: 1) { nodes { oid } } } }
      }
    }`;
    const { data } = await ask.graphql(query, { owner: 'acme', name: 'shop', tree: `${head}:src` });
    expect(data).toMatchObject({
      repository: {
        ref: { name: 'main', target: { oid: head } },
        gone: null,
        tree: {
          entries: [
            { name: 'a.ts', type: 'blob', mode: 0o100644, object: { text: 'a\n' } },
            { name: 'b.ts', type: 'blob', mode: 0o100644, object: { text: 'b\n' } },
          ],
        },
        readme: { text: '# Shop\n', byteSize: 7, isBinary: false, isTruncated: false },
        missing: null,
        root: { messageHeadline: 'First commit', history: { nodes: [{ oid: head }] } },
      },
    });
  });

  it('shows no text of what is binary, and not all of what is long', async () => {
    await shop.commit('main', { write: { binary: new Uint8Array([0, 1]), long: 'x'.repeat(600_000) } });
    const blob = '... on Blob { text byteSize isBinary isTruncated }';
    const query = `{ repository(owner: "acme", name: "shop") {
      binary: object(expression: "main:binary") { ${blob} } long: object(expression: "main:long") { ${blob} } } }`;
    expect((await ask.graphql(query))['data']).toMatchObject({
      repository: {
        binary: { text: null, byteSize: 2, isBinary: true },
        long: { text: 'x'.repeat(512_000), byteSize: 600_000, isTruncated: true },
      },
    });
  });

  describe('updating references', () => {
    const mutation = `mutation Move($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
    const move = (refUpdates: readonly object[]) =>
      ask.graphql(mutation, { input: { repositoryId: nodeId('R', shop.id), refUpdates } });
    const nothing = '0'.repeat(40);

    it('moves, makes and deletes several at once', async () => {
      const next = await shop.commit('next', { write: { b: '1' } });
      const answer = await move([
        { name: 'refs/heads/main', beforeOid: head, afterOid: next },
        { name: 'refs/tags/v1', beforeOid: nothing, afterOid: head },
        { name: 'refs/heads/next', beforeOid: next, afterOid: nothing },
      ]);
      expect(answer['errors']).toBeUndefined();
      expect(await shop.head()).toBe(next);
      expect(await shop.store.resolve('refs/tags/v1')).toBe(head);
      expect(await shop.store.resolve('refs/heads/next')).toBeUndefined();
    });

    it('moves none when one is not where it was expected', async () => {
      const next = await shop.commit('next', { write: { b: '1' } });
      const answer = await move([
        { name: 'refs/heads/main', beforeOid: head, afterOid: next },
        { name: 'refs/heads/next', beforeOid: head, afterOid: nothing },
      ]);
      expect(answer['errors']).toMatchObject([{ type: 'STALE_DATA' }]);
      expect(await shop.head()).toBe(head);
    });

    it('goes back only when it is forced', async () => {
      const next = await shop.commit('main', { write: { b: '1' } });
      const back = { name: 'refs/heads/main', beforeOid: next, afterOid: head };
      expect((await move([back]))['errors']).toMatchObject([{ type: 'UNPROCESSABLE' }]);
      expect((await move([{ ...back, force: true }]))['errors']).toBeUndefined();
      expect(await shop.head()).toBe(head);
    });
  });

  it('hides a private repository from those who may not see it', async () => {
    await github.repository('acme/secret', { isPrivate: true });
    const query = '{ repository(owner: "acme", name: "secret") { id } }';
    expect(await ask.graphql(query)).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', message: "Could not resolve to a Repository with the name 'acme/secret'." }],
    });
  });

  it('answers mistakes in a query with status 200', async () => {
    const answer = await ask.rest('POST', '/graphql', { query: '{ repository { nowhere } }' });
    expect(answer.status).toBe(200);
    expect(answer.json['data']).toBeUndefined();
    expect(answer.json['errors']).not.toHaveLength(0);
  });

  it('knows who asks', async () => {
    expect(await ask.graphql('{ viewer { login } }')).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  });

  it('stands at /api/graphql as well', async () => {
    const headers = { authorization: `Bearer ${github.appToken(shop)}` };
    const body = JSON.stringify({ query: '{ viewer { login } }' });
    const answer = await fetch(github.enterprise.graphqlUrl, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ data: { viewer: {} } });
  });
});
