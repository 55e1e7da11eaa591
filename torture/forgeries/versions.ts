import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import type { Edit } from '../edit-tree.ts';
import { forgeriesFrom, type Forgery } from '../forgery.ts';
import { prpA, prpB, prpC } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

const tree = async (forger: Forger, path: string): Promise<Edit> => ({ mode: '40000', id: await forger.idOf(path) });
const path = (forger: Forger, sequence: number, prp = prpA) => forger.version(prp, sequence).path;

/** Puts a copy of a version somewhere else. */
const copied =
  (sequence: number, to: (forger: Forger) => string, isMove = false) =>
  async (forger: Forger) =>
    forger.edit({
      [to(forger)]: await tree(forger, path(forger, sequence)),
      ...(isMove && { [path(forger, sequence)]: null }),
    });

/** A version on top of the newest, right in all that is sealed but for `fields`. */
async function onTop(forger: Forger, id: string, fields: object = {}): Promise<Record<string, Edit>> {
  const newest = forger.version(prpA, 5);
  const { digest, ...rest } = JSON.parse(await forger.text(`${newest.path}/memento.json`)) as { digest: string };
  const memento = withDigest({ ...rest, id, sequence: 6, parent: newest.id, previousDigest: digest, ...fields });
  const directory = `${prpA}/0000/${id}`;
  return { [`${directory}/prp.md`]: newest.text, [`${directory}/memento.json`]: printJson(memento) };
}

const withId = (id: string) => async (forger: Forger) => forger.edit(await onTop(forger, id));
const end = (forger: Forger) => forger.version(prpA, 5).id.slice(-7);

/** Versions that go, move, change places or come from nowhere. */
export const versions: readonly Forgery[] = [
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    {
      'newest version removed': (forger) => forger.edit({ [path(forger, 5)]: null }),
      'middle version removed': (forger) => forger.edit({ [path(forger, 3)]: null }),
      'first version removed': (forger) => forger.edit({ [path(forger, 1)]: null }),
      'version with a record removed': (forger) => forger.edit({ [path(forger, 2)]: null }),
      'all versions of a PRP removed': (forger) => forger.edit({ [prpA]: null }),
      'two versions changed places': async (forger) =>
        forger.edit({
          [path(forger, 1)]: await tree(forger, path(forger, 3)),
          [path(forger, 3)]: await tree(forger, path(forger, 1)),
        }),
      'two versions changed contents': async (forger) =>
        forger.edit({
          [`${path(forger, 1)}/prp.md`]: forger.version(prpA, 3).text,
          [`${path(forger, 3)}/prp.md`]: forger.version(prpA, 1).text,
        }),
      'version copied under another id': copied(3, () => `${prpA}/0000/v20261122_101530_3fa9c1d`),
      'version moved to the next hundred': copied(5, (forger) => `${prpA}/0001/${forger.version(prpA, 5).id}`, true),
      'version copied to the next hundred': copied(3, (forger) => `${prpA}/0001/${forger.version(prpA, 3).id}`),
      'version copied to a hundred far away': copied(3, (forger) => `${prpA}/99999999/${forger.version(prpA, 3).id}`),
      'version copied to a bucket beyond all numbers': copied(
        3,
        (forger) => `${prpA}/${'9'.repeat(40)}/${forger.version(prpA, 3).id}`,
      ),
      'version copied to a bucket with a number of another form': copied(
        3,
        (forger) => `${prpA}/00000/${forger.version(prpA, 3).id}`,
      ),
      'version copied beside the buckets': copied(3, (forger) => `${prpA}/${forger.version(prpA, 3).id}`),
      'version copied into another': copied(3, (forger) => `${path(forger, 2)}/${forger.version(prpA, 3).id}`),
      'version twice with one number': async (forger) => {
        const id = `${forger.version(prpA, 3).id.slice(0, -7)}abcdef0`;
        await forger.edit({ [`${prpA}/0000/${id}`]: await tree(forger, path(forger, 3)) });
        await forger.reseal(`${prpA}/0000/${id}/memento.json`, { id });
      },
      'bucket as a file': (forger) => forger.edit({ [`${prpA}/0000`]: 'FORGED-BYTES' }),
      'bucket as a submodule': async (forger) =>
        forger.edit({ [`${prpA}/0000`]: { mode: '160000', id: await forger.head() } }),
      'bucket as a symbolic link': async (forger) =>
        forger.edit({ [`${prpA}/0001`]: { mode: '120000', id: await forger.idOf('README.md') } }),
      'PRP as a file': (forger) => forger.edit({ [prpA]: 'FORGED-BYTES' }),
      'version as a file': (forger) => forger.edit({ [path(forger, 3)]: 'FORGED-BYTES' }),
      'version as a submodule': async (forger) =>
        forger.edit({ [path(forger, 3)]: { mode: '160000', id: await forger.head() } }),
      'version on top that no commit announced': async (forger) => {
        const id = forger.version(prpA, 5).id.replace(/^v(\d{8}_\d{6})/, 'v20270101_000000');
        await forger.edit(await onTop(forger, id));
      },
      'version with the id of a month that is none': withId('v20261301_000000_abcdef0'),
      'version with the id of a day that is none': (forger) => withId(`v20270230_000000_${end(forger)}`)(forger),
      'version with the id of a leap second': (forger) => withId(`v20261231_235960_${end(forger)}`)(forger),
      'version with the id of the year 0': (forger) => withId(`v00000101_000000_${end(forger)}`)(forger),
      'version with the id of the year 9999': (forger) => withId(`v99991231_235959_${end(forger)}`)(forger),
      'version with the id of the year 10000': (forger) => withId(`v+0100000101_000_${end(forger)}`)(forger),
      'version with an id without digits': withId('v20261122_101530_zzzzzzz'),
      'version with an id in capitals': withId('V20261122_101530_3FA9C1D'),
    },
  ),
  ...forgeriesFrom(
    { expect: 'named' },
    {
      'version copied to another PRP': async (forger) =>
        forger.edit({ [`${prpC}/0000/${forger.version(prpA, 3).id}`]: await tree(forger, path(forger, 3)) }),
      'versions of two PRPs exchanged': async (forger) =>
        forger.edit({
          [`${prpA}/0000`]: await tree(forger, `${prpB}/0000`),
          [`${prpB}/0000`]: await tree(forger, `${prpA}/0000`),
        }),
      'PRP renamed': async (forger) => forger.edit({ [prpA]: null, 'PRPs/other.md': await tree(forger, prpA) }),
      'PRP copied': async (forger) => forger.edit({ 'PRPs/other.md': await tree(forger, prpA) }),
      'PRP inside another': async (forger) => forger.edit({ [`${prpA}/nested.md`]: await tree(forger, prpB) }),
      'PRP inside its own bucket': async (forger) =>
        forger.edit({ [`${prpA}/0000/nested.md`]: await tree(forger, prpB) }),
    },
  ),
];
