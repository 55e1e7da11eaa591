import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Git } from './git.ts';

/** The files of a repository at one moment: its work tree now, or one commit. */
export interface Tree {
  /** Every file, for searching and suggesting. */
  files(): Promise<ReadonlySet<string>>;
  /** `undefined` when nothing is there; nothing outside the repository is ever there. */
  kindOf(path: string): Promise<'file' | 'directory' | undefined>;
  /** `undefined` when it is not a readable file. */
  read(path: string): Promise<Uint8Array | undefined>;
}

export function workTree(root: string, git: Git): Tree {
  let listed: Promise<ReadonlySet<string>> | undefined;
  return {
    files() {
      listed ??= git
        .text(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])
        .then((names) => new Set(names.split('\0').filter(Boolean)));
      return listed;
    },
    async kindOf(path) {
      const real = await realpath(join(root, path)).catch(() => undefined);
      if (real === undefined || !isInside(root, real)) return undefined;
      const found = await stat(real);
      return found.isDirectory() ? 'directory' : 'file';
    },
    async read(path) {
      const real = await realpath(join(root, path)).catch(() => undefined);
      return real !== undefined && isInside(root, real) ? readFile(real).catch(() => undefined) : undefined;
    },
  };
}

export function commitTree(git: Git, commit: string): Tree {
  let listed: Promise<ReadonlySet<string>> | undefined;
  const files = () => {
    listed ??= git
      .text(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
      .then((names) => new Set(names.split('\0').filter(Boolean)));
    return listed;
  };
  return {
    files,
    async kindOf(path) {
      const names = await files();
      if (names.has(path)) return 'file';
      return names.values().some((name) => name.startsWith(`${path}/`)) ? 'directory' : undefined;
    },
    async read(path) {
      const { exitCode, stdout } = await git.run(['cat-file', 'blob', `${commit}:${path}`]);
      return exitCode === 0 ? stdout : undefined;
    },
  };
}

/** Both absolute, links resolved. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}
