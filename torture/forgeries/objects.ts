import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { all, type Forgery } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

type Damage = (hand: Hand, id: string) => Promise<void>;

/** What a disk or a race does to the file of an object. */
const damages: Readonly<Record<string, Damage>> = {
  missing: (hand, id) => hand.remove(hand.looseFile(id)),
  empty: (hand, id) => hand.put(hand.looseFile(id), ''),
  garbage: (hand, id) => hand.put(hand.looseFile(id), 'FORGED-BYTES'),
  'that of another object': (hand, id) => hand.put(hand.looseFile(id), loose('blob', 'FORGED-BYTES')),
  'cut off': (hand, id) => hand.put(hand.looseFile(id), loose('blob', 'FORGED-BYTES'.repeat(999)).subarray(0, 40)),
  'of a type that is none': (hand, id) => hand.put(hand.looseFile(id), loose('blub', 'FORGED-BYTES')),
  'with a wrong size': (hand, id) => hand.put(hand.looseFile(id), deflateSync('blob 999999999999\0FORGED-BYTES')),
};

function loose(type: string, content: string): Buffer {
  return deflateSync(`${type} ${content.length}\0${content}`);
}

const at =
  (path: string | ((hand: Hand) => string)) =>
  async (hand: Hand): Promise<string> =>
    hand.idOf(typeof path === 'string' ? path : path(hand));

const newest = (hand: Hand) => hand.version(prpA, 5).path;
const middle = (hand: Hand) => hand.version(prpA, 3).path;

const inOnePrp: Readonly<Record<string, (hand: Hand) => Promise<string>>> = {
  'newest content': at((hand) => `${newest(hand)}/prp.md`),
  'newest memento': at((hand) => `${newest(hand)}/memento.json`),
  'newest version': at(newest),
  'older content': at((hand) => `${middle(hand)}/prp.md`),
  'older memento': at((hand) => `${middle(hand)}/memento.json`),
  'older version': at(middle),
  bucket: at(`${prpA}/0000`),
  tags: at(`${prpA}/tags.json`),
  'directory of a PRP': at(prpA),
};

const ofAll: Readonly<Record<string, (hand: Hand) => Promise<string>>> = {
  'directory of all PRPs': at('PRPs'),
  root: (hand) => hand.git.text(['rev-parse', 'prp-versions^{tree}']),
  head: (hand) => hand.head(),
  'parent of the head': (hand) => hand.git.text(['rev-parse', 'prp-versions~1']),
  'first commit': (hand) => hand.git.text(['rev-list', '--max-parents=0', 'prp-versions']),
};

function damaged(
  places: Readonly<Record<string, (hand: Hand) => Promise<string>>>,
  kinds: readonly string[],
): Readonly<Record<string, Forgery['make']>> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, find]) =>
      Object.entries(damages)
        .filter(([kind]) => kinds.includes(kind))
        .map(([kind, damage]) => [
          `object of the ${place}: ${kind}`,
          async (hand: Hand) => damage(hand, await find(hand)),
        ]),
    ),
  );
}

const { 'older content': olderContent, 'newest version': newestVersion } = inOnePrp;

/** Objects that are gone or damaged: what a prune beside a save, a power cut or a bad disk leaves. */
export const objects: readonly Forgery[] = [
  ...all({ expect: 'named', isConfined: true }, damaged(inOnePrp, ['missing', 'garbage'])),
  ...all(
    { expect: 'named', isConfined: true },
    damaged({ ...(olderContent && { 'older content': olderContent }) }, [
      'empty',
      'that of another object',
      'cut off',
      'of a type that is none',
      'with a wrong size',
    ]),
  ),
  ...all(
    { expect: 'named', isConfined: true },
    damaged({ ...(newestVersion && { 'newest version': newestVersion }) }, ['empty', 'that of another object']),
  ),
  ...all({ expect: 'refused' }, damaged(ofAll, ['missing', 'garbage'])),
  ...all(
    { expect: 'named', isConfined: true },
    {
      'entry that leads to an object that never was': (hand) =>
        hand.edit({
          [`${newest(hand)}/prp.md`]: { mode: '100644', id: createHash('sha1').update('never').digest('hex') },
        }),
      'directory that leads to an object that never was': (hand) =>
        hand.edit({ [newest(hand)]: { mode: '40000', id: createHash('sha1').update('never').digest('hex') } }),
      'directory that leads to a blob': async (hand) =>
        hand.edit({ [newest(hand)]: { mode: '40000', id: await hand.idOf(`${newest(hand)}/prp.md`) } }),
      'directory that leads to a commit': async (hand) =>
        hand.edit({ [newest(hand)]: { mode: '40000', id: await hand.head() } }),
    },
  ),
];
