import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBlob } from '../edit-tree.ts';
import { forgeriesFrom, type Forgery, forgedText } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import { type Forger, ref } from '../forger.ts';

const at = (forger: Forger, revision: string) => forger.git.text(['rev-parse', revision]);

async function replaced(forger: Forger, what: string, by: string): Promise<void> {
  await forger.git.text(['update-ref', `refs/replace/${what}`, by]);
}

/** The reference itself, and what Git shows in place of what it leads to. */
export const references: readonly Forgery[] = [
  ...forgeriesFrom(
    { expect: 'refused' },
    {
      'reference that is an empty file': (forger) => forger.put(ref, ''),
      'reference that is garbage': (forger) => forger.put(ref, 'FORGED-BYTES\n'),
      'reference of zero bytes': (forger) => forger.put(ref, '\0'.repeat(41)),
      'reference cut off': async (forger) => forger.put(ref, `${(await forger.head()).slice(0, 20)}\n`),
      'reference to no object': (forger) => forger.put(ref, `${'1'.repeat(40)}\n`),
      'reference to the id of nothing': (forger) => forger.put(ref, `${'0'.repeat(40)}\n`),
      'reference to a blob': async (forger) => forger.put(ref, `${await at(forger, `${ref}:README.md`)}\n`),
      'reference to a tree': async (forger) => forger.put(ref, `${await at(forger, `${ref}^{tree}`)}\n`),
      'reference to itself': (forger) => forger.put(ref, `ref: ${ref}\n`),
      'reference to a branch that is not there': (forger) => forger.put(ref, 'ref: refs/heads/nowhere\n'),
      'reference as a directory': async (forger) => {
        const head = await forger.head();
        await forger.remove(ref);
        await forger.put(`${ref}/inside`, `${head}\n`);
      },
    },
  ),
  ...forgeriesFrom(
    { expect: 'foreign' },
    {
      'reference to the branch with the code': (forger) => forger.put(ref, 'ref: refs/heads/main\n'),
      'branch that is the code': async (forger) => void (await forger.git.text(['update-ref', ref, 'main'])),
      'branch of another person, with other files': async (forger) => {
        const tree = await at(forger, 'main^{tree}');
        await forger.commitTree(tree, 'Start a site', []);
      },
    },
  ),
  ...forgeriesFrom(
    { expect: 'named' },
    {
      'reference to an annotated tag of the head': async (forger) => {
        await forger.git.text(['tag', '-a', '-m', 'x', 'forged', 'prp-versions']);
        await forger.put(ref, `${await at(forger, 'refs/tags/forged')}\n`);
      },
    },
  ),
  ...forgeriesFrom(
    { expect: 'limit' },
    {
      'graft to the code': async (forger) =>
        forger.put('info/grafts', `${await forger.head()} ${await at(forger, 'main')}\n`),
      'branch deleted': async (forger) => void (await forger.git.text(['update-ref', '-d', ref])),
      'branch moved one commit back': async (forger) => void (await forger.git.text(['update-ref', ref, `${ref}~1`])),
      'branch moved five commits back': async (forger) => void (await forger.git.text(['update-ref', ref, `${ref}~5`])),
      'branch checked out in a work tree': async (forger) => {
        await forger.git.text(['worktree', 'add', '--quiet', join(forger.git.directory, 'elsewhere'), 'prp-versions']);
      },
      'symbolic reference to another branch with the versions': async (forger) => {
        await forger.git.text(['branch', 'other', 'prp-versions']);
        await forger.put(ref, 'ref: refs/heads/other\n');
      },
    },
  ),
  ...forgeriesFrom(
    { expect: 'harmless' },
    {
      'head replaced by an older commit': async (forger) =>
        replaced(forger, await forger.head(), await at(forger, `${ref}~3`)),
      'root replaced by an older one': async (forger) =>
        replaced(forger, await at(forger, `${ref}^{tree}`), await at(forger, `${ref}~3^{tree}`)),
      'directory of a version replaced by another': async (forger) =>
        replaced(
          forger,
          await forger.idOf(forger.version(prpA, 5).path),
          await forger.idOf(forger.version(prpA, 1).path),
        ),
      'content replaced': async (forger) =>
        replaced(
          forger,
          await forger.idOf(`${forger.version(prpA, 5).path}/prp.md`),
          await writeBlob(forger.git, forgedText),
        ),
      'commit replaced by one without a past': async (forger) => {
        const orphan = await forger.git.text(['commit-tree', await at(forger, `${ref}~2^{tree}`)], {
          input: 'By hand',
        });
        await replaced(forger, await at(forger, `${ref}~2`), orphan);
      },
      'graft that cuts the past off': async (forger) => forger.put('info/grafts', `${await forger.head()}\n`),
      'shallow below the head': async (forger) => forger.put('shallow', `${await at(forger, `${ref}~2`)}\n`),
      'lock of a reference, left an hour ago': async (forger) => {
        await forger.put(`${ref}.lock`, '');
        const then = new Date(Date.now() - 3_600_000);
        await utimes(join(forger.git.directory, '.git', `${ref}.lock`), then, then);
      },
      'log of the reference that is garbage': (forger) => forger.put(`logs/${ref}`, 'FORGED-BYTES\n'),
      'branch in packed-refs alone': async (forger) => void (await forger.git.text(['pack-refs', '--all', '--prune'])),
      'everything in one pack': async (forger) => void (await forger.git.text(['gc', '--quiet', '--prune=now'])),
      'unfinished pack, left behind': (forger) => forger.put('objects/pack/tmp_pack_FORGED', 'FORGED-BYTES'),
      'tag with the name of the branch': async (forger) =>
        void (await forger.git.text(['tag', 'prp-versions', 'main'])),
      'remote branch with the name of the branch': async (forger) =>
        void (await forger.git.text(['update-ref', 'refs/remotes/evil/prp-versions', 'main'])),
    },
  ),
];
