import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Git } from './git.ts';
import { hashFiles } from './hash-files.ts';
import type { ObjectReader } from './object-reader.ts';

/** The files of a repository at one moment: its work tree now, or one commit. */
export interface Tree {
  /** Every file, for searching and suggesting. */
  files(): Promise<ReadonlySet<string>>;
  /** `undefined` when nothing is there; nothing outside the repository is ever there. */
  kindOf(path: string): Promise<'file' | 'directory' | undefined>;
  /** `undefined` when it is not a readable file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Git's ids of what files hold, as a commit would have them; what is not a readable file is not in the answer. */
  blobs(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export function workTree(root: string, git: Git): Tree {
  let listed: Promise<ReadonlySet<string>> | undefined;
  /** By path, the answer that it is part of. */
  const hashed = new Map<string, Promise<ReadonlyMap<string, string>>>();

  /** Where a path leads, unless that is nowhere or outside. */
  async function locate(path: string): Promise<string | undefined> {
    const real = await realpath(join(root, path)).catch(() => undefined);
    return real !== undefined && isInside(root, real) ? real : undefined;
  }

  async function hash(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const files = await Promise.all(
      paths.map(async (path) => {
        const real = await locate(path);
        // Of a pipe or a device git would never see the end.
        const isFile = real !== undefined && (await stat(real).catch(() => undefined))?.isFile();
        return isFile ? [path] : [];
      }),
    );
    return hashFiles(git, files.flat());
  }

  return {
    files() {
      listed ??= git
        .text(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])
        .then((names) => new Set(names.split('\0').filter(Boolean)));
      return listed;
    },
    async kindOf(path) {
      const real = await locate(path);
      if (real === undefined) return undefined;
      const found = await stat(real);
      return found.isDirectory() ? 'directory' : 'file';
    },
    async read(path) {
      const real = await locate(path);
      return real === undefined ? undefined : readFile(real).catch(() => undefined);
    },
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
  /** Every path with the id of its blob; links and submodules have none. */
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
    async read(path) {
      const [found] = await objects.read([`${commit}:${path}`]);
      return found?.type === 'blob' ? found.bytes : undefined;
    },
    async blobs(paths) {
      return idsOf(paths, await entries());
    },
  };
}

/** `<mode> <type> <id>\t<path>`, each with a NUL behind it. */
function* readEntries(text: string): Iterable<readonly [string, string | undefined]> {
  for (const entry of text.split('\0').filter(Boolean)) {
    const end = entry.indexOf('\t');
    const [mode = '', , id] = entry.slice(0, end).split(' ');
    yield [entry.slice(end + 1), mode.startsWith('100') ? id : undefined];
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

/** Both absolute, links resolved. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}
