import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const places = [
  '.git/HEAD',
  '.git/index',
  '.git/config',
  '.git/logs/HEAD',
  '.git/logs/refs/stash',
  '.git/refs/stash',
  '.git/refs/heads/main',
  'notes.txt',
];

/** Digests of what no command may touch: HEAD, index, stash, the checked out branch, a file that was changed. */
export async function userState(directory: string): Promise<ReadonlyMap<string, string>> {
  const digests = places.map(async (place) => {
    const bytes = await readFile(join(directory, place)).catch(() => Buffer.from('not there'));
    return [place, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return new Map(await Promise.all(digests));
}

/** The places that differ. */
export function changedUserState(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...before].filter(([place, digest]) => after.get(place) !== digest).map(([place]) => place);
}
