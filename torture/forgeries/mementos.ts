import { rawChecksum } from '../../src/prp/canonical.ts';
import { forgeriesFrom, type Forgery, forgedMark, forgedText } from '../forgery.ts';
import { prpA, prpB } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

/** Each field of a memento, and a value that is not its own. */
const fields: Readonly<Record<string, unknown>> = {
  format: 0,
  id: 'v20200101_000000_abcdef0',
  sequence: 9,
  prp: prpB,
  timestamp: '2020-01-01T00:00:00.000Z',
  checksum: sha('1'),
  canonicalChecksum: sha('2'),
  size: 1,
  encryption: { recipients: ['age1abc'], checksum: sha('3'), size: 3 },
  source: { repository: 'mallory/evil', commit: null, ref: null, pullRequest: 7, dirty: true },
  parent: 'v20200101_000000_abcdef0',
  previousDigest: sha('4'),
  reason: 'executed',
  restoredFrom: 'v20200101_000000_abcdef0',
  actor: 'Mallory <mallory@example.com>',
  references: [{ path: 'src/evil.js', blob: null }],
  metadata: { message: forgedMark },
};

const memento = (forger: Forger, sequence = 2) => `${forger.version(prpA, sequence).path}/memento.json`;

const ofFields = (what: string, make: (forger: Forger, value: object) => Promise<void>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      `memento ${what}: ${name}`,
      (forger: Forger) => make(forger, { [name]: value }),
    ]),
  );

/** The fields of a version. */
export const mementos: readonly Forgery[] = [
  ...forgeriesFrom(
    { expect: 'named', isConfined: true },
    {
      ...ofFields('edited', (forger, value) => forger.fields(memento(forger), value)),
      ...ofFields('sealed again, its chain broken', (forger, value) => forger.reseal(memento(forger), value)),
      'memento edited: digest': (forger) => forger.fields(memento(forger), { digest: sha('5') }),
      'memento without a field': (forger) => forger.replace(memento(forger), /\n {2}"actor".*/, ''),
      'memento with a field more': (forger) => forger.reseal(memento(forger, 5), { evil: true }),
      'memento removed': (forger) => forger.edit({ [memento(forger)]: null }),
      'memento of the newest removed': (forger) => forger.edit({ [memento(forger, 5)]: null }),
      'memento that is that of another version': async (forger) =>
        forger.edit({ [memento(forger)]: await forger.text(memento(forger, 3)) }),
      'newest memento edited': (forger) => forger.fields(memento(forger, 5), { actor: 'Mallory' }),
      'newest memento sealed again without a parent': (forger) =>
        forger.reseal(memento(forger, 5), { parent: null, previousDigest: null }),
      'newest memento sealed again with a number too high': (forger) =>
        forger.reseal(memento(forger, 5), { sequence: 6 }),
      'newest memento sealed again with the largest number': (forger) =>
        forger.reseal(memento(forger, 5), { sequence: Number.MAX_SAFE_INTEGER }),
      'newest memento sealed again, its id a path': (forger) => forger.reseal(memento(forger, 5), { id: '../../../x' }),
      'newest memento sealed again, its PRP a path out': (forger) =>
        forger.reseal(memento(forger, 5), { prp: '../x.md' }),
    },
  ),
  // Nothing but the log tells these from what the tool wrote.
  ...forgeriesFrom(
    { expect: 'named', isConfined: true, passes: [forgedText] },
    {
      'newest memento sealed again with another actor': (forger) =>
        forger.reseal(memento(forger, 5), { actor: 'Mallory <mallory@example.com>' }),
      'newest version sealed again around another content': async (forger) => {
        const bytes = Buffer.from(forgedText);
        await forger.edit({ [`${forger.version(prpA, 5).path}/prp.md`]: bytes });
        await forger.reseal(memento(forger, 5), { checksum: rawChecksum(bytes), size: bytes.length });
      },
    },
  ),
];
