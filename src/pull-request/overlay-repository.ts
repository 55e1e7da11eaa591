import { PrpError } from '../base/errors.ts';
import { isGitName } from '../base/git-name.ts';
import { maxFileBytes } from '../base/limits.ts';
import { blobId } from '../system/blob-id.ts';
import { TooLargeError } from '../system/read-queue.ts';
import type { Repository } from '../system/repository.ts';
import type { Tree } from '../system/tree.ts';

/** A repository whose writes are kept in memory, ready to become one commit on a branch that is not checked out. */
export interface OverlayRepository extends Repository {
  /** The files without what was written. */
  readonly original: Tree;
  /** The files that were written, by path, without those that have their old content again. */
  changes(): ReadonlyMap<string, Uint8Array>;
}

/** The parts of an overlay that do not come from the clone. */
export interface OverlaySource extends Pick<Repository, 'at' | 'changedSince' | 'renamedSince'> {
  /** The files below the overlay. */
  readonly files: Tree;
  /** Stands for the checked-out commit. @default what is checked out */
  readonly head?: {
    readonly commit: string;
    readonly ref: string;
    readonly repository: string;
    readonly actor: string;
  };
}

/** Files that were written can be read again; nothing is written to the clone. */
export function overlayRepository(clone: Repository, source: OverlaySource): OverlayRepository {
  const { files: below, head } = source;
  const isCheckout = below === clone.workTree;
  const written = new Map<string, Uint8Array>();
  const workTree: Tree = {
    async files() {
      const files = await below.files();
      return written.size === 0 ? files : new Set([...files, ...written.keys()]);
    },
    async kindOf(path) {
      if (written.has(path)) return 'file';
      return written.keys().some((one) => one.startsWith(`${path}/`)) ? 'directory' : below.kindOf(path);
    },
    read: async (path, longest) => written.get(path) ?? below.read(path, longest),
    async blobs(paths) {
      const ids = new Map(await below.blobs(paths));
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
    const before = await below.read(path);
    if (before !== undefined && Buffer.compare(before, bytes) === 0) written.delete(path);
    else written.set(path, bytes);
  }

  return {
    root: clone.root,
    git: clone.git,
    objects: clone.objects,
    files: clone.files,
    workTree,
    original: below,
    read,
    write,
    checkOut: write,
    changes: () => new Map(written),
    checkWritable: async (path) => checkPath(path),
    pathOf: (typed, from) => clone.pathOf(typed, from),
    // Files of commits have the form in which Git stores them already, and none of them is ignored.
    readStored: async (path, longest) =>
      isCheckout && !written.has(path) ? clone.readStored(path, longest) : { bytes: await read(path, longest) },
    ignored: async (paths) => (isCheckout ? clone.ignored(paths) : new Set()),
    at: (revision) => source.at(head !== undefined && revision === 'HEAD' ? head.commit : revision),
    mergeBase: (revision) => clone.mergeBase(revision),
    changedSince: (commit) => source.changedSince(commit),
    renamedSince: (commit, paths) => source.renamedSince(commit, paths),
    head: async () => head ?? clone.head(),
    name: async () => head?.repository ?? clone.name(),
    actor: async () => head?.actor ?? clone.actor(),
  };
}

/** `pathOf` accepts only paths of the repository; a path that leaves this machine is checked once more. */
function checkPath(path: string): void {
  const isOdd = path.split('/').some((part) => ['', '.', '..'].includes(part) || isGitName(part));
  if (!isOdd && !path.includes('\0')) return;
  throw new PrpError('E_OUTSIDE_REPOSITORY', `${JSON.stringify(path)} is not a file of this repository.`, {
    hint: 'Name a file inside the repository.',
  });
}
