import { writeBlob } from '../edited-tree.ts';
import { all, type Forgery, forgedMark, forgedText } from '../forgery.ts';
import { prpA, prpSealed } from '../forgery-fixture.ts';
import type { Hand } from '../hand.ts';

const content = (hand: Hand, sequence = 2) => `${hand.version(prpA, sequence).path}/prp.md`;
const sealed = (hand: Hand, sequence = 1) => hand.version(prpSealed, sequence).path;

/** The bytes of a version, and how they are stored. */
export const contents: readonly Forgery[] = all(
  { expect: 'named', isConfined: true },
  {
    'content edited': (hand) => hand.edit({ [content(hand)]: forgedText }),
    'content of the newest version edited': (hand) => hand.edit({ [content(hand, 5)]: forgedText }),
    'content of the first version edited': (hand) => hand.edit({ [content(hand, 1)]: forgedText }),
    'content emptied': (hand) => hand.edit({ [content(hand)]: '' }),
    'content with a space more': (hand) => hand.replace(content(hand), /\n$/, ' \n'),
    'content with other line endings': (hand) => hand.replace(content(hand), /\n/g, '\r\n'),
    'content with a byte order mark': (hand) => hand.replace(content(hand), /^/, '\uFEFF'),
    'content that is that of another version': async (hand) =>
      hand.edit({ [content(hand, 3)]: await hand.text(content(hand, 1)) }),
    'content that is not UTF-8': (hand) =>
      hand.edit({ [content(hand)]: Buffer.concat([Buffer.from(forgedMark), Buffer.from([0xff, 0xfe, 0x80])]) }),
    'content of 12 MB': (hand) => hand.edit({ [content(hand)]: `${forgedMark}\n`.repeat(1_000_000) }),
    'content of the newest of 12 MB': (hand) => hand.edit({ [content(hand, 5)]: `${forgedMark}\n`.repeat(1_000_000) }),
    'content removed': (hand) => hand.edit({ [content(hand)]: null }),
    'content of the newest removed': (hand) => hand.edit({ [content(hand, 5)]: null }),
    'content as a symbolic link': async (hand) =>
      hand.edit({ [content(hand)]: { mode: '120000', id: await hand.idOf(content(hand)) } }),
    'content as a link to a file of the system': async (hand) =>
      hand.edit({ [content(hand, 5)]: { mode: '120000', id: await writeBlob(hand.git, '/etc/passwd') } }),
    'content as an executable': async (hand) =>
      hand.edit({ [content(hand)]: { mode: '100755', id: await hand.idOf(content(hand)) } }),
    'content with a mode that no file has': async (hand) =>
      hand.edit({ [content(hand)]: { mode: '100600', id: await hand.idOf(content(hand)) } }),
    'content as a submodule': async (hand) => hand.edit({ [content(hand)]: { mode: '160000', id: await hand.head() } }),
    'content as a directory': (hand) => hand.edit({ [`${content(hand)}/prp.md`]: forgedText }),
    'content as a directory of which the mode is that of a file': async (hand) =>
      hand.edit({ [content(hand)]: { mode: '100644', id: await hand.idOf(hand.version(prpA, 2).path) } }),

    'encrypted content edited': (hand) => hand.edit({ [`${sealed(hand)}/prp.md.age`]: forgedText }),
    'encrypted content cut off': async (hand) => {
      const { stdout } = await hand.git.run(['cat-file', 'blob', `prp-versions:${sealed(hand)}/prp.md.age`]);
      await hand.edit({ [`${sealed(hand)}/prp.md.age`]: stdout.subarray(0, stdout.length - 20) });
    },
    'encrypted content that is that of another version': async (hand) => {
      const id = await hand.idOf(`${sealed(hand, 2)}/prp.md.age`);
      await hand.edit({ [`${sealed(hand)}/prp.md.age`]: { mode: '100644', id } });
    },
    'encrypted content removed': (hand) => hand.edit({ [`${sealed(hand)}/prp.md.age`]: null }),
    'plain content in place of the encrypted': (hand) =>
      hand.edit({ [`${sealed(hand)}/prp.md.age`]: null, [`${sealed(hand)}/prp.md`]: forgedText }),
    'plain content beside the encrypted': (hand) => hand.edit({ [`${sealed(hand)}/prp.md`]: forgedText }),
    'an encrypted version that says it is plain': (hand) =>
      hand.reseal(`${sealed(hand, 2)}/memento.json`, { encryption: null }),
    'a plain version that says it is encrypted': (hand) =>
      hand.reseal(`${hand.version(prpA, 5).path}/memento.json`, {
        encryption: { recipients: ['age1abc'], checksum: `sha256:${'0'.repeat(64)}`, size: 3 },
      }),
  },
);
