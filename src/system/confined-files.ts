import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { isGitPath } from '../base/git-name.ts';
import { isInside } from '../base/is-inside.ts';
import { maxFileBytes } from '../base/limits.ts';
import { replaceFile } from './replace-file.ts';
import { readInTurn, TooLargeError } from './read-queue.ts';

/**
 * Regular files below one directory, each reached through real directories. Never follows a symbolic link, and never
 * reads or writes in a directory of Git's: a link that an attacker commits would otherwise publish a file of this
 * machine, or overwrite one. Paths are relative to the directory and `/` separated.
 */
export interface ConfinedFiles {
  /**
   * Throws `E_NOT_FOUND`, `E_NOT_A_FILE` (a link, a pipe, a device, a directory, a file of Git's), `E_TOO_LARGE` for more
   * than `longest` bytes, and `E_IO`. @default 16 MiB
   */
  read(path: string, longest?: number): Promise<Uint8Array>;
  /** Whether `read` would find a file. */
  holds(path: string): Promise<boolean>;
  /** Throws as `write` would for an obstacle at the path, before any other work is done. */
  checkWritable(path: string): void;
  /** Replaces or creates a file in one step: a reader sees the old bytes or the new. Throws as `read` does. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Creates a directory and its missing parents; returns whether it was missing. Throws as `write`. */
  makeDirectory(path: string): boolean;
  /** Removes a file; a missing one is no error. Throws as `write`. */
  remove(path: string): void;
  /** Appends to a file, and creates a missing one. Throws as `read` does. */
  append(path: string, text: string): void;
}

/** `root` is absolute, links resolved. So are `forbidden`, directories inside it that stay out of reach. */
export function confinedFiles(root: string, forbidden: readonly string[] = []): ConfinedFiles {
  const isForbidden = (path: string) => isGitPath(path) || forbidden.some((one) => isInside(one, join(root, path)));

  function check(path: string): void {
    if (path.includes('\0') || path.split('/').includes('..')) throw notAFile(path, 'it is not below the directory');
    if (isForbidden(path)) throw notAFile(path, "it belongs to Git's own directory");
  }

  async function readRegular(path: string, longest: number): Promise<Uint8Array> {
    const absolute = join(root, path);
    if ((await realpath(absolute)) !== absolute) refuseLinks(root, path);
    // Reading a pipe would never end.
    const file = await open(absolute, constants.O_RDONLY | noFollow | nonBlocking);
    try {
      const found = await file.stat();
      if (!found.isFile()) throw notAFile(path, `it is ${kindOf(found)}`);
      if (found.size > longest) throw new TooLargeError(path, found.size, longest);
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  return {
    async read(path, longest = maxFileBytes) {
      check(path);
      try {
        return await readInTurn(() => readRegular(path, longest));
      } catch (cause) {
        if (cause instanceof PrpError) throw cause;
        // realpath does not find a link to nowhere, and a socket cannot be opened.
        refuseLinks(root, path);
        throw unreadable(path, cause);
      }
    },

    async holds(path) {
      if (isForbidden(path)) return false;
      const absolute = join(root, path);
      const real = await realpath(absolute).catch(() => undefined);
      if (real === undefined) return false;
      const found = await lstat(absolute).catch(() => undefined);
      return found?.isFile() === true && (real === absolute || linkIn(root, path) === undefined);
    },

    checkWritable(path) {
      check(path);
      refuseLinks(root, path);
    },

    write(path, bytes) {
      check(path);
      const absolute = join(root, path);
      try {
        const before = prepare(root, path);
        replaceFile(absolute, bytes, before);
      } catch (cause) {
        if (cause instanceof PrpError) throw cause;
        throw unwritable(path, cause);
      }
    },

    makeDirectory(path) {
      check(path);
      try {
        // Checked as for a file in it: an existing path must be a real directory.
        refuseLinks(root, `${path}/.gitignore`);
        return mkdirSync(join(root, path), { recursive: true }) !== undefined;
      } catch (cause) {
        if (cause instanceof PrpError) throw cause;
        throw unwritable(path, cause);
      }
    },

    remove(path) {
      check(path);
      try {
        refuseLinks(root, path);
        rmSync(join(root, path), { force: true });
      } catch (cause) {
        if (cause instanceof PrpError) throw cause;
        throw unwritable(path, cause);
      }
    },

    append(path, text) {
      check(path);
      const absolute = join(root, path);
      try {
        prepare(root, path);
        const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow | nonBlocking;
        const file = openSync(absolute, flags, 0o666);
        try {
          const found = fstatSync(file);
          if (!found.isFile()) throw notAFile(path, `it is ${kindOf(found)}`);
          appendFileSync(file, text);
        } finally {
          closeSync(file);
        }
      } catch (cause) {
        if (cause instanceof PrpError) throw cause;
        throw unwritable(path, cause);
      }
    },
  };
}

// Undefined on Windows, where they add nothing.
const { O_NOFOLLOW: noFollow, O_NONBLOCK: nonBlocking } = constants;

/** Creates the directories above a file, none through a link; returns the existing regular file. */
function prepare(root: string, path: string): Stats | undefined {
  refuseLinks(root, path);
  const absolute = join(root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  if (realpathSync.native(dirname(absolute)) !== dirname(absolute)) refuseLinks(root, path);
  return lstatSync(absolute, { throwIfNoEntry: false });
}

/** Throws `E_NOT_A_FILE` when a step of the path is a link, or an existing last step is no regular file. */
function refuseLinks(root: string, path: string): void {
  const link = linkIn(root, path);
  if (link !== undefined) throw notAFile(path, `${link === path ? 'it' : link} is a symbolic link`);
  const found = lstatOf(join(root, path));
  if (found !== undefined && !found.isFile()) throw notAFile(path, `it is ${kindOf(found)}`);
}

/** The first step of a path that is a symbolic link. */
function linkIn(root: string, path: string): string | undefined {
  const names = path.split('/');
  for (let count = 1; count <= names.length; count += 1) {
    const step = names.slice(0, count);
    if (lstatOf(join(root, step.join(sep)))?.isSymbolicLink()) return step.join('/');
  }
  return undefined;
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // ENOTDIR, EACCES: opening the file reports them.
    return undefined;
  }
}

const directory = 'a directory';

function kindOf(found: Stats): string {
  if (found.isDirectory()) return directory;
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

function notAFile(path: string, why: string): PrpError {
  return new PrpError('E_NOT_A_FILE', `${path} is not a regular file: ${why}.`, {
    hint: why.endsWith(directory)
      ? `Name a file, for example ${path}/feature.md.`
      : 'Put a regular file in its place, or name the file itself: links are not followed.',
  });
}

function unreadable(path: string, cause: unknown): PrpError {
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new PrpError('E_NOT_FOUND', `${path} does not exist.`, {
      hint: 'Check the spelling; `prp list` shows the PRPs that have versions.',
      cause,
    });
  }
  return new PrpError('E_IO', `${path} could not be read: ${messageOf(cause)}`, {
    hint: 'Check its permissions.',
    cause,
  });
}

function unwritable(path: string, cause: unknown): PrpError {
  return new PrpError('E_IO', `${path} could not be written: ${messageOf(cause)}`, {
    hint: 'Nothing was changed. Check the permissions and the free space of the directory.',
    cause,
  });
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
