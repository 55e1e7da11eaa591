import { realpathSync, statSync } from 'node:fs';
import { PrpError } from '../base/errors.ts';
import { gitIn, type GitPlace } from './git.ts';
import { gitTooOld } from './git-failure.ts';
import { isInside } from '../base/is-inside.ts';

/**
 * The repository that holds a directory, links resolved. Git looks for it from the directory on: variables that a hook
 * has for its own repository do not count, unless nothing is found and they name the work tree that the directory is in,
 * which is how repositories without a `.git` work. Throws `E_NOT_A_REPOSITORY`, and `E_NOT_FOUND` without such a directory.
 */
export async function placeOf(directory: string): Promise<GitPlace> {
  const git = gitIn(directory);
  const found = await git.run(question).catch((error: unknown) => {
    // A process cannot be started where there is no directory, which says the same as that its program is missing.
    throw realDirectory(directory) === undefined ? noDirectory(directory, error) : error;
  });
  const place = (found.exitCode === 0 ? placeIn(found.stdout) : undefined) ?? (await placeNamed(directory));
  if (place !== undefined) return place;
  throw (await gitTooOld(git)) ?? notARepository(directory, found.stderr);
}

const question = ['rev-parse', '--absolute-git-dir', '--show-toplevel'];

/** `undefined` for a repository without a work tree. */
function placeIn(stdout: Buffer): GitPlace | undefined {
  const lines = stdout.toString().replace(/\n$/, '').split('\n');
  // A name may have a line feed in it: then two lines are more, and only one way to part them leads to directories.
  for (let first = 1; first < lines.length; first += 1) {
    const [gitDirectory, workTree] = [lines.slice(0, first), lines.slice(first)].map((part) => part.join('\n'));
    const [own, root] = [gitDirectory, workTree].map(realDirectory);
    if (own !== undefined && root !== undefined) return { gitDirectory: own, workTree: root };
  }
  return undefined;
}

/** As `GIT_DIR` and `GIT_WORK_TREE` say, for a directory in that work tree. */
async function placeNamed(directory: string): Promise<GitPlace | undefined> {
  const { GIT_DIR, GIT_WORK_TREE } = process.env;
  const [gitDirectory, workTree, here] = [GIT_DIR, GIT_WORK_TREE, directory].map(realDirectory);
  if (gitDirectory === undefined || workTree === undefined || here === undefined) return undefined;
  if (!isInside(workTree, here)) return undefined;
  const { exitCode, stdout } = await gitIn(directory, { place: { gitDirectory, workTree } }).run(question);
  return exitCode === 0 ? placeIn(stdout) : undefined;
}

/** At once: to wait for two answers of the file system at the start of a command takes longer than to get them. */
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
  return new PrpError('E_NOT_FOUND', `There is no directory ${directory}.`, {
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
