import { onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import type { Change } from '../../src/history/branch/branch.ts';
import { type GitBranch, gitBranch } from '../../src/history/branch/git-branch.ts';
import type { TemporaryRepository } from './temporary-repository.ts';

/** The branch of a repository, closed after the test. */
export function branchOf({ directory }: Pick<TemporaryRepository, 'directory'>, name = 'prp-versions'): GitBranch {
  const branch = gitBranch(gitIn(directory), name);
  onTestFinished(() => branch.close());
  return branch;
}

/** A change that writes texts, and removes paths. */
export function change(files: Readonly<Record<string, string>>, remove?: readonly string[]): Change {
  const write = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  return remove === undefined ? { write } : { write, remove };
}
