import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../system/replace-file.ts';

/** Files of this user's that nobody else can have put there. */
export interface PrivateFolder {
  /** What was written under a name, whole, and when, in milliseconds; `undefined` when there is no such thing. */
  read(name: string): { readonly bytes: Buffer; readonly writtenMs: number } | undefined;
  /** In one step: who reads at the same time gets all of the old or all of the new. Throws what the file system throws. */
  write(name: string, bytes: Buffer): void;
  /** Removes what was written before that moment, in milliseconds. Throws what the file system throws. */
  removeOlder(thanMs: number): void;
}

const digestLength = 32;

/**
 * The folder `name` of the program in `home`, which is an absolute path. `undefined` when it is not there, or is not to
 * be trusted: it and the program's own above it must be directories of this user's, no links, that others can neither
 * read nor write. Each file starts with a digest that names the very folder: one that came with a repository or an
 * archive, whoever owns it by then, says nothing here.
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

/** Makes the folder where it is missing. Throws what the file system throws. */
export function makePrivateFolder(home: string, name: string): PrivateFolder | undefined {
  mkdirSync(join(home, 'prp', name), { recursive: true, mode: 0o700 });
  return privateFolder(home, name);
}

/** Windows has neither owners nor modes, and a profile for each user. */
function isOurs(found: Stats): boolean {
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
}
