import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBlob } from '../edited-tree.ts';
import { all, type Forgery, forgedText } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import { type Hand, ref } from '../hand.ts';

const at = (hand: Hand, revision: string) => hand.git.text(['rev-parse', revision]);

async function replaced(hand: Hand, what: string, by: string): Promise<void> {
  await hand.git.text(['update-ref', `refs/replace/${what}`, by]);
}

/** The reference itself, and what Git shows in place of what it leads to. */
export const references: readonly Forgery[] = [
  ...all(
    { expect: 'refused' },
    {
      'reference that is an empty file': (hand) => hand.put(ref, ''),
      'reference that is garbage': (hand) => hand.put(ref, 'FORGED-BYTES\n'),
      'reference of zero bytes': (hand) => hand.put(ref, '\0'.repeat(41)),
      'reference cut off': async (hand) => hand.put(ref, `${(await hand.head()).slice(0, 20)}\n`),
      'reference to no object': (hand) => hand.put(ref, `${'1'.repeat(40)}\n`),
      'reference to the id of nothing': (hand) => hand.put(ref, `${'0'.repeat(40)}\n`),
      'reference to a blob': async (hand) => hand.put(ref, `${await at(hand, `${ref}:README.md`)}\n`),
      'reference to a tree': async (hand) => hand.put(ref, `${await at(hand, `${ref}^{tree}`)}\n`),
      'reference to itself': (hand) => hand.put(ref, `ref: ${ref}\n`),
      'reference to a branch that is not there': (hand) => hand.put(ref, 'ref: refs/heads/nowhere\n'),
      'reference as a directory': async (hand) => {
        const head = await hand.head();
        await hand.remove(ref);
        await hand.put(`${ref}/inside`, `${head}\n`);
      },
    },
  ),
  ...all(
    { expect: 'foreign' },
    {
      'reference to the branch with the code': (hand) => hand.put(ref, 'ref: refs/heads/main\n'),
      'branch that is the code': async (hand) => void (await hand.git.text(['update-ref', ref, 'main'])),
      'branch of somebody else, with files of theirs': async (hand) => {
        const tree = await at(hand, 'main^{tree}');
        await hand.commitTree(tree, 'Start a site', []);
      },
    },
  ),
  ...all(
    { expect: 'named' },
    {
      'reference to an annotated tag of the head': async (hand) => {
        await hand.git.text(['tag', '-a', '-m', 'x', 'forged', 'prp-versions']);
        await hand.put(ref, `${await at(hand, 'refs/tags/forged')}\n`);
      },
    },
  ),
  ...all(
    { expect: 'limit' },
    {
      'graft to the code': async (hand) => hand.put('info/grafts', `${await hand.head()} ${await at(hand, 'main')}\n`),
      'branch deleted': async (hand) => void (await hand.git.text(['update-ref', '-d', ref])),
      'branch moved one commit back': async (hand) => void (await hand.git.text(['update-ref', ref, `${ref}~1`])),
      'branch moved five commits back': async (hand) => void (await hand.git.text(['update-ref', ref, `${ref}~5`])),
      'branch checked out in a work tree': async (hand) => {
        await hand.git.text(['worktree', 'add', '--quiet', join(hand.git.directory, 'elsewhere'), 'prp-versions']);
      },
      'symbolic reference to another branch with the versions': async (hand) => {
        await hand.git.text(['branch', 'other', 'prp-versions']);
        await hand.put(ref, 'ref: refs/heads/other\n');
      },
    },
  ),
  ...all(
    { expect: 'harmless' },
    {
      'head replaced by an older commit': async (hand) => replaced(hand, await hand.head(), await at(hand, `${ref}~3`)),
      'root replaced by an older one': async (hand) =>
        replaced(hand, await at(hand, `${ref}^{tree}`), await at(hand, `${ref}~3^{tree}`)),
      'directory of a version replaced by another': async (hand) =>
        replaced(hand, await hand.idOf(hand.version(prpA, 5).path), await hand.idOf(hand.version(prpA, 1).path)),
      'content replaced': async (hand) =>
        replaced(hand, await hand.idOf(`${hand.version(prpA, 5).path}/prp.md`), await writeBlob(hand.git, forgedText)),
      'commit replaced by one without a past': async (hand) => {
        const orphan = await hand.git.text(['commit-tree', await at(hand, `${ref}~2^{tree}`)], { input: 'By hand' });
        await replaced(hand, await at(hand, `${ref}~2`), orphan);
      },
      'graft that cuts the past off': async (hand) => hand.put('info/grafts', `${await hand.head()}\n`),
      'shallow below the head': async (hand) => hand.put('shallow', `${await at(hand, `${ref}~2`)}\n`),
      'lock of a reference, left an hour ago': async (hand) => {
        await hand.put(`${ref}.lock`, '');
        const then = new Date(Date.now() - 3_600_000);
        await utimes(join(hand.git.directory, '.git', `${ref}.lock`), then, then);
      },
      'log of the reference that is garbage': (hand) => hand.put(`logs/${ref}`, 'FORGED-BYTES\n'),
      'branch in packed-refs alone': async (hand) => void (await hand.git.text(['pack-refs', '--all', '--prune'])),
      'everything in one pack': async (hand) => void (await hand.git.text(['gc', '--quiet', '--prune=now'])),
      'unfinished pack, left behind': (hand) => hand.put('objects/pack/tmp_pack_FORGED', 'FORGED-BYTES'),
      'tag with the name of the branch': async (hand) => void (await hand.git.text(['tag', 'prp-versions', 'main'])),
      'remote branch with the name of the branch': async (hand) =>
        void (await hand.git.text(['update-ref', 'refs/remotes/evil/prp-versions', 'main'])),
    },
  ),
];
