import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBranch, type MemoryBranch } from '../../../src/history/branch/memory-branch.ts';
import type { Repair } from '../../../src/history/repair/repair-branch.ts';
import { addition, executed, validated } from '../../support/addition.ts';
import { impatientHistory, pathsOn, putByHand, standingClock, summaryOf, textOn } from '../../support/history.ts';

const prp = 'PRPs/user-api.md';
const other = 'PRPs/other.md';
let branch: MemoryBranch;

const history = () => impatientHistory(branch);
const listed = async (of = prp) => (await history().list(of)).map(summaryOf);
const repaired = (prps?: readonly string[], dryRun = false): Promise<Repair> =>
  history().repair(prps, { dryRun, actor: 'Ann <ann@example.com>' });

async function idOf(selector: string): Promise<string> {
  return (await history().select(prp, selector)).memento.id;
}

const directory = async (selector: string) => `${prp}/0000/${await idOf(selector)}`;

async function edit(path: string, from: string | RegExp, to: string): Promise<void> {
  await putByHand(branch, { [path]: (await textOn(branch, path)).replace(from, to) });
}

beforeEach(async () => {
  branch = memoryBranch();
  for (const text of ['1', '2', '3']) {
    await history().append([validated(text, 'passed'), addition(text, { prp: other })]);
  }
});

