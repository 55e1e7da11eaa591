import { beforeEach, describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { addition, validated } from '../support/addition.ts';
import { type VersionsOnGithub, versionsOnGithub } from '../support/github-branch.ts';

const prp = 'PRPs/user-api.md';
const five = ['a', 'b', 'c', 'd', 'e'].map((name) => `PRPs/${name}.md`);
const query = 'GraphQL objects';
const commit = 'GraphQL commit';

describe('the requests of a run', () => {
  let at: VersionsOnGithub;

  beforeEach(async () => {
    at = await versionsOnGithub();
    await at.history().append([validated('one', 'passed')]);
  });

  /** A run that names its PRPs at the start. */
  function run(prps: readonly string[]): History {
    const branch = at.branch({ freshForMs: 60_000 });
    branch.expect(prps);
    return new History(branch);
  }

  it('are one query and one commit to save the first version of a PRP', async () => {
    const prps = ['PRPs/new.md'];
    expect(await at.asked(() => run(prps).append([validated('new', 'passed', { prp: 'PRPs/new.md' })]))).toEqual([
      query,
      commit,
    ]);
  });

  it('are no more for the first versions of five PRPs', async () => {
    const additions = five.map((one) => validated(one, 'passed', { prp: one }));
    expect(await at.asked(() => run(five).append(additions))).toEqual([query, commit]);
  });

  it('are one query more for the next version, for the newest one', async () => {
    expect(await at.asked(() => run([prp]).append([validated('two', 'passed')]))).toEqual([query, query, commit]);
  });

  it('are no more for the next versions of five PRPs', async () => {
    await at.history().append(five.map((one) => validated(one, 'passed', { prp: one })));
    const additions = five.map((one) => validated(`${one} again`, 'failed', { prp: one }));
    expect(await at.asked(() => run(five).append(additions))).toEqual([query, query, commit]);
  });

  it('are the commit alone after a recent read, and one query after an old one', async () => {
    const history = run([prp]);
    await history.expectedDurations([prp]);
    expect(await at.asked(() => history.append([addition('two')]))).toEqual([commit]);
    const branch = at.branch();
    const slow = new History(branch);
    await slow.expectedDurations([prp]);
    expect(await at.asked(() => slow.append([addition('three')]))).toEqual([query, commit]);
  });

  it('are only queries to save the same text again', async () => {
    expect(await at.asked(() => run([prp]).append([addition('one')]))).toEqual([query, query]);
  });

  it('are one query for the changes and one commit after another writer', async () => {
    const history = new History(at.branch(), { sleep: async () => {} });
    await history.list(prp);
    const meanwhile = () => at.history().append([addition('theirs', { prp: 'PRPs/other.md' })]);
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
    const asked = await at.asked(() => history.append([addition('ours')]));
    const theirs = [query, query, commit];
    expect(asked.toSorted()).toEqual([query, commit, ...theirs, query, commit].toSorted());
  });

  it('do not grow with the number of versions', async () => {
    for (let n = 0; n < 1000; n += 250) {
      await at.history().append(Array.from({ length: 250 }, (_, index) => addition(`text ${n + index}`)));
    }
    const before = at.github.requests.length;
    const [saved] = await run([prp]).append([validated('the last', 'passed')]);
    expect(saved?.version.memento.sequence).toBe(1002);
    expect(at.github.requests.length - before).toBe(3);
  });

  it('are three queries to list the versions of a PRP, with records and tags', async () => {
    const history = at.history();
    for (const text of ['two', 'three']) await history.append([validated(text, 'failed')]);
    await history.tag({ prp, version: 'v1', name: 'good', actor: null });
    expect(await at.asked(() => at.history().list(prp))).toEqual([query, query, query]);
  });

  it('are four to read the newest versions', async () => {
    for (const text of ['two', 'three', 'four']) await at.history().append([validated(text, 'failed')]);
    expect(await at.asked(() => at.history().verifyRecent([prp], 10))).toHaveLength(4);
  });
});
