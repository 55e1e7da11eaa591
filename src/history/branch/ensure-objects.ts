import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../../base/errors.ts';
import { commonDirectory } from '../../system/git-directory.ts';
import type { Git } from '../../system/git.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { treeReader } from './tree-reader.ts';
import { makeCommit } from './make-commit.ts';
import type { NewCommit } from './new-commit.ts';
import { directoriesAbove } from './branch.ts';

/**
 * The most files and directories to read back. A larger commit is stored in a pack, which prune does not touch: then
 * only the commit and its root directory are checked.
 */
const maxChecked = 100;

/**
 * Ensures that all objects of a new commit exist, and returns their ids. Until a reference leads to them, a `git prune`
 * or `git gc` that started earlier removes them as garbage; then they are written again, and the same commit gets the
 * same id. They are written to a pack, because prune looks at single objects only, and gc only at packs that existed
 * when it started. Checks again after a pause, because a second removal is likely. Throws `E_GIT` when they cannot be
 * written.
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
  // The repository's existing objects with these contents may be gone, too.
  const { blobIds: _, ...change } = commit.change;
  let checks = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Every third time as single objects: an unfinished pack of that name may be in the way.
      const unpackLimit = attempt % 3 === 0 ? 100 : 0;
      if (checks === 0) await makeCommit(git, objects, { ...commit, change }, { unpackLimit });
    } catch (error) {
      // A prune also removes objects that are being written.
      if (attempt >= attempts) throw error;
    }
    found = await findObjects(git, objects, commit, id);
    checks = found === undefined ? 0 : checks + 1;
    if (found !== undefined && checks === requiredChecks) return found;
    if (found === undefined && attempt >= attempts) throw vanishedError(id);
    await setTimeout(pauseMs);
  }
}

/** How often the objects are written, and how often in a row they must be found, with a pause in between. */
const attempts = 20;

const requiredChecks = 3;

const pauseMs = 40;

function vanishedError(id: string): PrpError {
  return new PrpError('E_GIT', `Another process keeps removing the objects of ${id}.`, {
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

/** Git resolves the paths itself, in one exchange. A path with a line feed would be two requests. */
async function findTogether(objects: ObjectReader, id: string, paths: readonly string[]) {
  const found = await objects.read([id, `${id}^{tree}`, ...paths.map((path) => `${id}:${path}`)]);
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((object) => object?.id ?? []))];
}

async function findOneByOne(git: Git, objects: ObjectReader, id: string, paths: readonly string[]) {
  // A new reader each time: a reader does not look up again what it has read.
  const entries = await treeReader(objects).find(id, ['', ...paths]);
  if (entries.includes(undefined)) return undefined;
  const ids = [id, ...new Set(entries.flatMap((entry) => entry?.id ?? []))];
  const { stdout } = await git.run(['cat-file', '--batch-check'], { input: ids.map((one) => `${one}\n`).join('') });
  return / missing$/m.test(stdout.toString()) ? undefined : ids;
}

/** gc creates this file; when its process is killed, the file stays for a while. */
async function isGcRunning(git: Git): Promise<boolean> {
  const common = await commonDirectory(git);
  const found = common && (await stat(join(common, 'gc.pid')).catch(() => undefined));
  return Boolean(found && Date.now() - found.mtimeMs < longestGcMs);
}

const longestGcMs = 3_600_000;
