import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';
import { maxFileBytes } from '../base/limits.ts';
import { objectReader } from './object-reader.ts';

/** Tracked files that a sparse checkout leaves out of the work tree. */
export interface Skipped {
  /** Git's ids of their contents, by path. */
  readonly blobs: ReadonlyMap<string, string>;
  /** All directories above them. */
  readonly directories: ReadonlySet<string>;
  /** `undefined` for any other path, and for more than `longest` bytes. */
  read(path: string, longest?: number): Promise<Uint8Array | undefined>;
}

/** Asks Git for the files that the index marks as left out (`skip-worktree`), without links and submodules. */
export async function skippedFiles(git: Git): Promise<Skipped> {
  const listed = (await isSparse(git)) ? await git.text(['ls-files', '-z', '-t', '--stage', '--cached']) : '';
  const blobs = new Map<string, string>();
  const directories = new Set<string>();
  for (const line of listed.split('\0')) {
    const [, id, path] = /^S 100\d{3} ([0-9a-f]+) 0\t(.*)$/s.exec(line) ?? [];
    if (id === undefined || path === undefined) continue;
    blobs.set(path, id);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      directories.add(path.slice(0, end));
    }
  }
  return {
    blobs,
    directories,
    async read(path, longest = maxFileBytes) {
      const id = blobs.get(path);
      if (id === undefined) return undefined;
      const objects = objectReader(git, longest);
      try {
        const [found] = await objects.read([id]);
        return found?.isTooLong ? undefined : found?.bytes;
      } finally {
        await objects.close();
      }
    },
  };
}

/** Whether the repository ever had a sparse checkout. Without one no file is left out, and Git need not be asked. */
async function isSparse({ location }: Git): Promise<boolean> {
  if (location === undefined) return true;
  return stat(join(location.gitDirectory, 'info/sparse-checkout')).then(
    () => true,
    () => false,
  );
}

/** Files of the work tree: tracked ones that are present, and untracked ones that are not ignored. */
export async function presentFiles(git: Git): Promise<ReadonlySet<string>> {
  const listed = await git.text(['ls-files', '-z', '-t', '--cached', '--others', '--exclude-standard']);
  const lines = listed.split('\0').filter((line) => line !== '' && !line.startsWith('S '));
  return new Set(lines.map((line) => line.slice(2)));
}
