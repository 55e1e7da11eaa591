import { PrpError } from '../../base/errors.ts';
import { oneLine } from '../branch/commit-message.ts';
import { parseRemoved, parseTrailers, versionKey } from '../branch/parse-trailers.ts';
import type { Branch, StoredFile } from '../branch/branch.ts';
import { type Snapshot, filesByListing, snapshotOf } from '../versions/snapshot.ts';
import { classifyPath } from '../versions/classify-path.ts';

/** How many commits back to look for a directory. */
const maxCommits = 500;

export interface RecoveredFiles {
  /** Files of unreadable directories that older commits still have, by path. */
  readonly files: Map<string, Uint8Array>;
  /** Those directories, with the commit that they were found in. */
  readonly from: Map<string, string>;
  /** Versions that later commits announced, as `versionKey` names them, with their numbers if known. */
  readonly announced: Map<string, number | undefined>;
}

export function noRecoveredFiles(): RecoveredFiles {
  return { files: new Map(), from: new Map(), announced: new Map() };
}

/**
 * The files of a commit; an unreadable directory is replaced by that of the newest older commit where it is readable.
 * Notes such directories in `recovered`.
 */
export async function* filesWithFallback(
  branch: Branch,
  head: string,
  directories: readonly string[],
  recovered: RecoveredFiles,
): AsyncGenerator<StoredFile> {
  for await (const file of filesByListing(snapshotOf(branch, head), directories)) {
    const older = file.content instanceof PrpError ? await findOlderFiles(branch, head, file.path, recovered) : [];
    if (older.length === 0) yield file;
    else yield* older;
  }
}

/** A snapshot of a commit with the directories from older commits in their places. */
export function snapshotWithRecovered(
  branch: Branch,
  head: string,
  { from }: RecoveredFiles,
  latest: number,
): Snapshot {
  const commitOf = (path: string) =>
    [...from].find(([directory]) => path === directory || path.startsWith(`${directory}/`))?.[1] ?? head;
  return {
    latestTime: latest,
    async read(paths) {
      const groups = [...Map.groupBy(paths, commitOf)];
      const read = await Promise.all(groups.map(([commit, some]) => branch.read(commit, some)));
      return new Map(read.flatMap((files) => [...files]));
    },
    list: (directory) => branch.list(commitOf(directory), directory),
  };
}

async function findOlderFiles(
  branch: Branch,
  head: string,
  path: string,
  recovered: RecoveredFiles,
): Promise<readonly StoredFile[]> {
  let commits = 0;
  const removed = new Set<string>();
  const isRemoved = ({ path: file }: { readonly path: string }) => {
    const classified = classifyPath(file);
    return classified.kind === 'version' && removed.has(versionKey(oneLine(classified.prp), classified.id));
  };
  for await (const { id, message } of branch.messages?.(head) ?? []) {
    if (id !== head) {
      const found = (await filesAt(branch, id, path)).filter((one) => !isRemoved(one));
      if (found.length > 0) {
        recovered.from.set(path, id);
        for (const one of found) recovered.files.set(one.path, one.content);
        return found;
      }
    }
    for (const key of parseTrailers(message)?.created ?? []) recovered.announced.set(key, numberIn(message));
    for (const key of parseRemoved(message)) removed.add(key);
    commits += 1;
    if (commits > maxCommits) break;
  }
  return [];
}

/** Empty when the commit has no such directory, or it is unreadable there, too. */
async function filesAt(branch: Branch, commit: string, path: string) {
  const found: { readonly path: string; readonly content: Uint8Array }[] = [];
  try {
    const at = snapshotOf(branch, commit);
    if ((await at.list(path)).length === 0) return [];
    for await (const { path: inner, content } of filesByListing(at, [path])) {
      if (content instanceof Uint8Array) found.push({ path: inner, content });
    }
    return found;
  } catch (error) {
    if (error instanceof PrpError) return [];
    throw error;
  }
}

/** `prp: save PRPs/user-api.md v7` */
function numberIn(message: string): number | undefined {
  const number = /^prp: save .* v(\d+)$/m.exec(message.split('\n', 1)[0] ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}
