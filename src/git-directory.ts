import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * Git's own directory of a work tree, which all work trees of a repository share: what `git rev-parse --git-common-dir`
 * says, without a process. `undefined` where it is not to be found.
 */
export async function commonDirectory(repository: string): Promise<string | undefined> {
  const dotGit = join(repository, '.git');
  const found = await stat(dotGit).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) return dotGit;
  const link = /^gitdir: (.*)\n?$/.exec(await readFile(dotGit, 'utf8').catch(() => ''))?.[1];
  if (link === undefined) return undefined;
  const own = resolve(repository, link);
  const common = await readFile(join(own, 'commondir'), 'utf8').catch(() => '.');
  return resolve(own, common.trimEnd());
}
