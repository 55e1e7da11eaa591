import { appendMessage, cleanupMessage, compactMessage, tagMessage } from '../../src/history/branch/commit-message.ts';
import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { rawChecksum } from '../../src/prp/canonical.ts';
import { readTree, writeTree } from '../edited-tree.ts';
import { all, type Forgery, forgedText } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import { type Hand, ref } from '../hand.ts';

const actor = 'Mallory <mallory@example.com>';

/** Adds a sixth version whose memento, chain and message are just such as the tool makes them. */
async function imitated(hand: Hand, time: string, text = forgedText): Promise<void> {
  const newest = hand.version(prpA, 5);
  const { digest, ...rest } = JSON.parse(await hand.text(`${newest.path}/memento.json`)) as { digest: string };
  const bytes = Buffer.from(text);
  const checksum = rawChecksum(bytes);
  const id = `v${time}_${checksum.slice(7, 14)}`;
  const own = { id, sequence: 6, checksum, canonicalChecksum: checksum, size: bytes.length, actor };
  const memento = withDigest({ ...rest, ...own, parent: newest.id, previousDigest: digest });
  const directory = `${prpA}/0000/${id}`;
  const saved = { prp: prpA, id, sequence: 6, checksum, sourceCommit: null, action: 'saved', actor };
  await hand.edit(
    { [`${directory}/prp.md`]: bytes, [`${directory}/memento.json`]: printJson(memento) },
    appendMessage([saved]),
  );
}

const savedMessage = ({ id, sequence, checksum }: { id: string; sequence: number; checksum: string }) =>
  appendMessage([{ prp: prpA, id, sequence, checksum, sourceCommit: null, action: 'saved', actor }]);

async function imitatedRecord(hand: Hand, id: string): Promise<void> {
  const { path, id: version, checksum } = hand.version(prpA, 2);
  const [own = ''] = await hand.below(`${path}/validations`);
  const { digest: _, ...record } = JSON.parse(await hand.text(own)) as { digest: string };
  const saved = { prp: prpA, id: version, sequence: 2, checksum, sourceCommit: null, action: 'validated', actor };
  await hand.edit(
    { [`${path}/validations/${id}.json`]: printJson(withDigest({ ...record, id })) },
    appendMessage([saved]),
  );
}

/** A commit object as raw text. */
async function rawCommit(hand: Hand, change: (text: string) => string): Promise<void> {
  const { stdout } = await hand.git.run(['cat-file', 'commit', ref]);
  const made = await hand.git.text(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], {
    input: Buffer.from(change(stdout.toString('latin1')), 'latin1'),
  });
  await hand.put(ref, `${made}\n`);
}

const tree = (hand: Hand, revision = ref) => hand.git.text(['rev-parse', `${revision}^{tree}`]);

