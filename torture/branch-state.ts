import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../src/system/git.ts';
import { type NamedItem, readTree } from './edit-tree.ts';
import { ref } from './forger.ts';

/** The files of a branch as far as they can be read, also when it is damaged. */
export interface BranchState {
  /** Path → mode and id: of files, and of directories that cannot be read. Undefined where there is no tree at all. */
  readonly entries: ReadonlyMap<string, string> | undefined;
  /** The reference's file. */
  readonly reference: string;
}

/** So many are read one by one. */
const mostEntries = 20_000;

export async function branchState(git: Git): Promise<BranchState> {
  const reference = await readFile(join(git.directory, '.git', ref), 'utf8').catch(() => 'not there');
  const found = await git.run(['--no-replace-objects', 'rev-parse', '--verify', '--quiet', `${ref}^{tree}`]);
  const root = found.stdout.toString().trim();
  const sound = found.exitCode === 0 ? await entriesOf(git, root) : undefined;
  if (sound !== undefined) return { entries: sound, reference };

  // Something is missing or damaged: what can be read is looked at one by one.
  const entries = new Map<string, string>();
  if (found.exitCode !== 0 || (await itemsOf(git, root)) === undefined) return { entries: undefined, reference };
  const visit = async (path: string, id: string): Promise<void> => {
    for (const item of (await itemsOf(git, id)) ?? []) {
      if (entries.size > mostEntries) return;
      const place = path === '' ? item.name : `${path}/${item.name}`;
      const isReadable = item.mode === '40000' && (await itemsOf(git, item.id)) !== undefined;
      if (isReadable) await visit(place, item.id);
      else entries.set(place, `${item.mode} ${item.id}`);
    }
  };
  await visit('', root);
  return { entries, reference };
}

/** All at once; undefined when that fails. */
async function entriesOf(git: Git, root: string): Promise<ReadonlyMap<string, string> | undefined> {
  const listed = await git.run(['--no-replace-objects', 'ls-tree', '-r', '-z', root]);
  if (listed.exitCode !== 0) return undefined;
  const lines = listed.stdout.toString('latin1').split('\0').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [mode = '', , id = ''] = line.slice(0, line.indexOf('\t')).split(' ');
      return [line.slice(line.indexOf('\t') + 1), `${mode} ${id}`] as const;
    }),
  );
}

async function itemsOf(git: Git, id: string): Promise<readonly NamedItem[] | undefined> {
  return readTree(git, id).catch(() => undefined);
}

/** The files that are part of a version. Tags and the like may be rewritten; a foreign file may go. */
const isOfVersion = /(^|\/)v\d{8}_\d{6}_[0-9a-f]{7}(\/|$)/;

/** Paths of versions that were there and are not, or are others. `truth` is the branch before anybody forged it. */
export function lostSince(before: BranchState, after: BranchState, truth: BranchState): readonly string[] {
  // Nothing is lost with a new branch in the place of one that was deleted.
  if (before.entries === undefined && before.reference === 'not there') return [];
  // A file that cannot be read stays as it is, or is restored.
  if (before.entries === undefined && after.reference === before.reference) return [];
  if (after.entries === undefined) return ['the branch cannot be read any more'];
  const { entries } = after;
  return [...(before.entries ?? truth.entries ?? [])]
    .filter(([path, entry]) => isOfVersion.test(path) && entries.get(path) !== entry)
    .map(([path]) => `${JSON.stringify(path)} was there`);
}
