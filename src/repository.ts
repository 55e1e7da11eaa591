import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PrpError } from './errors.ts';
import { type Git, gitIn, gitTooOld } from './git.ts';
import { checkedOutBranch } from './git-directory.ts';
import { settingsOf } from './git-settings.ts';
import { type ObjectReader, objectReader } from './object-reader.ts';
import { renamedSince } from './renames.ts';
import { commitTree, isInside, type Tree, workTree } from './tree.ts';

/** A local Git repository with a work tree. Paths are relative to its root and `/` separated. */
export interface Repository {
  /** Absolute path of the work tree, links resolved. */
  readonly root: string;
  readonly git: Git;
  /** Reads what is stored, in one process for all who ask. Whoever uses it closes it. */
  readonly objects: ObjectReader;
  /** The work tree as it is now: tracked files, and untracked ones that are not ignored. */
  readonly workTree: Tree;
  /** What a user typed, relative to `from`, as a path of the repository. Throws `E_OUTSIDE_REPOSITORY`. */
  pathOf(typed: string, from: string): string;
  /** Throws `E_NOT_FOUND`, `E_OUTSIDE_REPOSITORY` (a link that leads out), `E_IO`. */
  read(path: string): Promise<Uint8Array>;
  /** Replaces or creates a file in one step: a reader sees the old bytes or the new. Throws as `read` does. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Where HEAD is: `commit` null when unborn, `ref` null when detached. */
  head(): Promise<{ readonly commit: string | null; readonly ref: string | null }>;
  /** The files of a revision. Throws `E_NOT_FOUND` when there is no such commit. */
  at(revision: string): Promise<Tree & { readonly commit: string }>;
  /** Where HEAD and a revision parted; the revision itself when they share no past. Throws as `at` does. */
  mergeBase(revision: string): Promise<string>;
  /** Files of the work tree that differ from a commit or are not in it; deleted ones are not among them. */
  changedSince(commit: string): Promise<ReadonlySet<string>>;
  /** What files of the work tree were called in a commit, for those that were moved since: new path → old path. */
  renamedSince(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `owner/name` or the address of `origin`, as it was when first asked for; null without one. */
  name(): Promise<string | null>;
  /** Who works here: `Name <mail>` of Git's configuration; null when it is not set. */
  actor(): Promise<string | null>;
}

/** Opens the repository that holds `directory`. Throws `E_NOT_A_REPOSITORY`, `E_NOT_FOUND` when there is no such directory. */
export async function openRepository(directory: string): Promise<Repository> {
  const anywhere = gitIn(directory);
  const found = await anywhere.run(['rev-parse', '--show-toplevel']).catch(async (error: unknown) => {
    // A process cannot be started where there is no directory, which says the same as that its program is missing.
    throw (await stat(directory).catch(() => undefined))?.isDirectory() ? error : noDirectory(directory, error);
  });
  const shown = found.stdout.toString().replace(/\n$/, '');
  if (found.exitCode !== 0 || shown === '')
    throw (await gitTooOld(anywhere)) ?? notARepository(directory, found.stderr);
  const root = await realpath(shown);
  const git = gitIn(root);
  const objects = objectReader(git);

  /** The real location of a path, or of its nearest existing ancestor, must be inside the root. */
  async function locate(path: string): Promise<string> {
    const absolute = join(root, path);
    for (let probe = absolute; ; probe = dirname(probe)) {
      const real = await realpath(probe).catch(() => undefined);
      if (real === undefined) {
        const dangling = await lstat(probe).catch(() => undefined);
        if (dangling?.isSymbolicLink()) throw outside(path, 'it is a symbolic link to something that is not there');
        continue;
      }
      if (!isInside(root, real)) throw outside(path, `it is a symbolic link to ${real}`);
      return absolute;
    }
  }

  async function commitOf(revision: string): Promise<string> {
    const { stdout } = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    const commit = stdout.toString().trim();
    if (commit !== '') return commit;
    throw new PrpError('E_NOT_FOUND', `There is no commit ${revision} in this repository.`, {
      hint: 'Fetch it first; in a workflow, check out with fetch-depth: 0.',
    });
  }

  return {
    root,
    git,
    objects,
    workTree: workTree(root, git),

    pathOf(typed, from) {
      const path = relative(root, resolve(from, typed));
      if (path === '' || isAbsolute(path) || path.split(sep)[0] === '..') {
        throw outside(typed, `the repository is ${root}`);
      }
      return path.split(sep).join('/');
    },

    async read(path) {
      const location = await locate(path);
      try {
        return await readFile(location);
      } catch (cause) {
        throw unreadable(path, cause);
      }
    },

    async write(path, bytes) {
      const location = await realpath(await locate(path)).catch(() => join(root, path));
      const temporary = join(dirname(location), `.${randomBytes(6).toString('hex')}.prp-tmp`);
      try {
        await mkdir(dirname(location), { recursive: true });
        const before = await stat(location).catch(() => undefined);
        await writeFile(temporary, bytes, { flag: 'wx', ...(before && { mode: before.mode }) });
        await rename(temporary, location);
      } catch (cause) {
        await rm(temporary, { force: true });
        throw new PrpError('E_IO', `${path} could not be written: ${messageOf(cause)}`, {
          hint: 'Nothing was changed. Check the permissions and the free space of the directory.',
          cause,
        });
      }
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
      return withoutCredentials(origin.trim()) || null;
    },

    actor: async () => (await settingsOf(git)).identity,
  };
}

/** `https://token@host/owner/name.git` → `https://host/owner/name`: an address is stored, a credential never. */
function withoutCredentials(address: string): string {
  const short = /^(?:https?:\/\/(?:[^@/]*@)?|(?:ssh:\/\/)?git@)github\.com[/:](.+?)(?:\.git)?\/?$/.exec(address);
  return short?.[1] ?? address.replace(/^(\w+:\/\/)[^@/]*@/, '$1');
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function noDirectory(directory: string, cause: unknown): PrpError {
  return new PrpError('E_NOT_FOUND', `There is no directory ${directory}.`, {
    hint: 'Check the spelling; -C DIR names the directory to work in.',
    cause,
  });
}

function notARepository(directory: string, said: string): PrpError {
  const unsafe = said.includes('safe.directory');
  return new PrpError(
    'E_NOT_A_REPOSITORY',
    unsafe
      ? `Git does not trust the owner of ${directory}.`
      : `${directory} is not in the work tree of a Git repository.`,
    {
      hint: unsafe
        ? `git config --global --add safe.directory ${directory}`
        : 'Run `git init` here first, or name a repository with -C DIR.',
    },
  );
}

function outside(path: string, why: string): PrpError {
  return new PrpError('E_OUTSIDE_REPOSITORY', `${path} is not a file of this repository: ${why}.`, {
    hint: 'Name a file inside the repository; -C DIR chooses another one.',
  });
}

function unreadable(path: string, cause: unknown): PrpError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new PrpError('E_NOT_FOUND', `${path} does not exist.`, {
      hint: 'Check the spelling; `prp list` shows the PRPs that have versions.',
      cause,
    });
  }
  if (code === 'EISDIR') {
    return new PrpError('E_USAGE', `${path} is a directory.`, {
      hint: `Name a file, for example ${path}/feature.md.`,
      cause,
    });
  }
  return new PrpError('E_IO', `${path} could not be read: ${messageOf(cause)}`, {
    hint: 'Check its permissions.',
    cause,
  });
}