/** Commits of another make than the tool's, and some that look like its own. */
export const commits: readonly Forgery[] = [
  ...all(
    { expect: 'named' },
    {
      'commit that changes nothing': async (hand) => void (await hand.commitTree(await tree(hand))),
      'edit that a later commit took back': async (hand) => {
        const before = await tree(hand);
        await hand.edit({ [`${hand.version(prpA, 2).path}/prp.md`]: forgedText });
        await hand.commitTree(before, 'Revert "By hand"');
      },
      'edit under the message of a save': (hand) =>
        hand.edit({ [`${hand.version(prpA, 5).path}/prp.md`]: forgedText }, savedMessage(hand.version(prpA, 5))),
      'removal under the message of a save': (hand) =>
        hand.edit({ [hand.version(prpA, 5).path]: null }, savedMessage(hand.version(prpA, 5))),
      'removal under the message of a clean-up of another version': (hand) =>
        hand.edit(
          { [hand.version(prpA, 1).path]: null },
          cleanupMessage([{ prp: prpA, id: hand.version(prpA, 2).id }]),
        ),
      'edit under the message of a clean-up': (hand) =>
        hand.edit(
          { [`${hand.version(prpA, 1).path}/prp.md`]: forgedText },
          cleanupMessage([{ prp: prpA, id: hand.version(prpA, 1).id }]),
        ),
      'edit under the message of a compaction': async (hand) =>
        hand.edit(
          { [`${hand.version(prpA, 1).path}/prp.md`]: forgedText },
          compactMessage({ head: await hand.head(), commits: 3, removed: [] }),
        ),
      'message of a save that saves nothing': async (hand) =>
        void (await hand.commitTree(await tree(hand), savedMessage(hand.version(prpA, 5)))),
      'message of a save with 20,000 trailers': async (hand) =>
        void (await hand.commitTree(await tree(hand), savedMessage(hand.version(prpA, 5)).repeat(3_400))),
      'message with control characters': async (hand) =>
        void (await hand.commitTree(await tree(hand), '\x1b[31mprp: save\x1b]0;pwn\x07\n\nPrp: \x1b[2J\n')),
      'message of 3 MB': async (hand) => void (await hand.commitTree(await tree(hand), 'x '.repeat(1_500_000))),
      'merge of the code': async (hand) =>
        void (await hand.commitTree(await tree(hand), 'Merge', [
          await hand.head(),
          await hand.git.text(['rev-parse', 'main']),
        ])),
      'merge of an older state of the branch': async (hand) =>
        void (await hand.commitTree(await tree(hand), 'Merge', [
          await hand.head(),
          await hand.git.text(['rev-parse', `${ref}~3`]),
        ])),
      'code merged into the files': async (hand) => {
        const [ours, theirs] = [
          await readTree(hand.git, await tree(hand)),
          await readTree(hand.git, await tree(hand, 'main')),
        ];
        const names = new Set(ours.map(({ name }) => name));
        await hand.commitTree(await writeTree(hand.git, [...ours, ...theirs.filter(({ name }) => !names.has(name))]));
      },
      'whole branch in one commit by hand': async (hand) =>
        void (await hand.commitTree(await tree(hand), 'Squash', [])),
      'file of nobody under the message of a save': (hand) =>
        hand.edit({ 'evil.txt': 'FORGED' }, savedMessage(hand.version(prpA, 5))),
      'version of the year 9999 that is right in all else': (hand) => imitated(hand, '99991231_235959'),
      'version of a day that is none, and right in all else': (hand) => imitated(hand, '20270230_000000'),
      'record of the year 9999 that is right in all else': (hand) =>
        imitatedRecord(hand, '99991231_235959_999_ffffffff'),
    },
  ),
  ...all(
    { expect: 'limit', passes: [forgedText] },
    {
      'new version under the message of a save': (hand) => imitated(hand, inOneHour()),
      'new tag under the message of a tag': async (hand) => {
        const version = hand.version(prpA, 3);
        const { digest } = JSON.parse(await hand.text(`${version.path}/memento.json`)) as { digest: string };
        const tag = {
          name: 'evil',
          version: version.id,
          mementoDigest: digest,
          timestamp: '2026-11-22T10:15:30.123Z',
          actor,
        };
        const document = withDigest({ format: 1, prp: prpA, tags: [tag] });
        await hand.edit(
          { [`${prpA}/tags.json`]: printJson(document) },
          tagMessage([{ prp: prpA, id: version.id, name: 'evil', action: 'tagged', actor }]),
        );
      },
      'removal under the message of a clean-up': (hand) =>
        hand.edit(
          { [hand.version(prpA, 1).path]: null },
          cleanupMessage([{ prp: prpA, id: hand.version(prpA, 1).id }]),
        ),
      'removal of the newest under the message of a clean-up': (hand) =>
        hand.edit(
          { [hand.version(prpA, 5).path]: null },
          cleanupMessage([{ prp: prpA, id: hand.version(prpA, 5).id }]),
        ),
      'whole branch in one commit, as compaction makes it': async (hand) => {
        await hand.edit({ [hand.version(prpA, 5).path]: null });
        await hand.commitTree(
          await tree(hand),
          compactMessage({ head: await hand.head(), commits: 9, removed: [] }),
          [],
        );
      },
      'message that is not UTF-8': (hand) => rawCommit(hand, (text) => `${text}\xff\xfe\x80`),
      'commit dated beyond all times': (hand) =>
        rawCommit(hand, (text) => text.replace(/(committer .*>) \d+/, '$1 99999999999999')),
      'commit signed by nobody': (hand) =>
        rawCommit(hand, (text) => text.replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n FORGED\n\n')),
      'commit without a committer': (hand) => rawCommit(hand, (text) => text.replace(/committer .*\n/, '')),
    },
  ),
  ...all(
    { expect: 'refused' },
    {
      'commit without a tree': (hand) => rawCommit(hand, (text) => text.replace(/tree .*\n/, '')),
      'commit whose tree is a blob': async (hand) => {
        const id = await hand.idOf('README.md');
        await rawCommit(hand, (text) => text.replace(/tree .*/, `tree ${id}`));
      },
      'commit whose parent is a tree': async (hand) => {
        const id = await tree(hand);
        await rawCommit(hand, (text) => text.replace(/parent .*/, `parent ${id}`));
      },
      'commit that is empty': (hand) => rawCommit(hand, () => ''),
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
