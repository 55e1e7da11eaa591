import { PrpError } from '../base/errors.ts';
import { blobId } from '../system/blob-id.ts';
import { isGitName } from '../base/git-name.ts';
import { maxFileBytes } from '../base/limits.ts';
import { TooLargeError } from '../system/read-queue.ts';
import type { Repository } from '../system/repository.ts';
import type { Tree } from '../system/tree.ts';

export interface StagedRepository extends Repository {
  /** What was written, by path; what came out as it was before is not in it. */
  changes(): ReadonlyMap<string, Uint8Array>;
}

/**
 * A repository whose files are those of a commit, or of the checkout without one, and whose writes go nowhere but into `changes`: so that they can
 * become one commit on a branch that nobody has checked out. What is written can be read again.
 */
export function stagedRepository(base: Repository, commit?: Tree): StagedRepository {
  const source = commit ?? base.workTree;
  const written = new Map<string, Uint8Array>();
  const isCheckout = commit === undefined;
  const workTree: Tree = {
    async files() {
      const files = await source.files();
      return written.size === 0 ? files : new Set([...files, ...written.keys()]);
    },
    async kindOf(path) {
      if (written.has(path)) return 'file';
      return written.keys().some((one) => one.startsWith(`${path}/`)) ? 'directory' : source.kindOf(path);
    },
    read: async (path, longest) => written.get(path) ?? source.read(path, longest),
    async blobs(paths) {
      const ids = new Map(await source.blobs(paths));
      for (const path of paths) {
        const bytes = written.get(path);
        if (bytes !== undefined) ids.set(path, blobId(bytes));
      }
      return ids;
    },
  };

  async function read(path: string, longest = maxFileBytes): Promise<Uint8Array> {
    const bytes = await workTree.read(path, longest);
    if (bytes !== undefined) return bytes;
    if ((await workTree.kindOf(path)) === 'file') throw new TooLargeError(path, undefined, longest);
    throw new PrpError('E_NOT_FOUND', `${path} does not exist.`, {
      hint: 'Check the spelling; it must be a file of the pull request, not a link or a directory.',
    });
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    checkPath(path);
    const before = await source.read(path);
    if (before !== undefined && Buffer.compare(before, bytes) === 0) written.delete(path);
    else written.set(path, bytes);
  }

  return {
    ...base,
    workTree,
    read,
    // Files of commits are in the form in which Git keeps them, and none of them is ignored.
    readStored: async (path, longest) =>
      isCheckout && !written.has(path) ? base.readStored(path, longest) : { bytes: await read(path, longest) },
    ignored: async (paths) => (isCheckout ? base.ignored(paths) : new Set()),
    checkWritable: async (path) => checkPath(path),
    write,
    checkOut: write,
    changes: () => new Map(written),
  };
}

/** `pathOf` has made it one of the repository; here it is going to leave this machine. */
function checkPath(path: string): void {
  const isOdd = path.split('/').some((part) => ['', '.', '..'].includes(part) || isGitName(part));
  if (!isOdd && !path.includes('\0')) return;
  throw new PrpError('E_OUTSIDE_REPOSITORY', `${JSON.stringify(path)} is no file of this repository.`, {
    hint: 'Name a file inside the repository.',
  });
}