describe('a repair', () => {
  it('changes nothing on an intact branch', async () => {
    const head = await branch.head();
    expect(await repaired()).toEqual({ repaired: [], restated: [], recovered: [], newer: [] });
    expect(await branch.head()).toBe(head);
  });

  it('reports its changes in a dry run, and makes none', async () => {
    await putByHand(branch, { [`${await directory('v2')}/prp.md`]: 'other' });
    const head = await branch.head();
    expect((await repaired(undefined, true)).repaired).toHaveLength(1);
    expect(await branch.head()).toBe(head);
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['other content', async (path) => putByHand(branch, { [`${path}/prp.md`]: 'other' })],
    ['no content', async (path) => putByHand(branch, { [`${path}/prp.md`]: undefined })],
    ['an edited memento', async (path) => edit(`${path}/memento.json`, '"actor": "Ann', '"actor": "Bob')],
    ['a memento that is no JSON', async (path) => putByHand(branch, { [`${path}/memento.json`]: 'words' })],
    ['no memento', async (path) => putByHand(branch, { [`${path}/memento.json`]: undefined })],
    [
      'a forged memento of a newer format',
      async (path) => putByHand(branch, { [`${path}/memento.json`]: '{"format":2}' }),
    ],
  ])('sets aside a middle version with %s, and no other', async (_, damage) => {
    const path = await directory('v2');
    await damage(path);
    const { repaired: found, restated } = await repaired();
    expect(found).toEqual([expect.objectContaining({ prp, path })]);
    expect(restated).toEqual([]);
    expect(await listed()).toEqual(['v3 passed', 'v1 passed']);
    expect(await listed(other)).toHaveLength(3);
    await history().append([addition('4')]);
    expect(await listed()).toEqual(['v4 unvalidated', 'v3 passed', 'v1 passed']);
    expect((await history().verify()).problems).toEqual([]);
  });

  it('continues after the number of a newest version that it sets aside', async () => {
    const path = await directory('latest');
    await putByHand(branch, { [`${path}/prp.md`]: 'other' });
    await expect(history().append([addition('3')])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    const { restated } = await repaired([prp]);
    expect(restated).toEqual([expect.objectContaining({ prp, sequence: 4, of: await idOf('v2') })]);
    expect(await listed()).toEqual(['v4 unvalidated', 'v2 passed', 'v1 passed']);
    const restored = await history().select(prp, 'v4');
    expect(restored.memento).toMatchObject({ reason: 'restored', restoredFrom: await idOf('v2') });
    expect(Buffer.from(await history().content(restored)).toString()).toBe('2');
    await history().append([addition('5')]);
    expect(await listed()).toEqual(['v5 unvalidated', 'v4 unvalidated', 'v2 passed', 'v1 passed']);
    expect(await history().verify()).toMatchObject({ checked: 7, problems: [] });
  });

  it('keeps the readable part, and explains it', async () => {
    const path = await directory('v2');
    await putByHand(branch, { [`${path}/prp.md`]: 'other' });
    const { repaired: found } = await repaired();
    const kept = found.flatMap((one) => one.kept);
    expect(kept.map((one) => decodeURIComponent(one.split('/').at(-1) ?? '')).toSorted()).toEqual([
      `${path}/memento.json`,
      `${path}/prp.md`,
      expect.stringContaining(`${path}/validations/`),
    ]);
    expect(await textOn(branch, kept.find((one) => one.endsWith('prp.md')) ?? '')).toBe('other');
    const note = (await pathsOn(branch, 'aside')).find((one) => one.endsWith('note.json')) ?? '';
    expect(JSON.parse(await textOn(branch, note))).toMatchObject({ repaired: [{ prp, path }] });
    expect((await history().prps()).map((one) => one.prp)).toEqual([other, prp]);
  });

  it('sets aside an invalid record only', async () => {
    const record = (await pathsOn(branch)).findLast((path) => path.includes('/validations/')) ?? '';
    await edit(record, '"verdict": "passed"', '"verdict": "failed"');
    expect((await repaired()).repaired).toEqual([expect.objectContaining({ path: record })]);
    expect(await listed()).toEqual(['v3 unvalidated', 'v2 passed', 'v1 passed']);
    expect((await history().verify()).problems).toEqual([]);
  });

  it('sets aside unknown files', async () => {
    await putByHand(branch, {
      'PRPs/readme.txt': 'hello',
      [`${await directory('v1')}/extra`]: 'hello',
      loose: 'hello',
    });
    expect((await repaired()).repaired.map(({ path }) => path).toSorted()).toEqual(
      ['PRPs/readme.txt', `${await directory('v1')}/extra`, 'loose'].toSorted(),
    );
    expect(await listed()).toHaveLength(3);
    expect((await history().verify()).problems).toEqual([]);
  });

  it('removes tags from versions that it sets aside, and keeps the others', async () => {
    await history().tag({ prp, name: 'good', version: 'v2', actor: null });
    await history().tag({ prp, name: 'bad', version: 'v3', actor: null });
    await putByHand(branch, { [`${await directory('v3')}/prp.md`]: 'other' });
    await repaired();
    expect((await history().tags(prp)).map(({ name }) => name)).toEqual(['good']);
    expect((await history().verify()).problems).toEqual([]);
  });

  it('sets aside edited tags', async () => {
    await history().tag({ prp, name: 'good', version: 'v2', actor: null });
    await edit(`${prp}/tags.json`, 'good', 'best');
    expect((await repaired()).repaired).toEqual([expect.objectContaining({ path: `${prp}/tags.json` })]);
    expect(await history().tags(prp)).toEqual([]);
    await history().tag({ prp, name: 'better', version: 'v2', actor: null });
    expect((await history().verify()).problems).toEqual([]);
  });
});

describe('a repair of dates in the future', () => {
  it.each(['2099-05-06T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])(
    'at %s makes the PRP usable again',
    async (time) => {
      await impatientHistory(branch, standingClock(time).clock).append([addition('forged')]);
      await expect(history().append([addition('4')])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
      const { repaired: found } = await repaired();
      expect(found).toEqual([expect.objectContaining({ prp, why: expect.stringContaining('is dated') })]);
      expect(await listed()).toEqual(['v5 unvalidated', 'v3 passed', 'v2 passed', 'v1 passed']);
      const [appended] = await history().append([addition('6')]);
      expect(appended).toMatchObject({ created: true, version: { memento: { sequence: 6 } } });
      expect(await listed()).toHaveLength(5);
      expect((await history().verify()).problems).toEqual([]);
    },
  );

  it('sets aside a single record', async () => {
    await impatientHistory(branch, standingClock('9999-12-31T23:59:59.999Z').clock).append([validated('3', 'failed')]);
    expect((await repaired()).repaired).toHaveLength(1);
    expect(await listed()).toEqual(['v3 passed', 'v2 passed', 'v1 passed']);
    await history().append([executed('3', 'succeeded')]);
    expect((await history().verify()).problems).toEqual([]);
  });
});

describe('a repair of an order', () => {
  it.each(['{"format":2}', 'words', '{}'])('that is %j', async (text) => {
    await putByHand(branch, { [`${prp}/0000/order.json`]: text });
    await repaired();
    expect(await listed()).toEqual(['v3 passed', 'v2 passed', 'v1 passed']);
    await history().append([addition('4')]);
    expect((await history().verify()).problems).toEqual([]);
  });
});

describe('a repair of a chain', () => {
  it('sets aside a version that was added by hand', async () => {
    const forger = memoryBranch();
    await impatientHistory(forger, standingClock('2026-01-01T00:00:00.000Z').clock).append([addition('forged')]);
    const path = (await pathsOn(forger, prp)).find((one) => one.endsWith('memento.json')) ?? '';
    const memento = await textOn(forger, path);
    await putByHand(branch, { [path]: memento, [path.replace('memento.json', 'prp.md')]: 'forged' });
    const { repaired: found } = await repaired();
    expect(found).toEqual([expect.objectContaining({ path: path.replace('/memento.json', '') })]);
    expect(await listed()).toEqual(['v3 passed', 'v2 passed', 'v1 passed']);
    expect((await history().verify()).problems).toEqual([]);
  });

  it('starts again where no version is valid', async () => {
    const mementos = (await pathsOn(branch, prp)).filter((path) => path.endsWith('memento.json'));
    await putByHand(branch, Object.fromEntries(mementos.map((path) => [path, 'words'])));
    expect((await repaired([prp])).repaired).toHaveLength(3);
    expect(await listed()).toEqual([]);
    await history().append([addition('anew')]);
    expect(await listed()).toEqual(['v1 unvalidated']);
    expect((await history().verify()).problems).toEqual([]);
  });
});
