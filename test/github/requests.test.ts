import { beforeEach, describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { addition, validated } from '../support/addition.ts';
import { type VersionsOnGithub, versionsOnGithub } from '../support/github-branch.ts';

const prp = 'PRPs/user-api.md';
const five = ['a', 'b', 'c', 'd', 'e'].map((name) => `PRPs/${name}.md`);
const look = 'GraphQL objects';
const commit = 'GraphQL commit';

describe('what a run asks of GitHub', () => {
  let at: VersionsOnGithub;

  beforeEach(async () => {
    at = await versionsOnGithub();
    await at.history().append([validated('one', 'passed')]);
  });

  /** A run that knows from the start which PRPs it is about. */
  function run(prps: readonly string[]): History {
    const branch = at.branch({ freshForMs: 60_000 });
    branch.expect(prps);
    return new History(branch);
  }

  it('to save the first version of a PRP is one look and one commit', async () => {
    const prps = ['PRPs/new.md'];
    expect(await at.asked(() => run(prps).append([validated('new', 'passed', { prp: 'PRPs/new.md' })]))).toEqual([
      look,
      commit,
    ]);
  });

  it('to save the first versions of five PRPs is no more', async () => {
    const additions = five.map((one) => validated(one, 'passed', { prp: one }));
    expect(await at.asked(() => run(five).append(additions))).toEqual([look, commit]);
  });

  it('to save the next version is one look more, at the newest one', async () => {
    expect(await at.asked(() => run([prp]).append([validated('two', 'passed')]))).toEqual([look, look, commit]);
  });

  it('to save the next versions of five PRPs is no more', async () => {
    await at.history().append(five.map((one) => validated(one, 'passed', { prp: one })));
    const additions = five.map((one) => validated(`${one} again`, 'failed', { prp: one }));
    expect(await at.asked(() => run(five).append(additions))).toEqual([look, look, commit]);
  });

  it('to save what was read before is the commit alone, and one look when that was long ago', async () => {
    const history = run([prp]);
    await history.expectedDurations([prp]);
    expect(await at.asked(() => history.append([addition('two')]))).toEqual([commit]);
    const branch = at.branch();
    const slow = new History(branch);
    await slow.expectedDurations([prp]);
    expect(await at.asked(() => slow.append([addition('three')]))).toEqual([look, commit]);
  });

  it('to save again what is there is nothing but looks', async () => {
    expect(await at.asked(() => run([prp]).append([addition('one')]))).toEqual([look, look]);
  });

  it('after another saved is one look for what is new, and one commit', async () => {
    const history = new History(at.branch(), { sleep: async () => {} });
    await history.list(prp);
    const meanwhile = () => at.history().append([addition('theirs', { prp: 'PRPs/other.md' })]);
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
    const asked = await at.asked(() => history.append([addition('ours')]));
    const theirs = [look, look, commit];
    expect(asked.toSorted()).toEqual([look, commit, ...theirs, look, commit].toSorted());
  });

  it('does not grow with the versions that are there', async () => {
    for (let n = 0; n < 1000; n += 250) {
      await at.history().append(Array.from({ length: 250 }, (_, index) => addition(`text ${n + index}`)));
    }
    const before = at.github.requests.length;
    const [saved] = await run([prp]).append([validated('the last', 'passed')]);
    expect(saved?.version.memento.sequence).toBe(1002);
    expect(at.github.requests.length - before).toBe(3);
  });

  it('to list the versions of a PRP, with their records and tags, is three looks', async () => {
    const history = at.history();
    for (const text of ['two', 'three']) await history.append([validated(text, 'failed')]);
    await history.tag({ prp, version: 'v1', name: 'good', actor: null });
    expect(await at.asked(() => at.history().list(prp))).toEqual([look, look, look]);
  });

  it('to look through the newest versions is four', async () => {
    for (const text of ['two', 'three', 'four']) await at.history().append([validated(text, 'failed')]);
    expect(await at.asked(() => at.history().verifyRecent([prp], 10))).toHaveLength(4);
  });
});
