import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { forgeriesFrom, type Forgery } from '../forgery.ts';
import { prpA, prpB, prpC } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

const tags = `${prpA}/tags.json`;
const order = `${prpA}/0000/order.json`;
const laterRecord = '20270101_000000_000_abcdef01';

async function record(
  forger: Forger,
): Promise<{ readonly path: string; readonly directory: string; readonly id: string }> {
  const directory = `${forger.version(prpA, 2).path}/validations`;
  const path = (await forger.below(directory))[0] ?? '';
  return { path, directory, id: path.slice(directory.length + 1, -'.json'.length) };
}

async function edit(forger: Forger, fields: object, isSealed: boolean): Promise<void> {
  const { path } = await record(forger);
  await (isSealed ? forger.reseal(path, fields) : forger.fields(path, fields));
}

/** A copy of the record of v2 under another id. */
async function copied(forger: Forger, id: string, directory?: string): Promise<void> {
  const { path, directory: own } = await record(forger);
  const to = `${directory ?? own}/${id}.json`;
  await forger.edit({ [to]: await forger.text(path) });
  await forger.reseal(to, { id });
}

async function sortsAs(forger: Forger, entries: readonly (readonly [number, number])[]): Promise<void> {
  const id = (sequence: number) => forger.version(prpA, sequence).id;
  const document = { format: 1, sortsAs: Object.fromEntries(entries.map(([from, to]) => [id(from), id(to)])) };
  await forger.edit({ [order]: printJson(withDigest(document)) });
}

async function maintenance(forger: Forger, fields: object): Promise<void> {
  await forger.edit({ 'maintenance.json': printJson(withDigest({ format: 1, ...fields })) });
}

async function resealTags(forger: Forger, change: (tag: object) => object): Promise<void> {
  const { tags: before } = JSON.parse(await forger.text(tags)) as { readonly tags: readonly object[] };
  await forger.reseal(tags, { tags: before.map(change) });
}

/** The files beside versions: records, tags, the order of a bucket, the mark of a clean-up, the page for people. */
export const records: readonly Forgery[] = [
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    {
      'record: verdict edited': (forger) => edit(forger, { verdict: 'failed' }, false),
      'record: verdict sealed again': (forger) => edit(forger, { verdict: 'failed' }, true),
      'record: about another memento': (forger) => edit(forger, { mementoDigest: `sha256:${'6'.repeat(64)}` }, true),
      'record: about another version': (forger) => edit(forger, { version: forger.version(prpA, 3).id }, true),
      'record: a duration below zero': (forger) =>
        edit(forger, { gates: [], timestamp: '0000-00-00T00:00:00.000Z' }, true),
      'record removed': async (forger) => forger.edit({ [(await record(forger)).path]: null }),
      'record copied to another version': (forger) =>
        copied(forger, laterRecord, `${forger.version(prpA, 3).path}/validations`),
      'record copied to another PRP': (forger) =>
        copied(forger, laterRecord, `${forger.version(prpC, 1).path}/validations`),
      'record copied under a later id': (forger) => copied(forger, laterRecord),
      'record of the year 9999': (forger) => copied(forger, '99991231_235959_999_ffffffff'),
      'record of a day that is none': (forger) => copied(forger, '20270230_000000_000_abcdef01'),
      'record as a directory': async (forger) => forger.edit({ [`${(await record(forger)).path}/x.json`]: '{}' }),
      'record as a symbolic link': async (forger) => {
        const { path } = await record(forger);
        await forger.edit({ [path]: { mode: '120000', id: await forger.idOf(path) } });
      },
      'execution that is none': (forger) =>
        forger.edit({ [`${forger.version(prpA, 2).path}/executions/${laterRecord}.json`]: '{"format":1}' }),
      'unknown file in a version': (forger) => forger.edit({ [`${forger.version(prpA, 2).path}/x.bin`]: 'FORGED' }),
      'unknown file in a bucket': (forger) => forger.edit({ [`${prpA}/0000/x`]: 'FORGED' }),

      'tags removed': (forger) => forger.edit({ [tags]: null }),
      'tags: a name edited': (forger) => forger.replace(tags, '"approved"', '"approve2"'),
      'tags: sealed again on another version': (forger) =>
        resealTags(forger, (tag) => ({ ...tag, version: forger.version(prpA, 3).id })),
      'tags: sealed again on no version': (forger) =>
        resealTags(forger, (tag) => ({ ...tag, version: 'v20200101_000000_abcdef0' })),
      'tags: sealed again under the name of a version': (forger) =>
        resealTags(forger, (tag) => ({ ...tag, name: 'v3' })),
      'tags: sealed again under `latest`': (forger) => resealTags(forger, (tag) => ({ ...tag, name: 'latest' })),
      'tags: sealed again under a path': (forger) => resealTags(forger, (tag) => ({ ...tag, name: '../../x' })),
      'tags of another PRP': async (forger) => forger.edit({ [`${prpB}/tags.json`]: await forger.text(tags) }),
      'tags as a directory': (forger) => forger.edit({ [`${tags}/x`]: 'FORGED' }),

      'order that is no JSON': (forger) => forger.edit({ [order]: 'FORGED-BYTES' }),
      'order of format 2': (forger) => forger.edit({ [order]: '{"format":2}' }),
      'order of another PRP of format 2': (forger) => forger.edit({ [`${prpC}/0000/order.json`]: '{"format":2}' }),
      'order with a `__proto__` key': (forger) =>
        forger.edit({ [order]: '{"format":1,"sortsAs":{"__proto__":"v20200101_000000_abcdef0"},"digest":""}' }),
      'order that turns two versions round': (forger) =>
        sortsAs(forger, [
          [1, 2],
          [2, 1],
        ]),
      'order that puts the first on top': (forger) => sortsAs(forger, [[1, 5]]),
      'order that puts all on one place': (forger) =>
        sortsAs(
          forger,
          [1, 2, 3, 4, 5].map((sequence) => [sequence, 3]),
        ),
      'order of versions that are not there': (forger) =>
        forger.edit({
          [order]: printJson(
            withDigest({ format: 1, sortsAs: { v20200101_000000_abcdef0: 'v99991231_235959_abcdef0' } }),
          ),
        }),
    },
  ),
  ...forgeriesFrom(
    { expect: 'named' },
    {
      'README removed': (forger) => forger.edit({ 'README.md': null }),
      'README edited': (forger) => forger.edit({ 'README.md': 'FORGED' }),
      'README as a directory': (forger) => forger.edit({ 'README.md/0000/x': 'FORGED' }),
      'clean-up mark that is no JSON': (forger) => forger.edit({ 'maintenance.json': 'FORGED' }),
      'clean-up mark of format 2': (forger) => forger.edit({ 'maintenance.json': '{"format":2}' }),
      'clean-up mark of the year 9999': (forger) => maintenance(forger, { lastCleanup: '9999-12-31T23:59:59.999Z' }),
      'clean-up mark of a time that is none': (forger) =>
        maintenance(forger, { lastCleanup: '2026-99-99T99:99:99.999Z' }),
      'clean-up mark as a directory': (forger) => forger.edit({ 'maintenance.json/x': 'FORGED' }),
    },
  ),
];
