import { appendMessage, cleanupMessage, compactMessage, tagMessage } from '../../src/history/branch/commit-message.ts';
import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { rawChecksum } from '../../src/prp/canonical.ts';
import { readTree, writeTree } from '../edit-tree.ts';
import { forgeriesFrom, type Forgery, forgedText } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import { type Forger, ref } from '../forger.ts';

const actor = 'Mallory <mallory@example.com>';

/** Adds a sixth version whose memento, chain and message are just such as the tool makes them. */
async function imitated(forger: Forger, time: string, text = forgedText): Promise<void> {
  const newest = forger.version(prpA, 5);
  const { digest, ...rest } = JSON.parse(await forger.text(`${newest.path}/memento.json`)) as { digest: string };
  const bytes = Buffer.from(text);
  const checksum = rawChecksum(bytes);
  const id = `v${time}_${checksum.slice(7, 14)}`;
  const own = { id, sequence: 6, checksum, canonicalChecksum: checksum, size: bytes.length, actor };
  const memento = withDigest({ ...rest, ...own, parent: newest.id, previousDigest: digest });
  const directory = `${prpA}/0000/${id}`;
  const saved = { prp: prpA, id, sequence: 6, checksum, sourceCommit: null, action: 'saved', actor };
  await forger.edit(
    { [`${directory}/prp.md`]: bytes, [`${directory}/memento.json`]: printJson(memento) },
    appendMessage([saved]),
  );
}

const savedMessage = ({ id, sequence, checksum }: { id: string; sequence: number; checksum: string }) =>
  appendMessage([{ prp: prpA, id, sequence, checksum, sourceCommit: null, action: 'saved', actor }]);

async function imitatedRecord(forger: Forger, id: string): Promise<void> {
  const { path, id: version, checksum } = forger.version(prpA, 2);
  const [own = ''] = await forger.below(`${path}/validations`);
  const { digest: _, ...record } = JSON.parse(await forger.text(own)) as { digest: string };
  const saved = { prp: prpA, id: version, sequence: 2, checksum, sourceCommit: null, action: 'validated', actor };
  await forger.edit(
    { [`${path}/validations/${id}.json`]: printJson(withDigest({ ...record, id })) },
    appendMessage([saved]),
  );
}

/** A commit object as raw text. */
async function rawCommit(forger: Forger, change: (text: string) => string): Promise<void> {
  const { stdout } = await forger.git.run(['cat-file', 'commit', ref]);
  const made = await forger.git.text(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], {
    input: Buffer.from(change(stdout.toString('latin1')), 'latin1'),
  });
  await forger.put(ref, `${made}\n`);
}

const tree = (forger: Forger, revision = ref) => forger.git.text(['rev-parse', `${revision}^{tree}`]);

