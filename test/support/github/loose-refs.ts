import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export const nullId = '0'.repeat(40);

/** `[name, new, expected]`; `nullId`: not there; without `expected` it may point anywhere. */
export type RefUpdate = readonly [string, string, string?];

/** The files in which Git keeps references that are not packed, read and moved without a process. */
export interface LooseRefs {
  /** The id of a full name; `undefined` when it is not there, `null` when Git must be asked. */
  read(name: string): string | undefined | null;
  /** Moves all or none, under the locks that Git itself takes; `null` when Git must be asked. */
  update(updates: readonly RefUpdate[]): boolean | null;
}

const plainName = /^refs(?:\/[\w-](?:[\w-]|\.(?=[\w-]))*)+$/;

/** `directory` is the repository's. Answers `null` where Git must be asked, because a name or the repository is not plain. */
export function looseRefs(directory: string): LooseRefs {
  const isPlain = (name: string) =>
    plainName.test(name) && !/\.lock(?:\/|$)/.test(name) && !existsSync(join(directory, 'packed-refs'));

  function read(name: string): string | undefined | null {
    if (!isPlain(name)) return null;
    try {
      const id = readFileSync(join(directory, name), 'latin1').trim();
      return /^[0-9a-f]{40}$/.test(id) ? id : null;
    } catch {
      return undefined;
    }
  }

  return {
    read,
    update(updates) {
      const files = updates.map(([name]) => join(directory, name));
      const isOdd = updates.some(([name], index) => !isPlain(name) || isDirectory(files[index] ?? ''));
      if (isOdd || new Set(files).size < files.length) return null;
      const locks: string[] = [];
      try {
        for (const [index, [, id]] of updates.entries()) {
          const lock = `${files[index]}.lock`;
          mkdirSync(dirname(lock), { recursive: true });
          const handle = openSync(lock, 'wx');
          locks.push(lock);
          writeSync(handle, `${id}\n`);
          closeSync(handle);
        }
        const current = updates.map(([name]) => read(name));
        if (current.includes(null)) return null;
        const isExpected = updates.every(
          ([, , expected], index) => expected === undefined || expected === (current[index] ?? nullId),
        );
        if (!isExpected) return false;
        for (const [index, [, id]] of updates.entries()) {
          const file = files[index] ?? '';
          if (id === nullId) rmSync(file, { force: true });
          else renameSync(`${file}.lock`, file);
        }
        return true;
      } catch {
        // Another process has the lock, or a name is a folder of another one: git knows what to do.
        return null;
      } finally {
        for (const lock of locks) rmSync(lock, { force: true });
      }
    },
  };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
