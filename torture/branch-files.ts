import type { Git } from '../src/system/git.ts';

/** Path of each file of the versions branch → id of its blob. Throws when Git cannot list them. */
export async function branchFiles(git: Git): Promise<ReadonlyMap<string, string>> {
  const listed = await git.text(['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', 'prp-versions']);
  const entries = listed.split('\0').filter(Boolean);
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf(' ') + 1), entry.slice(0, entry.indexOf(' '))]));
}
