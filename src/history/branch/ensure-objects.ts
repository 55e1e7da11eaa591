import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../../base/errors.ts';
import { commonDirectory } from '../../system/git-directory.ts';
import type { Git } from '../../system/git.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { treeReader } from './tree-reader.ts';
import { type NewCommit, makeCommit } from './make-commit.ts';
import { directoriesAbove } from './branch.ts';

/**
 * Files and directories that are read back to see that they are there. A commit of more is stored in a pack, which no
 * prune touches: of it only the commit and its root are.
 */
const maxChecked = 100;

/**
 * Sees to it that all objects of a commit that was just made are there, and returns their ids. Until a reference leads to
 * them, a `git prune` or `git gc` that started before takes them for rubbish; then they are written again: the same
 * commit has the same id. In a pack this time, for a prune looks at single objects only, and a gc at packs that were
 * there when it started. It looks again a moment later, for what was taken once is taken again. Throws `E_GIT` when they
 * cannot be written.
 */
export async function ensureObjects(
  git: Git,
  objects: ObjectReader,
  commit: NewCommit,
  id: string,
): Promise<readonly string[]> {
  const [first, isUnsafe] = await Promise.all([findObjects(git, objects, commit, id), isGcRunning(git)]);
  if (first !== undefined && !isUnsafe) return first;
  let found: readonly string[] | undefined;
  // What the repository had of these contents may be gone, too.
  const { blobIds: _, ...change } = commit.change;
  let seen = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Each by itself now and then: a pack of that name may be in the way, unfinished.
      const unpackLimit = attempt % 3 === 0 ? 100 : 0;
      if (seen === 0) await makeCommit(git, { ...commit, change }, { unpackLimit });
    } catch (error) {
      // A prune also removes what is being written.
      if (attempt >= attempts) throw error;
    }
    found = await findObjects(git, objects, commit, id);
    seen = found === undefined ? 0 : seen + 1;
    if (found !== undefined && seen === requiredChecks) return found;
    if (found === undefined && attempt >= attempts) throw vanishedError(id);
    await setTimeout(pauseMs);
  }
}

/** How often they are written, and how often in a row they must be seen, with a pause in between. */
const attempts = 20;

const requiredChecks = 3;

const pauseMs = 40;

function vanishedError(id: string): PrpError {
  return new PrpError('E_GIT', `The objects of ${id} vanish as often as they are written: something removes them.`, {
    hint: 'End the `git prune` or `git gc --prune=now` that runs in this repository, then save again.',
  });
}

/** The commit, the directories that it changes and the files that it writes; `undefined` when one cannot be read. */
async function findObjects(
  git: Git,
  objects: ObjectReader,
  { change }: NewCommit,
  id: string,
): Promise<readonly string[] | undefined> {
  const files = [...change.write.keys()];
  const paths = [...new Set(files.flatMap((path) => [...directoriesAbove(path), path]))];
  try {
    if (paths.length > maxChecked) return await findTogether(objects, id, []);
    return paths.some((path) => path.includes('\n'))
      ? await findOneByOne(git, objects, id, paths)
      : await findTogether(objects, id, paths);
  } catch (error) {
    if (error instanceof PrpError && (error.code === 'E_INTEGRITY' || error.code === 'E_GIT')) return undefined;
    throw error;
  }
}

/** Git looks the paths up itself: one exchange. A name with a line feed in it would be two questions. */
async function findTogether(objects: ObjectReader, id: string, paths: readonly string[]) {
  const found = await objects.read([id, `${id}^{tree}`, ...paths.map((path) => `${id}:${path}`)]);
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((object) => object?.id ?? []))];
}

async function findOneByOne(git: Git, objects: ObjectReader, id: string, paths: readonly string[]) {
  // Another reader each time: what was read once is not looked up again.
  const entries = await treeReader(objects).find(id, ['', ...paths]);
  if (entries.includes(undefined)) return undefined;
  const ids = [id, ...new Set(entries.flatMap((entry) => entry?.id ?? []))];
  const { stdout } = await git.run(['cat-file', '--batch-check'], { input: ids.map((one) => `${one}\n`).join('') });
  return / missing$/m.test(stdout.toString()) ? undefined : ids;
}

/** A gc says so by a file; when its process was killed, that file stays for a while. */
async function isGcRunning(git: Git): Promise<boolean> {
  const common = await commonDirectory(git);
  const found = common && (await stat(join(common, 'gc.pid')).catch(() => undefined));
  return Boolean(found && Date.now() - found.mtimeMs < longestGcMs);
}

const longestGcMs = 3_600_000;
