import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isGitPath } from '../base/git-name.ts';
import { isInside } from '../base/is-inside.ts';
import { maxFileBytes } from '../base/limits.ts';
import type { ConfinedFiles } from './confined-files.ts';
import type { Git } from './git.ts';
import { hashFiles } from './blob-id.ts';
import type { ObjectReader } from './object-reader.ts';
import { presentFiles, type Skipped, skippedFiles } from './skipped-files.ts';

/** The files of a repository at one moment: its work tree now, or one commit. */
export interface Tree {
  /** Every file, for searching and suggesting. */
  files(): Promise<ReadonlySet<string>>;
  /**
   * The kind of a path; `link` for a symbolic link without a target in the repository. `undefined` for a missing path
   * and for all paths outside the repository.
   */
  kindOf(path: string): Promise<'file' | 'directory' | 'link' | undefined>;
  /**
   * `undefined` unless it is a readable regular file of at most `longest` bytes; a symbolic link is none. @default 16
   * MiB
   */
  read(path: string, longest?: number): Promise<Uint8Array | undefined>;
  /** Git's ids of contents, as a commit would store them; unreadable files are left out. */
  blobs(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export function workTree(root: string, git: Git, confined: ConfinedFiles): Tree {
  let listed: Promise<ReadonlySet<string>> | undefined;
  let left: Promise<Skipped> | undefined;
  /** By path, the request that includes it. */
  const hashed = new Map<string, Promise<ReadonlyMap<string, string>>>();

  /** Asks for files of a sparse checkout only when a file is missing. */
  const skipped = () => {
    left ??= skippedFiles(git);
    return left;
  };

  /** The target of a path, unless it is missing, outside, or in Git's own directory. */
  async function locate(path: string): Promise<string | undefined> {
    if (path.includes('\0') || isGitPath(path)) return undefined;
    const real = await realpath(join(root, path)).catch(() => undefined);
    if (real === undefined || !isInside(root, real)) return undefined;
    return isGitPath(relative(root, real).split(sep).join('/')) ? undefined : real;
  }

  /** In a directory of the repository. */
  async function isLink(path: string): Promise<boolean> {
    const above = dirname(path);
    if (isGitPath(path) || path.includes('\0') || (above !== '.' && (await locate(above)) === undefined)) return false;
    return (await lstat(join(root, path)).catch(() => undefined))?.isSymbolicLink() === true;
  }

  async function hash(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    // Git would wait forever for the end of a pipe or a device.
    const kept = await Promise.all(paths.map(async (path) => ((await confined.holds(path)) ? [path] : [])));
    const ids = new Map(await hashFiles(git, kept.flat()));
    if (ids.size === paths.length) return ids;
    const { blobs } = await skipped();
    for (const path of paths) {
      const id = ids.get(path) ?? blobs.get(path);
      if (id !== undefined) ids.set(path, id);
    }
    return ids;
  }

  return {
    files() {
      listed ??= presentFiles(git);
      return listed;
    },
    async kindOf(path) {
      const real = await locate(path);
      if (real !== undefined) return (await stat(real)).isDirectory() ? 'directory' : 'file';
      if (await isLink(path)) return 'link';
      const { blobs, directories } = await skipped();
      if (blobs.has(path)) return 'file';
      return directories.has(path) ? 'directory' : undefined;
    },
    read: async (path, longest) =>
      confined.read(path, longest).catch(async () => (await skipped()).read(path, longest)),
    async blobs(paths) {
      const fresh = [...new Set(paths)].filter((path) => !hashed.has(path));
      const hashing = hash(fresh);
      for (const path of fresh) hashed.set(path, hashing);
      const answers = await Promise.all(new Set(paths.flatMap((path) => hashed.get(path) ?? [])));
      return idsOf(paths, new Map(answers.flatMap((ids) => [...ids])));
    },
  };
}

export function commitTree(git: Git, objects: ObjectReader, commit: string): Tree {
  let listed: Promise<ReadonlyMap<string, string | undefined>> | undefined;
  let named: Promise<ReadonlySet<string>> | undefined;
  /** Every path with the id of its blob, without links and submodules. */
  const entries = () => {
    listed ??= git.text(['ls-tree', '-r', '-z', '--full-tree', commit]).then((text) => new Map(readEntries(text)));
    return listed;
  };
  return {
    files() {
      named ??= entries().then((found) => new Set(found.keys()));
      return named;
    },
    async kindOf(path) {
      const names = await entries();
      if (names.has(path)) return 'file';
      return names.keys().some((name) => name.startsWith(`${path}/`)) ? 'directory' : undefined;
    },
    async read(path, longest = maxFileBytes) {
      // Git follows no link on the way, and would read a link itself as the path in it.
      const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const above = directory === '' ? `${commit}^{tree}` : `${commit}:${directory}`;
      const [tree, found] = await objects.read([above, `${commit}:${path}`]);
      if (tree?.type !== 'tree' || found?.type !== 'blob') return undefined;
      if (found.isTooLong || found.bytes.length > longest) return undefined;
      const lines = treeLines(Buffer.from(tree.bytes), tree.id.length / 2);
      const name = path.slice(directory === '' ? 0 : directory.length + 1);
      return lines.some((line) => line.name === name && isRegular(line.mode)) ? found.bytes : undefined;
    },
    async blobs(paths) {
      return idsOf(paths, await entries());
    },
  };
}

/** `<mode> <type> <id>\t<path>`, each followed by a NUL. */
function* readEntries(text: string): Iterable<readonly [string, string | undefined]> {
  for (const entry of text.split('\0').filter(Boolean)) {
    const end = entry.indexOf('\t');
    const [mode = '', , id] = entry.slice(0, end).split(' ');
    yield [entry.slice(end + 1), isRegular(mode) ? id : undefined];
  }
}

function idsOf(paths: readonly string[], known: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const id = known.get(path);
      return id === undefined ? [] : [[path, id]];
    }),
  );
}

/** One name in a directory of Git's. */
interface TreeLine {
  /** Octal: `100644` and `100755` are regular files, `120000` is a symbolic link, `160000` a submodule, `40000` a directory. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** Reads Git's binary form of a directory: `<mode> <name>\0<id>`, repeated. Throws for any other content. */
function* treeLines(bytes: Buffer, idBytes: number): Generator<TreeLine> {
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < at || end < space) throw new Error('This is not a Git tree.');
    const mode = bytes.toString('latin1', at, space);
    const name = bytes.toString('utf8', space + 1, end);
    at = end + 1 + idBytes;
    yield { mode, name, id: bytes.toString('hex', end + 1, at) };
  }
}

/** Whether a mode is that of a regular file. */
function isRegular(mode: string): boolean {
  return mode.startsWith('100');
}
