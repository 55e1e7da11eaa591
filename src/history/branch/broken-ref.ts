import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../../base/errors.ts';
import { commonDirectory } from '../../system/git-directory.ts';
import type { Git } from '../../system/git.ts';

/**
 * Among `refs/heads/<name>` and its remote-tracking copies, the references that exist although Git does not list them:
 * their files are empty, hold no id, or lead nowhere. `listed`: full names of those that Git lists. A branch with a
 * reflog exists too, because Git removes the reflog with the branch.
 */
export async function unlistedRefs(git: Git, name: string, listed: ReadonlySet<string>): Promise<readonly string[]> {
  const directory = await gitDirectoryOf(git);
  if (directory === undefined) return [];
  const remotes = await readdir(join(directory, 'refs/remotes')).catch(() => []);
  const refs = [`refs/heads/${name}`, ...remotes.map((remote) => `refs/remotes/${remote}/${name}`)];
  const unlisted = refs.filter((ref) => !listed.has(ref));
  const isThere = await Promise.all(
    unlisted.map(async (ref) => {
      const found = await lstat(join(directory, ref)).catch(() => undefined);
      const isLost = async () => ref.startsWith('refs/heads/') && (await reflogOf(directory, ref)).length > 1;
      // Other branches may be below the name: then no branch has the name itself.
      const isTaken = async () => (await git.text(['for-each-ref', '--count=1', `${ref}/`])) !== '';
      if (found === undefined || (found.isDirectory() && (await isTaken()))) return isLost();
      return true;
    }),
  );
  return unlisted.filter((_, index) => isThere[index]);
}

/** For a reference that exists and leads to no readable commit. The hint uses its reflog to tell how to fix it. */
export async function brokenRefError(git: Git, ref: string, why: string, cause?: unknown): Promise<PrpError> {
  const good = await lastReadableCommit(git, ref);
  return new PrpError('E_INTEGRITY', `The reference ${ref} cannot be read: ${why}${why.endsWith('.') ? '' : '.'}`, {
    hint: hintFor(ref, good, await blockingFile(git, ref)),
    ...(cause !== undefined && { cause }),
  });
}

function hintFor(ref: string, good: string | undefined, file: string | undefined): string {
  // Git neither moves nor deletes a reference with an unreadable file.
  const clear = file === undefined ? '' : `rm -rf '${file}' && `;
  const [, remote] = /^refs\/remotes\/([^/]+)\//.exec(ref) ?? [];
  if (remote !== undefined) return `Fetch it again: ${clear || `git update-ref -d ${ref} && `}git fetch ${remote}`;
  if (good !== undefined) {
    return `To go back to the last readable commit of its reflog: ${clear}git update-ref ${ref} ${good}`;
  }
  return 'Its last commit is unknown here: restore it from a clone or a remote, or see `git fsck --lost-found`.';
}

/** The path of the reference's file, when that file holds no id. */
async function blockingFile(git: Git, ref: string): Promise<string | undefined> {
  const directory = await gitDirectoryOf(git);
  if (directory === undefined) return undefined;
  const path = join(directory, ref);
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const text = found.isFile() ? await readFile(path, 'latin1').catch(() => '') : '';
  return /^[0-9a-f]{40,64}\s*$/.test(text) ? undefined : path;
}

/** Why Git can read no reference of the repository; `undefined` when Git failed for another reason. */
export async function packedRefsError(git: Git, ref: string): Promise<PrpError | undefined> {
  const directory = await gitDirectoryOf(git);
  if (directory === undefined) return undefined;
  const text = await readFile(join(directory, 'packed-refs'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const isCutOff = lines.pop() !== '';
  const bad = lines.findIndex((line) => !/^(?:#.*|\^?[0-9a-f]{40,64}|[0-9a-f]{40,64} \S.*)$/.test(line));
  if (bad < 0 && !isCutOff) return undefined;
  const where = `line ${bad < 0 ? lines.length + 1 : bad + 1} of ${join(directory, 'packed-refs')} is damaged`;
  return new PrpError('E_INTEGRITY', `The reference ${ref} cannot be read: ${where}.`, {
    hint: 'Git reads no reference until that line is fixed: correct it, or delete it and look up its commit with `git reflog`.',
  });
}

/** The newest commit of the reflog that exists together with its root directory. */
async function lastReadableCommit(git: Git, ref: string): Promise<string | undefined> {
  const directory = await gitDirectoryOf(git);
  const entries = directory === undefined ? [] : await reflogOf(directory, ref);
  const ids = [...new Set(entries.toReversed())].filter((id) => !/^0+$/.test(id));
  if (ids.length === 0) return undefined;
  const input = ids.map((id) => `${id}^{commit}\n${id}^{tree}\n`).join('');
  const { stdout } = await git.run(['cat-file', '--batch-check=%(objecttype)'], { input });
  const types = stdout.toString().split('\n');
  return ids.find((_, index) => types[2 * index] === 'commit' && types[2 * index + 1] === 'tree');
}

/** Ids that the reference had, oldest first. */
async function reflogOf(directory: string, ref: string): Promise<readonly string[]> {
  const text = await readFile(join(directory, 'logs', ref), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) /.exec(line)?.[1] ?? []);
}

async function gitDirectoryOf(git: Git): Promise<string | undefined> {
  if (git.env['GIT_DIR'] === undefined && git.env['GIT_COMMON_DIR'] === undefined) return commonDirectory(git);
  const { exitCode, stdout } = await git.run(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return exitCode === 0 ? stdout.toString().trimEnd() : undefined;
}
