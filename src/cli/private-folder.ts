import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { replaceFile } from '../system/replace-file.ts';

/** Files that only this user can have written. */
export interface PrivateFolder {
  /** The bytes of a file, and the time of the write in milliseconds; `undefined` when it is missing or was changed. */
  read(name: string): { readonly bytes: Buffer; readonly writtenMs: number } | undefined;
  /** Replaces a file in one step. Throws the file system's error. */
  write(name: string, bytes: Buffer): void;
  /** Removes files that were written before that moment, in milliseconds. Throws the file system's error. */
  removeOlder(thanMs: number): void;
}

const digestLength = 32;

/**
 * Opens `<home>/prp/<name>`; `home` is an absolute path. `undefined` when it is missing or cannot be trusted: both
 * directories below `home` must belong to this user, be no links, and give others no permission. Each file starts with a
 * digest that includes the identity of the folder. A file from a repository or an archive has another digest, and is
 * ignored, whatever its owner.
 */
export function privateFolder(home: string, name: string): PrivateFolder | undefined {
  const own = join(home, 'prp');
  const folder = join(own, name);
  let found: Stats;
  try {
    found = lstatSync(folder);
    if (!isOurs(lstatSync(own)) || !isOurs(found)) return undefined;
  } catch {
    return undefined;
  }
  const digestOf = (bytes: Buffer) => createHash('sha256').update(`${found.dev}:${found.ino}\n`).update(bytes).digest();

  return {
    read(file) {
      const place = join(folder, file);
      try {
        const content = readFileSync(place);
        const bytes = content.subarray(digestLength);
        if (!digestOf(bytes).equals(content.subarray(0, digestLength))) return undefined;
        return { bytes, writtenMs: statSync(place).mtimeMs };
      } catch {
        return undefined;
      }
    },

    write(file, bytes) {
      const place = join(folder, file);
      replaceFile(place, Buffer.concat([digestOf(bytes), bytes]), { mode: 0o600 });
    },

    removeOlder(thanMs) {
      for (const file of readdirSync(folder)) {
        const place = join(folder, file);
        if (lstatSync(place).mtimeMs < thanMs) rmSync(place, { force: true });
      }
    },
  };
}

/** Opens the folder, and makes it where it is missing. Throws the file system's error. */
export function makePrivateFolder(home: string, name: string): PrivateFolder | undefined {
  makeDirectory(join(home, 'prp', name));
  return privateFolder(home, name);
}

/** One directory at a time: with `recursive`, Node 24 never returns where an existing parent says ENOENT, as in /proc. */
function makeDirectory(path: string): void {
  const parent = dirname(path);
  if (parent !== path && !existsSync(parent)) makeDirectory(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may make it at the same time.
    if (!existsSync(path)) throw error;
  }
}

/** Windows has neither owners nor modes, but a profile for each user. */
function isOurs(found: Stats): boolean {
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
}

/**
 * The user's directory for caches; `undefined` where there is none. A relative path counts as none: it would depend on the
 * current directory.
 * See https://specifications.freedesktop.org/basedir-spec/latest/.
 */
export function cacheHome(): string | undefined {
  const named = process.env['XDG_CACHE_HOME'] ?? '';
  return [named, join(homeDirectory(), '.cache')].find((place) => isAbsolute(place));
}

/** Empty for a user without one: in a container, the system often does not know the user. */
function homeDirectory(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
