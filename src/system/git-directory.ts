import { readFileSync, realpathSync, statSync } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { isInside } from '../base/is-inside.ts';
import { gitTooOld } from './git-failure.ts';
import { type Git, gitIn, type RepositoryLocation } from './git.ts';

/** A directory of a work tree, and its repository where that is known. */
export interface GitLocation {
  readonly directory: string;
  readonly location?: RepositoryLocation | undefined;
}

/**
 * Git's own directory of a work tree, shared by all work trees of a repository: the answer of `git rev-parse
 * --git-common-dir`, without a process. `undefined` when it is not found.
 */
export async function commonDirectory(git: GitLocation): Promise<string | undefined> {
  const own = await ownDirectory(git);
  if (own === undefined) return undefined;
  return resolve(own, commonIn(own).trimEnd());
}

/** The shared directory that a linked work tree names; for a main one, the same directory. */
function commonIn(own: string): string {
  try {
    return readFileSync(join(own, 'commondir'), 'utf8');
  } catch {
    return '.';
  }
}

/** Full name of the branch that is checked out, with or without a commit; null when HEAD is detached. */
export async function checkedOutBranch(git: Git): Promise<string | null> {
  const own = await ownDirectory(git);
  const head = own === undefined ? '' : await readPlain(join(own, 'HEAD'));
  const ref = /^ref: (refs\/.*\S)\s*$/.exec(head)?.[1];
  if (ref !== undefined && ref !== elsewhere) return ref;
  if (/^[0-9a-f]{40,64}\n$/.test(head)) return null;
  const { stdout } = await git.run(['symbolic-ref', '--quiet', 'HEAD']);
  return stdout.toString().trimEnd() || null;
}

/** Empty for a link, an old form of HEAD. */
async function readPlain(path: string): Promise<string> {
  const isPlain = (await lstat(path).catch(() => undefined))?.isFile() === true;
  return isPlain ? readFile(path, 'utf8').catch(() => '') : '';
}

/** HEAD's content in a repository with another reference storage. See reftable in gitrepository-layout(5). */
const elsewhere = 'refs/heads/.invalid';

/** The directory of one work tree, with its HEAD and index. */
async function ownDirectory({ directory: repository, location }: GitLocation): Promise<string | undefined> {
  if (location !== undefined) return location.gitDirectory;
  const dotGit = join(repository, '.git');
  const found = await stat(dotGit).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) return dotGit;
  const link = /^gitdir: (.*)\n?$/.exec(await readFile(dotGit, 'utf8').catch(() => ''))?.[1];
  return link === undefined ? undefined : resolve(repository, link);
}

/**
 * Finds the repository that contains a directory, links resolved. Git searches upwards from the directory; variables
 * that a hook sets for its own repository are ignored. They count only when the search fails and they name a work tree
 * that contains the directory, because repositories without a `.git` work this way. Throws `E_NOT_A_REPOSITORY`, and
 * `E_NOT_FOUND` for a missing directory.
 */
export async function locateRepository(directory: string): Promise<RepositoryLocation> {
  const git = gitIn(directory);
  const found = await git.run(question).catch((error: unknown) => {
    // In a missing directory no process can start, with the same error as for a missing program.
    throw realDirectory(directory) === undefined ? noDirectory(directory, error) : error;
  });
  const location =
    (found.exitCode === 0 ? readLocation(found.stdout) : undefined) ?? (await locationFromVariables(directory));
  if (location !== undefined) return location;
  throw (await gitTooOld(git)) ?? notARepository(directory, found.stderr);
}

const question = ['rev-parse', '--absolute-git-dir', '--show-toplevel'];

/** `undefined` for a repository without a work tree. */
function readLocation(stdout: Buffer): RepositoryLocation | undefined {
  const lines = stdout.toString().replace(/\n$/, '').split('\n');
  // A name may contain a line feed and so add lines; only one way to split them leads to directories.
  for (let first = 1; first < lines.length; first += 1) {
    const [gitDirectory, workTree] = [lines.slice(0, first), lines.slice(first)].map((part) => part.join('\n'));
    const [own, root] = [gitDirectory, workTree].map(realDirectory);
    if (own !== undefined && root !== undefined) return { gitDirectory: own, workTree: root };
  }
  return undefined;
}

/** The repository of `GIT_DIR` and `GIT_WORK_TREE`, for a directory in that work tree. */
async function locationFromVariables(directory: string): Promise<RepositoryLocation | undefined> {
  const { GIT_DIR, GIT_WORK_TREE } = process.env;
  const [gitDirectory, workTree, here] = [GIT_DIR, GIT_WORK_TREE, directory].map(realDirectory);
  if (gitDirectory === undefined || workTree === undefined || here === undefined) return undefined;
  if (!isInside(workTree, here)) return undefined;
  const { exitCode, stdout } = await gitIn(directory, { location: { gitDirectory, workTree } }).run(question);
  return exitCode === 0 ? readLocation(stdout) : undefined;
}

/** Synchronous: at the start of a command, two awaited answers of the file system take longer than the calls. */
function realDirectory(path: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

function noDirectory(directory: string, cause: unknown): PrpError {
  return new PrpError('E_NOT_FOUND', `The directory ${directory} does not exist.`, {
    hint: 'Check the spelling; -C DIR names the directory to work in.',
    cause,
  });
}

function notARepository(directory: string, said: string): PrpError {
  const unsafe = said.includes('safe.directory');
  return new PrpError(
    'E_NOT_A_REPOSITORY',
    unsafe
      ? `Git does not trust the owner of ${directory}.`
      : `${directory} is not in the work tree of a Git repository.`,
    {
      hint: unsafe
        ? `git config --global --add safe.directory ${directory}`
        : 'Run `git init` here first, or name a repository with -C DIR.',
    },
  );
}
