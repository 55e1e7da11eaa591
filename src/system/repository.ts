import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { maxFileBytes } from '../base/limits.ts';
import { publicAddress } from '../base/public-address.ts';
import { type ConfinedFiles, confinedFiles } from './confined-files.ts';
import { checkedOutBranch, commonDirectory, locateRepository } from './git-directory.ts';
import { settingsOf } from './git-settings.ts';
import { type Git, gitIn } from './git.ts';
import { type ObjectReader, objectReader } from './object-reader.ts';
import { renamedSince } from './renames.ts';
import { checkedOutForm, type StoredForm, storedForms } from './stored-form.ts';
import { commitTree, type Tree, workTree } from './tree.ts';

/** A local Git repository with a work tree. Paths are relative to its root and `/` separated. */
export interface Repository {
  /** Absolute path of the work tree, links resolved. */
  readonly root: string;
  readonly git: Git;
  /** Reads stored objects in one shared process. The opener of the repository closes it. */
  readonly objects: ObjectReader;
  /** The work tree as it is now: tracked files, and untracked ones that are not ignored. */
  readonly workTree: Tree;
  /** The files of the work tree itself, for files other than documents. */
  readonly files: ConfinedFiles;
  /** The path in the repository of a typed path, relative to `from`. Throws `E_OUTSIDE_REPOSITORY`. */
  pathOf(typed: string, from: string): string;
  /** A regular file of the work tree of at most `longest` bytes. Throws as `ConfinedFiles.read`. @default 16 MiB */
  read(path: string, longest?: number): Promise<Uint8Array>;
  /** The same file as Git stores it: identical on every machine for the same commit. Throws as `read` does. */
  readStored(path: string, longest?: number): Promise<StoredForm>;
  /** The paths that Git ignores: no commit will contain them. */
  ignored(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Throws as `write` would for an obstacle at the path, before any other work is done. */
  checkWritable(path: string): Promise<void>;
  /** Replaces or creates a file in one step: a reader sees the old bytes or the new. Throws as `read` does. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Writes the form that Git would check out for `stored`. Throws as `read` does. */
  checkOut(path: string, stored: Uint8Array): Promise<void>;
  /** Where HEAD is: `commit` null when unborn, `ref` null when detached. */
  head(): Promise<{ readonly commit: string | null; readonly ref: string | null }>;
  /** The files of a revision. Throws `E_NOT_FOUND` when there is no such commit. */
  at(revision: string): Promise<Tree & { readonly commit: string }>;
  /**
   * The merge base of HEAD and a revision; the revision itself when they have no common history. Throws as `at` does.
   */
  mergeBase(revision: string): Promise<string>;
  /** Files of the work tree that differ from a commit or are not in it, without deleted ones. */
  changedSince(commit: string): Promise<ReadonlySet<string>>;
  /** Names of moved files of the work tree in a commit: new path → old path. */
  renamedSince(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `owner/name` or the address of `origin`, read once; null without a remote. */
  name(): Promise<string | null>;
  /** The user from Git's configuration, `Name <mail>`; null when it is not set. */
  actor(): Promise<string | null>;
}

/** Opens the repository that holds `directory`. Throws `E_NOT_A_REPOSITORY`, `E_NOT_FOUND` when there is no such directory. */
export async function openRepository(directory: string): Promise<Repository> {
  const location = await locateRepository(directory);
  const root = location.workTree;
  const git = gitIn(root, { location });
  const objects = objectReader(git, maxFileBytes);
  const common = await commonDirectory(git);
  const files = confinedFiles(root, [location.gitDirectory, ...(common === undefined ? [] : [common])]);

  const storedForm = storedForms(git, objects);

  async function commitOf(revision: string): Promise<string> {
    const [commit] = await objects.read([`${revision}^{commit}`]);
    if (commit?.type === 'commit') return commit.id;
    throw new PrpError('E_NOT_FOUND', `This repository has no commit ${revision}.`, {
      hint: 'Fetch it first; in a workflow, check out with fetch-depth: 0.',
    });
  }

  return {
    root,
    git,
    objects,
    files,
    workTree: workTree(root, git, files),

    pathOf(typed, from) {
      const absolute = resolve(realDirectory(from), typed);
      // A typed path may lead here through a link elsewhere, such as a linked home.
      const real = join(realDirectory(dirname(absolute)), basename(absolute));
      const path = [absolute, real].map((one) => relative(root, one)).find(isBelow);
      if (path === undefined) throw outside(typed);
      return path.split(sep).join('/');
    },

    read: async (path, longest) => files.read(path, longest),

    readStored: async (path, longest) => storedForm(path, await files.read(path, longest)),

    async ignored(paths) {
      if (paths.length === 0) return new Set();
      const { stdout } = await git.run(['check-ignore', '-z', '--stdin'], { input: paths.join('\0') });
      return new Set(stdout.toString().split('\0').filter(Boolean));
    },

    async checkWritable(path) {
      files.checkWritable(path);
    },

    async checkOut(path, stored) {
      files.write(path, await checkedOutForm(git, path, stored));
    },

    async write(path, bytes) {
      files.write(path, bytes);
    },

    async head() {
      const [[commit], ref] = await Promise.all([objects.read(['HEAD^{commit}']), checkedOutBranch(git)]);
      return { commit: commit?.id ?? null, ref };
    },

    async at(revision) {
      const commit = await commitOf(revision);
      return { commit, ...commitTree(git, objects, commit) };
    },

    async mergeBase(revision) {
      const commit = await commitOf(revision);
      const { stdout } = await git.run(['merge-base', commit, 'HEAD']);
      return stdout.toString().trim() || commit;
    },

    async changedSince(commit) {
      const [changed, untracked] = await Promise.all([
        git.text(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', commit, '--']),
        git.text(['ls-files', '-z', '--others', '--exclude-standard']),
      ]);
      return new Set(`${changed}${untracked}`.split('\0').filter(Boolean));
    },

    renamedSince: (commit, paths) => renamedSince(git, commit, paths),

    async name() {
      const { origin } = await settingsOf(git);
      return publicAddress(origin) || null;
    },

    actor: async () => (await settingsOf(git)).identity,
  };
}

function outside(path: string): PrpError {
  return new PrpError('E_OUTSIDE_REPOSITORY', `${path} is outside this repository.`, {
    hint: 'Name a file inside the repository; -C DIR selects another repository.',
  });
}

/** Whether `relative` stays below its directory. */
function isBelow(path: string): boolean {
  return path !== '' && !isAbsolute(path) && path.split(sep)[0] !== '..';
}

/** A directory with the links of its existing part resolved. */
function realDirectory(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realDirectory(above), basename(path));
  }
}

/**
 * The content of a file of the work tree in a commit, under its name at that time; `undefined` when it did not exist.
 */
export async function contentAt(
  path: string,
  tree: Tree & { readonly commit: string },
  repository: Pick<Repository, 'renamedSince'>,
): Promise<Uint8Array | undefined> {
  const same = await tree.read(path);
  if (same !== undefined) return same;
  const former = (await repository.renamedSince(tree.commit, [path])).get(path);
  return former === undefined ? undefined : tree.read(former);
}
