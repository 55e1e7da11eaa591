import { rawChecksum } from '../../src/prp/canonical.ts';
import { all, type Forgery, forgedMark, forgedText } from '../forgery.ts';
import { prpA, prpB } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

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

const memento = (hand: Hand, sequence = 2) => `${hand.version(prpA, sequence).path}/memento.json`;

const ofFields = (what: string, make: (hand: Hand, value: object) => Promise<void>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      `memento ${what}: ${name}`,
      (hand: Hand) => make(hand, { [name]: value }),
    ]),
  );

/** What a version says of itself. */
export const mementos: readonly Forgery[] = [
  ...all(
    { expect: 'named', isConfined: true },
    {
      ...ofFields('edited', (hand, value) => hand.fields(memento(hand), value)),
      ...ofFields('sealed again, its chain broken', (hand, value) => hand.reseal(memento(hand), value)),
      'memento edited: digest': (hand) => hand.fields(memento(hand), { digest: sha('5') }),
      'memento without a field': (hand) => hand.replace(memento(hand), /\n {2}"actor".*/, ''),
      'memento with a field more': (hand) => hand.reseal(memento(hand, 5), { evil: true }),
      'memento removed': (hand) => hand.edit({ [memento(hand)]: null }),
      'memento of the newest removed': (hand) => hand.edit({ [memento(hand, 5)]: null }),
      'memento that is that of another version': async (hand) =>
        hand.edit({ [memento(hand)]: await hand.text(memento(hand, 3)) }),
      'newest memento edited': (hand) => hand.fields(memento(hand, 5), { actor: 'Mallory' }),
      'newest memento sealed again without a parent': (hand) =>
        hand.reseal(memento(hand, 5), { parent: null, previousDigest: null }),
      'newest memento sealed again with a number too high': (hand) => hand.reseal(memento(hand, 5), { sequence: 6 }),
      'newest memento sealed again with the largest number': (hand) =>
        hand.reseal(memento(hand, 5), { sequence: Number.MAX_SAFE_INTEGER }),
      'newest memento sealed again, its id a path': (hand) => hand.reseal(memento(hand, 5), { id: '../../../x' }),
      'newest memento sealed again, its PRP a path out': (hand) => hand.reseal(memento(hand, 5), { prp: '../x.md' }),
    },
  ),
  // Nothing but the log tells these from what the tool wrote.
  ...all(
    { expect: 'named', isConfined: true, passes: [forgedText] },
    {
      'newest memento sealed again with another actor': (hand) =>
        hand.reseal(memento(hand, 5), { actor: 'Mallory <mallory@example.com>' }),
      'newest version sealed again around another content': async (hand) => {
        const bytes = Buffer.from(forgedText);
        await hand.edit({ [`${hand.version(prpA, 5).path}/prp.md`]: bytes });
        await hand.reseal(memento(hand, 5), { checksum: rawChecksum(bytes), size: bytes.length });
      },
    },
  ),
];
