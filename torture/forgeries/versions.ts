import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import type { Edit } from '../edited-tree.ts';
import { all, type Forgery } from '../forgery.ts';
import { prpA, prpB, prpC } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

const tree = async (hand: Hand, path: string): Promise<Edit> => ({ mode: '40000', id: await hand.idOf(path) });
const path = (hand: Hand, sequence: number, prp = prpA) => hand.version(prp, sequence).path;

/** Puts a copy of a version somewhere else. */
const copied =
  (sequence: number, to: (hand: Hand) => string, isMove = false) =>
  async (hand: Hand) =>
    hand.edit({
      [to(hand)]: await tree(hand, path(hand, sequence)),
      ...(isMove && { [path(hand, sequence)]: null }),
    });

/** A version on top of the newest, right in all that is sealed but for `fields`. */
async function onTop(hand: Hand, id: string, fields: object = {}): Promise<Record<string, Edit>> {
  const newest = hand.version(prpA, 5);
  const { digest, ...rest } = JSON.parse(await hand.text(`${newest.path}/memento.json`)) as { digest: string };
  const memento = withDigest({ ...rest, id, sequence: 6, parent: newest.id, previousDigest: digest, ...fields });
  const directory = `${prpA}/0000/${id}`;
  return { [`${directory}/prp.md`]: newest.text, [`${directory}/memento.json`]: printJson(memento) };
}

const withId = (id: string) => async (hand: Hand) => hand.edit(await onTop(hand, id));
const end = (hand: Hand) => hand.version(prpA, 5).id.slice(-7);

/** Versions that go, move, change places or come from nowhere. */
export const versions: readonly Forgery[] = [
  ...all(
    { expect: 'named', isConfined: true },
    {
      'newest version removed': (hand) => hand.edit({ [path(hand, 5)]: null }),
      'middle version removed': (hand) => hand.edit({ [path(hand, 3)]: null }),
      'first version removed': (hand) => hand.edit({ [path(hand, 1)]: null }),
      'version with a record removed': (hand) => hand.edit({ [path(hand, 2)]: null }),
      'all versions of a PRP removed': (hand) => hand.edit({ [prpA]: null }),
      'two versions changed places': async (hand) =>
        hand.edit({
          [path(hand, 1)]: await tree(hand, path(hand, 3)),
          [path(hand, 3)]: await tree(hand, path(hand, 1)),
        }),
      'two versions changed contents': async (hand) =>
        hand.edit({
          [`${path(hand, 1)}/prp.md`]: hand.version(prpA, 3).text,
          [`${path(hand, 3)}/prp.md`]: hand.version(prpA, 1).text,
        }),
      'version copied under another id': copied(3, () => `${prpA}/0000/v20261122_101530_3fa9c1d`),
      'version moved to the next hundred': copied(5, (hand) => `${prpA}/0001/${hand.version(prpA, 5).id}`, true),
      'version copied to the next hundred': copied(3, (hand) => `${prpA}/0001/${hand.version(prpA, 3).id}`),
      'version copied to a hundred far away': copied(3, (hand) => `${prpA}/99999999/${hand.version(prpA, 3).id}`),
      'version copied to a bucket beyond all numbers': copied(
        3,
        (hand) => `${prpA}/${'9'.repeat(40)}/${hand.version(prpA, 3).id}`,
      ),
      'version copied to a bucket with a number of another form': copied(
        3,
        (hand) => `${prpA}/00000/${hand.version(prpA, 3).id}`,
      ),
      'version copied beside the buckets': copied(3, (hand) => `${prpA}/${hand.version(prpA, 3).id}`),
      'version copied into another': copied(3, (hand) => `${path(hand, 2)}/${hand.version(prpA, 3).id}`),
      'version twice with one number': async (hand) => {
        const id = `${hand.version(prpA, 3).id.slice(0, -7)}abcdef0`;
        await hand.edit({ [`${prpA}/0000/${id}`]: await tree(hand, path(hand, 3)) });
        await hand.reseal(`${prpA}/0000/${id}/memento.json`, { id });
      },
      'bucket as a file': (hand) => hand.edit({ [`${prpA}/0000`]: 'FORGED-BYTES' }),
      'bucket as a submodule': async (hand) =>
        hand.edit({ [`${prpA}/0000`]: { mode: '160000', id: await hand.head() } }),
      'bucket as a symbolic link': async (hand) =>
        hand.edit({ [`${prpA}/0001`]: { mode: '120000', id: await hand.idOf('README.md') } }),
      'PRP as a file': (hand) => hand.edit({ [prpA]: 'FORGED-BYTES' }),
      'version as a file': (hand) => hand.edit({ [path(hand, 3)]: 'FORGED-BYTES' }),
      'version as a submodule': async (hand) =>
        hand.edit({ [path(hand, 3)]: { mode: '160000', id: await hand.head() } }),
      'version on top that nobody announced': async (hand) => {
        const id = hand.version(prpA, 5).id.replace(/^v(\d{8}_\d{6})/, 'v20270101_000000');
        await hand.edit(await onTop(hand, id));
      },
      'version with the id of a month that is none': withId('v20261301_000000_abcdef0'),
      'version with the id of a day that is none': (hand) => withId(`v20270230_000000_${end(hand)}`)(hand),
      'version with the id of a leap second': (hand) => withId(`v20261231_235960_${end(hand)}`)(hand),
      'version with the id of the year 0': (hand) => withId(`v00000101_000000_${end(hand)}`)(hand),
      'version with the id of the year 9999': (hand) => withId(`v99991231_235959_${end(hand)}`)(hand),
      'version with the id of the year 10000': (hand) => withId(`v+0100000101_000_${end(hand)}`)(hand),
      'version with an id without digits': withId('v20261122_101530_zzzzzzz'),
      'version with an id in capitals': withId('V20261122_101530_3FA9C1D'),
    },
  ),
  ...all(
    { expect: 'named' },
    {
      'version copied to another PRP': async (hand) =>
        hand.edit({ [`${prpC}/0000/${hand.version(prpA, 3).id}`]: await tree(hand, path(hand, 3)) }),
      'versions of two PRPs exchanged': async (hand) =>
        hand.edit({
          [`${prpA}/0000`]: await tree(hand, `${prpB}/0000`),
          [`${prpB}/0000`]: await tree(hand, `${prpA}/0000`),
        }),
      'PRP renamed': async (hand) => hand.edit({ [prpA]: null, 'PRPs/other.md': await tree(hand, prpA) }),
      'PRP copied': async (hand) => hand.edit({ 'PRPs/other.md': await tree(hand, prpA) }),
      'PRP inside another': async (hand) => hand.edit({ [`${prpA}/nested.md`]: await tree(hand, prpB) }),
      'PRP inside its own bucket': async (hand) => hand.edit({ [`${prpA}/0000/nested.md`]: await tree(hand, prpB) }),
    },
  ),
];
