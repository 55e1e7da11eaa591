import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { all, type Forgery } from '../forgery.ts';
import { prpA, prpB, prpC } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

const tags = `${prpA}/tags.json`;
const order = `${prpA}/0000/order.json`;
const laterRecord = '20270101_000000_000_abcdef01';

async function record(hand: Hand): Promise<{ readonly path: string; readonly directory: string; readonly id: string }> {
  const directory = `${hand.version(prpA, 2).path}/validations`;
  const path = (await hand.below(directory))[0] ?? '';
  return { path, directory, id: path.slice(directory.length + 1, -'.json'.length) };
}

async function edit(hand: Hand, fields: object, isSealed: boolean): Promise<void> {
  const { path } = await record(hand);
  await (isSealed ? hand.reseal(path, fields) : hand.fields(path, fields));
}

/** A copy of the record of v2 under another id. */
async function copied(hand: Hand, id: string, directory?: string): Promise<void> {
  const { path, directory: own } = await record(hand);
  const to = `${directory ?? own}/${id}.json`;
  await hand.edit({ [to]: await hand.text(path) });
  await hand.reseal(to, { id });
}

async function sortsAs(hand: Hand, entries: readonly (readonly [number, number])[]): Promise<void> {
  const id = (sequence: number) => hand.version(prpA, sequence).id;
  const document = { format: 1, sortsAs: Object.fromEntries(entries.map(([from, to]) => [id(from), id(to)])) };
  await hand.edit({ [order]: printJson(withDigest(document)) });
}

async function maintenance(hand: Hand, fields: object): Promise<void> {
  await hand.edit({ 'maintenance.json': printJson(withDigest({ format: 1, ...fields })) });
}

async function resealTags(hand: Hand, change: (tag: object) => object): Promise<void> {
  const { tags: before } = JSON.parse(await hand.text(tags)) as { readonly tags: readonly object[] };
  await hand.reseal(tags, { tags: before.map(change) });
}

/** What stands beside versions: records, tags, the order of a bucket, the mark of a clean-up, the page for people. */
export const records: readonly Forgery[] = [
  ...all(
    { expect: 'named', isConfined: true },
    {
      'record: verdict edited': (hand) => edit(hand, { verdict: 'failed' }, false),
      'record: verdict sealed again': (hand) => edit(hand, { verdict: 'failed' }, true),
      'record: about another memento': (hand) => edit(hand, { mementoDigest: `sha256:${'6'.repeat(64)}` }, true),
      'record: about another version': (hand) => edit(hand, { version: hand.version(prpA, 3).id }, true),
      'record: a duration below zero': (hand) => edit(hand, { gates: [], timestamp: '0000-00-00T00:00:00.000Z' }, true),
      'record removed': async (hand) => hand.edit({ [(await record(hand)).path]: null }),
      'record copied to another version': (hand) =>
        copied(hand, laterRecord, `${hand.version(prpA, 3).path}/validations`),
      'record copied to another PRP': (hand) => copied(hand, laterRecord, `${hand.version(prpC, 1).path}/validations`),
      'record copied under a later id': (hand) => copied(hand, laterRecord),
      'record of the year 9999': (hand) => copied(hand, '99991231_235959_999_ffffffff'),
      'record of a day that is none': (hand) => copied(hand, '20270230_000000_000_abcdef01'),
      'record as a directory': async (hand) => hand.edit({ [`${(await record(hand)).path}/x.json`]: '{}' }),
      'record as a symbolic link': async (hand) => {
        const { path } = await record(hand);
        await hand.edit({ [path]: { mode: '120000', id: await hand.idOf(path) } });
      },
      'execution that is none': (hand) =>
        hand.edit({ [`${hand.version(prpA, 2).path}/executions/${laterRecord}.json`]: '{"format":1}' }),
      'file that nobody knows in a version': (hand) => hand.edit({ [`${hand.version(prpA, 2).path}/x.bin`]: 'FORGED' }),
      'file that nobody knows in a bucket': (hand) => hand.edit({ [`${prpA}/0000/x`]: 'FORGED' }),

      'tags removed': (hand) => hand.edit({ [tags]: null }),
      'tags: a name edited': (hand) => hand.replace(tags, '"approved"', '"approve2"'),
      'tags: sealed again on another version': (hand) =>
        resealTags(hand, (tag) => ({ ...tag, version: hand.version(prpA, 3).id })),
      'tags: sealed again on no version': (hand) =>
        resealTags(hand, (tag) => ({ ...tag, version: 'v20200101_000000_abcdef0' })),
      'tags: sealed again under the name of a version': (hand) => resealTags(hand, (tag) => ({ ...tag, name: 'v3' })),
      'tags: sealed again under `latest`': (hand) => resealTags(hand, (tag) => ({ ...tag, name: 'latest' })),
      'tags: sealed again under a path': (hand) => resealTags(hand, (tag) => ({ ...tag, name: '../../x' })),
      'tags of another PRP': async (hand) => hand.edit({ [`${prpB}/tags.json`]: await hand.text(tags) }),
      'tags as a directory': (hand) => hand.edit({ [`${tags}/x`]: 'FORGED' }),

      'order that is no JSON': (hand) => hand.edit({ [order]: 'FORGED-BYTES' }),
      'order of format 2': (hand) => hand.edit({ [order]: '{"format":2}' }),
      'order of another PRP of format 2': (hand) => hand.edit({ [`${prpC}/0000/order.json`]: '{"format":2}' }),
      'order with a `__proto__` key': (hand) =>
        hand.edit({ [order]: '{"format":1,"sortsAs":{"__proto__":"v20200101_000000_abcdef0"},"digest":""}' }),
      'order that turns two versions round': (hand) =>
        sortsAs(hand, [
          [1, 2],
          [2, 1],
        ]),
      'order that puts the first on top': (hand) => sortsAs(hand, [[1, 5]]),
      'order that puts all on one place': (hand) =>
        sortsAs(
          hand,
          [1, 2, 3, 4, 5].map((sequence) => [sequence, 3]),
        ),
      'order of versions that are not there': (hand) =>
        hand.edit({
          [order]: printJson(
            withDigest({ format: 1, sortsAs: { v20200101_000000_abcdef0: 'v99991231_235959_abcdef0' } }),
          ),
        }),
    },
  ),
  ...all(
    { expect: 'named' },
    {
      'README removed': (hand) => hand.edit({ 'README.md': null }),
      'README edited': (hand) => hand.edit({ 'README.md': 'FORGED' }),
      'README as a directory': (hand) => hand.edit({ 'README.md/0000/x': 'FORGED' }),
      'clean-up mark that is no JSON': (hand) => hand.edit({ 'maintenance.json': 'FORGED' }),
      'clean-up mark of format 2': (hand) => hand.edit({ 'maintenance.json': '{"format":2}' }),
      'clean-up mark of the year 9999': (hand) => maintenance(hand, { lastCleanup: '9999-12-31T23:59:59.999Z' }),
      'clean-up mark of a time that is none': (hand) => maintenance(hand, { lastCleanup: '2026-99-99T99:99:99.999Z' }),
      'clean-up mark as a directory': (hand) => hand.edit({ 'maintenance.json/x': 'FORGED' }),
    },
  ),
];
