import { lstat, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commonDirectory, type GitLocation } from '../../system/git-directory.ts';

/** A process that wrote something this old has ended. */
const oldMs = 24 * 3_600_000;

const packLeftover = /^tmp_(?:pack|idx|rev|bitmap)_[A-Za-z0-9]{6}$/;
const objectLeftover = /^tmp_obj_[A-Za-z0-9]{6}$/;

/**
 * Removes what killed writers have left in Git's directory, if it belongs to this user and is older than a day:
 * unfinished packs and objects, keep files of finished packs, temporary files, crash reports of our own imports. Git
 * itself removes them only when it prunes. Never fails: what cannot be removed stays.
 */
export async function removeLeftovers(git: GitLocation): Promise<void> {
  const common = await commonDirectory(git);
  if (common === undefined) return;
  const objects = join(common, 'objects');
  const folders = (await namesIn(objects)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  await Promise.all([
    removeFrom(join(objects, 'pack'), (name) => packLeftover.test(name)),
    removeFrom(join(objects, 'pack'), (name) => /^pack-[0-9a-f]{40,64}\.keep$/.test(name), /^fast-import$/),
    ...['.', ...folders].map((folder) => removeFrom(join(objects, folder), (name) => objectLeftover.test(name))),
    removeFrom(common, (name) => /^(?:prp-[0-9a-f]{16}\.written(?:\.\d+)?|\.[0-9a-f]{12}\.prp-tmp)$/.test(name)),
    removeFrom(common, (name) => /^fast_import_crash_\d+$/.test(name), /refs\/prp\/pending/),
  ]);
}

/**
 * Removes unfinished packs that were started after `since` (milliseconds since 1970) and that no process has open: the
 * leftovers of a failed write, as on a full disk. Only where the system can list open files.
 */
export async function removeUnfinishedPacks(git: GitLocation, since: number): Promise<void> {
  const common = await commonDirectory(git);
  if (common === undefined) return;
  const packs = join(common, 'objects/pack');
  const found = (await namesIn(packs)).filter((name) => packLeftover.test(name)).map((name) => join(packs, name));
  if (found.length === 0) return;
  const open = await openFiles();
  if (open === undefined) return;
  for (const path of found) {
    const file = await lstat(path).catch(() => undefined);
    if (file?.isFile() && isOurs(file.uid) && file.mtimeMs >= since && !open.has(path)) await remove(path);
  }
}

async function removeFrom(folder: string, isWanted: (name: string) => boolean, content?: RegExp): Promise<void> {
  for (const name of (await namesIn(folder)).filter(isWanted)) {
    const path = join(folder, name);
    const file = await lstat(path).catch(() => undefined);
    if (!file?.isFile() || !isOurs(file.uid) || Date.now() - file.mtimeMs < oldMs) continue;
    if (content !== undefined && !content.test(await readFile(path, 'utf8').catch(() => ''))) continue;
    await remove(path);
  }
}

function isOurs(uid: number): boolean {
  return process.getuid === undefined || process.getuid() === uid;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** Paths that processes of this user have open; `undefined` where the system cannot tell. */
async function openFiles(): Promise<ReadonlySet<string> | undefined> {
  const processes = (await namesIn('/proc')).filter((name) => /^\d+$/.test(name));
  if (processes.length === 0) return undefined;
  const open = new Set<string>();
  for (const id of processes) {
    for (const descriptor of await namesIn(`/proc/${id}/fd`)) {
      open.add(await readlink(`/proc/${id}/fd/${descriptor}`).catch(() => ''));
    }
  }
  return open;
}