/** Commits of another make than the tool's, and some that look like its own. */
export const commits: readonly Forgery[] = [
  ...forgeriesFrom(
    { expect: 'named' },
    {
      'commit that changes nothing': async (forger) => void (await forger.commitTree(await tree(forger))),
      'edit that a later commit took back': async (forger) => {
        const before = await tree(forger);
        await forger.edit({ [`${forger.version(prpA, 2).path}/prp.md`]: forgedText });
        await forger.commitTree(before, 'Revert "By hand"');
      },
      'edit under the message of a save': (forger) =>
        forger.edit({ [`${forger.version(prpA, 5).path}/prp.md`]: forgedText }, savedMessage(forger.version(prpA, 5))),
      'removal under the message of a save': (forger) =>
        forger.edit({ [forger.version(prpA, 5).path]: null }, savedMessage(forger.version(prpA, 5))),
      'removal under the message of a clean-up of another version': (forger) =>
        forger.edit(
          { [forger.version(prpA, 1).path]: null },
          cleanupMessage([{ prp: prpA, id: forger.version(prpA, 2).id }]),
        ),
      'edit under the message of a clean-up': (forger) =>
        forger.edit(
          { [`${forger.version(prpA, 1).path}/prp.md`]: forgedText },
          cleanupMessage([{ prp: prpA, id: forger.version(prpA, 1).id }]),
        ),
      'edit under the message of a compaction': async (forger) =>
        forger.edit(
          { [`${forger.version(prpA, 1).path}/prp.md`]: forgedText },
          compactMessage({ head: await forger.head(), commits: 3, removed: [] }),
        ),
      'message of a save that saves nothing': async (forger) =>
        void (await forger.commitTree(await tree(forger), savedMessage(forger.version(prpA, 5)))),
      'message of a save with 20,000 trailers': async (forger) =>
        void (await forger.commitTree(await tree(forger), savedMessage(forger.version(prpA, 5)).repeat(3_400))),
      'message with control characters': async (forger) =>
        void (await forger.commitTree(await tree(forger), '\x1b[31mprp: save\x1b]0;pwn\x07\n\nPrp: \x1b[2J\n')),
      'message of 3 MB': async (forger) => void (await forger.commitTree(await tree(forger), 'x '.repeat(1_500_000))),
      'merge of the code': async (forger) =>
        void (await forger.commitTree(await tree(forger), 'Merge', [
          await forger.head(),
          await forger.git.text(['rev-parse', 'main']),
        ])),
      'merge of an older state of the branch': async (forger) =>
        void (await forger.commitTree(await tree(forger), 'Merge', [
          await forger.head(),
          await forger.git.text(['rev-parse', `${ref}~3`]),
        ])),
      'code merged into the files': async (forger) => {
        const [ours, theirs] = [
          await readTree(forger.git, await tree(forger)),
          await readTree(forger.git, await tree(forger, 'main')),
        ];
        const names = new Set(ours.map(({ name }) => name));
        await forger.commitTree(
          await writeTree(forger.git, [...ours, ...theirs.filter(({ name }) => !names.has(name))]),
        );
      },
      'whole branch in one commit by hand': async (forger) =>
        void (await forger.commitTree(await tree(forger), 'Squash', [])),
      'unknown file under the message of a save': (forger) =>
        forger.edit({ 'evil.txt': 'FORGED' }, savedMessage(forger.version(prpA, 5))),
      'version of the year 9999 that is right in all else': (forger) => imitated(forger, '99991231_235959'),
      'version of a day that is none, and right in all else': (forger) => imitated(forger, '20270230_000000'),
      'record of the year 9999 that is right in all else': (forger) =>
        imitatedRecord(forger, '99991231_235959_999_ffffffff'),
    },
  ),
  ...forgeriesFrom(
    { expect: 'limit', passes: [forgedText] },
    {
      'new version under the message of a save': (forger) => imitated(forger, inOneHour()),
      'new tag under the message of a tag': async (forger) => {
        const version = forger.version(prpA, 3);
        const { digest } = JSON.parse(await forger.text(`${version.path}/memento.json`)) as { digest: string };
        const tag = {
          name: 'evil',
          version: version.id,
          mementoDigest: digest,
          timestamp: '2026-11-22T10:15:30.123Z',
          actor,
        };
        const document = withDigest({ format: 1, prp: prpA, tags: [tag] });
        await forger.edit(
          { [`${prpA}/tags.json`]: printJson(document) },
          tagMessage([{ prp: prpA, id: version.id, name: 'evil', action: 'tagged', actor }]),
        );
      },
      'removal under the message of a clean-up': (forger) =>
        forger.edit(
          { [forger.version(prpA, 1).path]: null },
          cleanupMessage([{ prp: prpA, id: forger.version(prpA, 1).id }]),
        ),
      'removal of the newest under the message of a clean-up': (forger) =>
        forger.edit(
          { [forger.version(prpA, 5).path]: null },
          cleanupMessage([{ prp: prpA, id: forger.version(prpA, 5).id }]),
        ),
      'whole branch in one commit, as compaction makes it': async (forger) => {
        await forger.edit({ [forger.version(prpA, 5).path]: null });
        await forger.commitTree(
          await tree(forger),
          compactMessage({ head: await forger.head(), commits: 9, removed: [] }),
          [],
        );
      },
      'message that is not UTF-8': (forger) => rawCommit(forger, (text) => `${text}\xff\xfe\x80`),
      'commit dated beyond all times': (forger) =>
        rawCommit(forger, (text) => text.replace(/(committer .*>) \d+/, '$1 99999999999999')),
      'commit with a forged signature': (forger) =>
        rawCommit(forger, (text) => text.replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n FORGED\n\n')),
      'commit without a committer': (forger) => rawCommit(forger, (text) => text.replace(/committer .*\n/, '')),
    },
  ),
  ...forgeriesFrom(
    { expect: 'refused' },
    {
      'commit without a tree': (forger) => rawCommit(forger, (text) => text.replace(/tree .*\n/, '')),
      'commit whose tree is a blob': async (forger) => {
        const id = await forger.idOf('README.md');
        await rawCommit(forger, (text) => text.replace(/tree .*/, `tree ${id}`));
      },
      'commit whose parent is a tree': async (forger) => {
        const id = await tree(forger);
        await rawCommit(forger, (text) => text.replace(/parent .*/, `parent ${id}`));
      },
      'commit that is empty': (forger) => rawCommit(forger, () => ''),
    },
  ),
];

/** Within what a clock may be wrong. */
function inOneHour(): string {
  return new Date(Date.now() + 3_600_000)
    .toISOString()
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '_');
}
