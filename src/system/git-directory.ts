import { readFileSync } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Git, GitPlace } from './git.ts';

/** A directory of a work tree, and the repository that it belongs to where that is known. */
export interface GitLocation {
  readonly directory: string;
  readonly place?: GitPlace | undefined;
}

/**
 * Git's own directory of a work tree, which all work trees of a repository share: what `git rev-parse --git-common-dir`
 * says, without a process. `undefined` where it is not to be found.
 */
export async function commonDirectory(git: GitLocation): Promise<string | undefined> {
  const own = await ownDirectory(git);
  if (own === undefined) return undefined;
  return resolve(own, commonIn(own).trimEnd());
}

/** What the directory of a linked work tree says of where the others' is; of any other it is the same. */
function commonIn(own: string): string {
  try {
    return readFileSync(join(own, 'commondir'), 'utf8');
  } catch {
    return '.';
  }
}

/** Full name of the branch that is checked out, whether it has a commit or not; null when HEAD is detached. */
export async function checkedOutBranch(git: Git): Promise<string | null> {
  const own = await ownDirectory(git);
  const head = own === undefined ? '' : await readPlain(join(own, 'HEAD'));
  const ref = /^ref: (refs\/.*\S)\s*$/.exec(head)?.[1];
  if (ref !== undefined && ref !== elsewhere) return ref;
  if (/^[0-9a-f]{40,64}\n$/.test(head)) return null;
  const { stdout } = await git.run(['symbolic-ref', '--quiet', 'HEAD']);
  return stdout.toString().trimEnd() || null;
}

/** Empty for a link, which is how Git once said where HEAD is. */
async function readPlain(path: string): Promise<string> {
  const isPlain = (await lstat(path).catch(() => undefined))?.isFile() === true;
  return isPlain ? readFile(path, 'utf8').catch(() => '') : '';
}

/** What the file says in a repository that keeps its references in another form. See reftable in gitrepository-layout(5). */
const elsewhere = 'refs/heads/.invalid';

/** The directory of one work tree: where its HEAD and index are. */
async function ownDirectory({ directory: repository, place }: GitLocation): Promise<string | undefined> {
  if (place !== undefined) return place.gitDirectory;
  const dotGit = join(repository, '.git');
  const found = await stat(dotGit).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) return dotGit;
  const link = /^gitdir: (.*)\n?$/.exec(await readFile(dotGit, 'utf8').catch(() => ''))?.[1];
  return link === undefined ? undefined : resolve(repository, link);
}
