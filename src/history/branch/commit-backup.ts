import { hash } from 'node:crypto';

import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../../base/errors.ts';
import { commonDirectory } from '../../system/git-directory.ts';
import type { Git } from '../../system/git.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { replaceFile } from '../../system/replace-file.ts';
import type { NewCommit } from './new-commit.ts';
import { ensureObjects } from './ensure-objects.ts';

/**
 * A copy of this tool's newest commit, in a file that Git does not know. A `git prune` that started before a save may
 * remove the commit's objects after the save. The next writer notices that and writes them again from the file.
 */
export interface CommitBackup {
  /** `objects`: the ids of all objects that were stored for the commit. */
  save(id: string, commit: NewCommit, objects: readonly string[]): Promise<void>;
  /** Writes lost objects of the newest commit again, whichever process made it; true when some were lost. */
  restore(): Promise<boolean>;
  /** The same for the newest commit of this process. */
  restoreOwn(): Promise<void>;
  discard(): Promise<void>;
}

interface BackedUpCommit {
  readonly id: string;
  readonly commit: NewCommit;
  readonly objects: readonly string[];
}

/** No prune of these repositories takes longer; an object that is missing later is damage, and reported as such. */
const maxAgeMs = 60_000;
/** Files of one commit; a larger one is stored in a pack, which prune does not touch. */
const maxFiles = 100;
/** Bytes of all its files. */
const maxBytes = 1_000_000;
/** A prune removes most of a commit. A single missing object has another cause, which must not be hidden. */
const minLost = 2;

export function commitBackup(git: Git, objects: ObjectReader, branch: string): CommitBackup {
  /** The newest commit that this process saved. */
  let own: BackedUpCommit | undefined;

  async function backupPath(): Promise<string | undefined> {
    const common = await commonDirectory(git);
    const digest = hash('sha256', branch).slice(0, 16);
    return common && join(common, `prp-${digest}.written`);
  }

  async function readNewest(): Promise<BackedUpCommit | undefined> {
    const path = await backupPath();
    const found = path && (await stat(path).catch(() => undefined));
    if (!path || !found || Math.abs(Date.now() - found.mtimeMs) > maxAgeMs) return undefined;
    return parseBackup(await readFile(path, 'utf8').catch(() => ''));
  }

  async function restoreLost(backedUp: BackedUpCommit | undefined): Promise<boolean> {
    if (backedUp === undefined) return false;
    try {
      const found = await objects.read(backedUp.objects);
      if (found.filter((object) => object === undefined).length < minLost) return false;
      await ensureObjects(git, objects, backedUp.commit, backedUp.id);
      return true;
    } catch (error) {
      // The code that needs a damaged object reports it.
      if (!(error instanceof PrpError)) throw error;
      return false;
    }
  }

  return {
    async save(id, commit, ids) {
      own = isSmall(commit) ? { id, commit, objects: ids } : undefined;
      const path = await backupPath();
      if (path === undefined || own === undefined) return;
      try {
        replaceFile(path, printBackup(own));
      } catch {
        // The commit itself is in Git: this copy is only a second safeguard.
      }
    },

    restore: async () => restoreLost(await readNewest()),

    async restoreOwn() {
      await restoreLost(own);
    },

    async discard() {
      own = undefined;
      const path = await backupPath();
      if (path !== undefined) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

function isSmall({ change: { write } }: NewCommit): boolean {
  const bytes = write.values().reduce((sum, { length }) => sum + length, 0);
  return write.size <= maxFiles && bytes <= maxBytes;
}

function printBackup({ commit: { change, date, ...rest }, ...backedUp }: BackedUpCommit): string {
  const write = [...change.write].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  return JSON.stringify({ ...backedUp, ...rest, date: date.getTime(), write, remove: change.remove ?? [] });
}

/** Only this tool writes the file; truncated or foreign content is ignored. */
function parseBackup(text: string): BackedUpCommit | undefined {
  try {
    const { id, objects, date, write, remove, ...rest } = JSON.parse(text) as Omit<NewCommit, 'change' | 'date'> & {
      readonly id: string;
      readonly objects: readonly string[];
      readonly date: number;
      readonly write: readonly (readonly [string, string])[];
      readonly remove: readonly string[];
    };
    const bytes = write.map(([path, content]) => [path, Buffer.from(content, 'base64')] as const);
    return { id, objects, commit: { ...rest, date: new Date(date), change: { write: new Map(bytes), remove } } };
  } catch {
    return undefined;
  }
}
