import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { removeUnfinishedPacks } from './remove-leftovers.ts';
import { fastImportStream, type NewCommit } from './import-stream.ts';

export interface MakeCommitOptions {
  /** Objects that are stored in a pack, and not each by itself, are more than so many. @default 100 */
  readonly unpackLimit?: number;
}

/** Stores a commit that nothing points at yet, and returns its id. */
export async function makeCommit(git: Git, commit: NewCommit, options: MakeCommitOptions = {}): Promise<string> {
  const { unpackLimit = 100 } = options;
  const limit = `fastimport.unpackLimit=${unpackLimit}`;
  const args = ['-c', limit, 'fast-import', '--quiet', '--date-format=raw'];
  const started = Date.now();
  const { exitCode, stdout, stderr, pid } = await git.run(args, { input: fastImportStream(commit) });
  const made = stdout.toString().trim();
  if (exitCode === 0 && made !== '') return made;
  const report = await git.text(['rev-parse', '--git-path', `fast_import_crash_${pid}`]);
  await rm(resolve(git.directory, report), { force: true });
  await removeUnfinishedPacks(git, started);
  throw await gitFailed(git, ['fast-import'], exitCode, stderr);
}
