import { hash } from 'node:crypto';

import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../../base/errors.ts';
import { commonDirectory } from '../../system/git-directory.ts';
import type { Git } from '../../system/git.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { replaceFile } from '../../system/replace-file.ts';
import type { NewCommit } from './make-commit.ts';
import { ensureObjects } from './ensure-objects.ts';

/**
 * The newest commit of this tool a second time, in a file that Git does not know: a `git prune` that started before a save
 * may take its objects when the save is over. The next writer looks for them, and writes them again from that file.
 */
export interface CommitBackup {
  /** `objects`: the ids of all that was stored for the commit. */
  save(id: string, commit: NewCommit, objects: readonly string[]): Promise<void>;
  /** Writes again what was lost of the newest commit, whoever made it; true when something was. */
  restore(): Promise<boolean>;
  /** The same for the newest that was noted here. */
  restoreOwn(): Promise<void>;
  discard(): Promise<void>;
}

interface BackedUpCommit {
  readonly id: string;
  readonly commit: NewCommit;
  readonly objects: readonly string[];
}

/** No prune of these repositories goes on for so long; what is missing later is damaged, and told as that. */
const maxAgeMs = 60_000;
/** Files of one commit; one with more is stored in a pack, which no prune touches. */
const maxFiles = 100;
/** Bytes of all of them. */
const maxBytes = 1_000_000;
/** A prune takes most of a commit. Who misses one object alone has another trouble, which must not be hidden. */
const minLost = 2;

export function commitBackup(git: Git, objects: ObjectReader, branch: string): CommitBackup {
  /** What this process noted last. */
  let own: BackedUpCommit | undefined;

  async function file(): Promise<string | undefined> {
    const common = await commonDirectory(git);
    const digest = hash('sha256', branch).slice(0, 16);
    return common && join(common, `prp-${digest}.written`);
  }

  async function newest(): Promise<BackedUpCommit | undefined> {
    const path = await file();
    const found = path && (await stat(path).catch(() => undefined));
    if (!path || !found || Math.abs(Date.now() - found.mtimeMs) > maxAgeMs) return undefined;
    return parseBackup(await readFile(path, 'utf8').catch(() => ''));
  }

  async function rewrite(noted: BackedUpCommit | undefined): Promise<boolean> {
    if (noted === undefined) return false;
    try {
      const found = await objects.read(noted.objects);
      if (found.filter((object) => object === undefined).length < minLost) return false;
      await ensureObjects(git, objects, noted.commit, noted.id);
      return true;
    } catch (error) {
      // Whoever needs what is damaged is told.
      if (!(error instanceof PrpError)) throw error;
      return false;
    }
  }

  return {
    async save(id, commit, ids) {
      own = isSmall(commit) ? { id, commit, objects: ids } : undefined;
      const path = await file();
      if (path === undefined || own === undefined) return;
      try {
        replaceFile(path, printBackup(own));
      } catch {
        // The commit itself is in Git: this copy is only a second safeguard.
      }
    },

    restore: async () => rewrite(await newest()),

    async restoreOwn() {
      await rewrite(own);
    },

    async discard() {
      own = undefined;
      const path = await file();
      if (path !== undefined) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

function isSmall({ change: { write } }: NewCommit): boolean {
  const bytes = write.values().reduce((sum, { length }) => sum + length, 0);
  return write.size <= maxFiles && bytes <= maxBytes;
}

function printBackup({ commit: { change, date, ...rest }, ...noted }: BackedUpCommit): string {
  const write = [...change.write].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  return JSON.stringify({ ...noted, ...rest, date: date.getTime(), write, remove: change.remove ?? [] });
}

/** Only this tool writes there; what is cut off or something else is none of it. */
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
