import { writeBlob } from '../edit-tree.ts';
import { forgeriesFrom, type Forgery, forgedMark, forgedText } from '../forgery.ts';
import { prpA, prpSealed } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

const content = (forger: Forger, sequence = 2) => `${forger.version(prpA, sequence).path}/prp.md`;
const sealed = (forger: Forger, sequence = 1) => forger.version(prpSealed, sequence).path;

/** The bytes of a version, and how they are stored. */
export const contents: readonly Forgery[] = forgeriesFrom(
  { expect: 'named', isConfined: true },
  {
    'content edited': (forger) => forger.edit({ [content(forger)]: forgedText }),
    'content of the newest version edited': (forger) => forger.edit({ [content(forger, 5)]: forgedText }),
    'content of the first version edited': (forger) => forger.edit({ [content(forger, 1)]: forgedText }),
    'content emptied': (forger) => forger.edit({ [content(forger)]: '' }),
    'content with a space more': (forger) => forger.replace(content(forger), /\n$/, ' \n'),
    'content with other line endings': (forger) => forger.replace(content(forger), /\n/g, '\r\n'),
    'content with a byte order mark': (forger) => forger.replace(content(forger), /^/, '\uFEFF'),
    'content that is that of another version': async (forger) =>
      forger.edit({ [content(forger, 3)]: await forger.text(content(forger, 1)) }),
    'content that is not UTF-8': (forger) =>
      forger.edit({ [content(forger)]: Buffer.concat([Buffer.from(forgedMark), Buffer.from([0xff, 0xfe, 0x80])]) }),
    'content of 12 MB': (forger) => forger.edit({ [content(forger)]: `${forgedMark}\n`.repeat(1_000_000) }),
    'content of the newest of 12 MB': (forger) =>
      forger.edit({ [content(forger, 5)]: `${forgedMark}\n`.repeat(1_000_000) }),
    'content removed': (forger) => forger.edit({ [content(forger)]: null }),
    'content of the newest removed': (forger) => forger.edit({ [content(forger, 5)]: null }),
    'content as a symbolic link': async (forger) =>
      forger.edit({ [content(forger)]: { mode: '120000', id: await forger.idOf(content(forger)) } }),
    'content as a link to a file of the system': async (forger) =>
      forger.edit({ [content(forger, 5)]: { mode: '120000', id: await writeBlob(forger.git, '/etc/passwd') } }),
    'content as an executable': async (forger) =>
      forger.edit({ [content(forger)]: { mode: '100755', id: await forger.idOf(content(forger)) } }),
    'content with a mode that no file has': async (forger) =>
      forger.edit({ [content(forger)]: { mode: '100600', id: await forger.idOf(content(forger)) } }),
    'content as a submodule': async (forger) =>
      forger.edit({ [content(forger)]: { mode: '160000', id: await forger.head() } }),
    'content as a directory': (forger) => forger.edit({ [`${content(forger)}/prp.md`]: forgedText }),
    'content as a directory of which the mode is that of a file': async (forger) =>
      forger.edit({ [content(forger)]: { mode: '100644', id: await forger.idOf(forger.version(prpA, 2).path) } }),

    'encrypted content edited': (forger) => forger.edit({ [`${sealed(forger)}/prp.md.age`]: forgedText }),
    'encrypted content cut off': async (forger) => {
      const { stdout } = await forger.git.run(['cat-file', 'blob', `prp-versions:${sealed(forger)}/prp.md.age`]);
      await forger.edit({ [`${sealed(forger)}/prp.md.age`]: stdout.subarray(0, stdout.length - 20) });
    },
    'encrypted content that is that of another version': async (forger) => {
      const id = await forger.idOf(`${sealed(forger, 2)}/prp.md.age`);
      await forger.edit({ [`${sealed(forger)}/prp.md.age`]: { mode: '100644', id } });
    },
    'encrypted content removed': (forger) => forger.edit({ [`${sealed(forger)}/prp.md.age`]: null }),
    'plain content in place of the encrypted': (forger) =>
      forger.edit({ [`${sealed(forger)}/prp.md.age`]: null, [`${sealed(forger)}/prp.md`]: forgedText }),
    'plain content beside the encrypted': (forger) => forger.edit({ [`${sealed(forger)}/prp.md`]: forgedText }),
    'an encrypted version that says it is plain': (forger) =>
      forger.reseal(`${sealed(forger, 2)}/memento.json`, { encryption: null }),
    'a plain version that says it is encrypted': (forger) =>
      forger.reseal(`${forger.version(prpA, 5).path}/memento.json`, {
        encryption: { recipients: ['age1abc'], checksum: `sha256:${'0'.repeat(64)}`, size: 3 },
      }),
  },
);
