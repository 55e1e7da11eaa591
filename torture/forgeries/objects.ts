import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { forgeriesFrom, type Forgery } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

type Damage = (forger: Forger, id: string) => Promise<void>;

/** The damage that a disk or a race does to the file of an object. */
const damages: Readonly<Record<string, Damage>> = {
  missing: (forger, id) => forger.remove(forger.looseFile(id)),
  empty: (forger, id) => forger.put(forger.looseFile(id), ''),
  garbage: (forger, id) => forger.put(forger.looseFile(id), 'FORGED-BYTES'),
  'that of another object': (forger, id) => forger.put(forger.looseFile(id), loose('blob', 'FORGED-BYTES')),
  'cut off': (forger, id) =>
    forger.put(forger.looseFile(id), loose('blob', 'FORGED-BYTES'.repeat(999)).subarray(0, 40)),
  'of a type that is none': (forger, id) => forger.put(forger.looseFile(id), loose('blub', 'FORGED-BYTES')),
  'with a wrong size': (forger, id) => forger.put(forger.looseFile(id), deflateSync('blob 999999999999\0FORGED-BYTES')),
};

function loose(type: string, content: string): Buffer {
  return deflateSync(`${type} ${content.length}\0${content}`);
}

const at =
  (path: string | ((forger: Forger) => string)) =>
  async (forger: Forger): Promise<string> =>
    forger.idOf(typeof path === 'string' ? path : path(forger));

const newest = (forger: Forger) => forger.version(prpA, 5).path;
const middle = (forger: Forger) => forger.version(prpA, 3).path;

const inOnePrp: Readonly<Record<string, (forger: Forger) => Promise<string>>> = {
  'newest content': at((forger) => `${newest(forger)}/prp.md`),
  'newest memento': at((forger) => `${newest(forger)}/memento.json`),
  'newest version': at(newest),
  'older content': at((forger) => `${middle(forger)}/prp.md`),
  'older memento': at((forger) => `${middle(forger)}/memento.json`),
  'older version': at(middle),
  bucket: at(`${prpA}/0000`),
  tags: at(`${prpA}/tags.json`),
  'directory of a PRP': at(prpA),
};

const ofAll: Readonly<Record<string, (forger: Forger) => Promise<string>>> = {
  'directory of all PRPs': at('PRPs'),
  root: (forger) => forger.git.text(['rev-parse', 'prp-versions^{tree}']),
  head: (forger) => forger.head(),
  'parent of the head': (forger) => forger.git.text(['rev-parse', 'prp-versions~1']),
  'first commit': (forger) => forger.git.text(['rev-list', '--max-parents=0', 'prp-versions']),
};

function damaged(
  places: Readonly<Record<string, (forger: Forger) => Promise<string>>>,
  kinds: readonly string[],
): Readonly<Record<string, Forgery['make']>> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, find]) =>
      Object.entries(damages)
        .filter(([kind]) => kinds.includes(kind))
        .map(([kind, damage]) => [
          `object of the ${place}: ${kind}`,
          async (forger: Forger) => damage(forger, await find(forger)),
        ]),
    ),
  );
}

const { 'older content': olderContent, 'newest version': newestVersion } = inOnePrp;

/** Objects that are gone or damaged: what a prune beside a save, a power cut or a bad disk leaves. */
export const objects: readonly Forgery[] = [
  ...forgeriesFrom({ expect: 'named', isConfined: true }, damaged(inOnePrp, ['missing', 'garbage'])),
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    damaged({ ...(olderContent && { 'older content': olderContent }) }, [
      'empty',
      'that of another object',
      'cut off',
      'of a type that is none',
      'with a wrong size',
    ]),
  ),
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    damaged({ ...(newestVersion && { 'newest version': newestVersion }) }, ['empty', 'that of another object']),
  ),
  ...forgeriesFrom({ expect: 'refused' }, damaged(ofAll, ['missing', 'garbage'])),
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    {
      'entry that leads to an object that never was': (forger) =>
        forger.edit({
          [`${newest(forger)}/prp.md`]: { mode: '100644', id: createHash('sha1').update('never').digest('hex') },
        }),
      'directory that leads to an object that never was': (forger) =>
        forger.edit({ [newest(forger)]: { mode: '40000', id: createHash('sha1').update('never').digest('hex') } }),
      'directory that leads to a blob': async (forger) =>
        forger.edit({ [newest(forger)]: { mode: '40000', id: await forger.idOf(`${newest(forger)}/prp.md`) } }),
      'directory that leads to a commit': async (forger) =>
        forger.edit({ [newest(forger)]: { mode: '40000', id: await forger.head() } }),
    },
  ),
];
