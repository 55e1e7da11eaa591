import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Git, gitFailed } from '../git.ts';
import { importStream, type NewCommit } from './import-stream.ts';

/** Stores a commit that nothing points at yet, and returns its id. */
export type MakeCommit = (commit: Omit<NewCommit, 'committer'>) => Promise<string>;

/** Makes commits in the user's name, which is asked for once. */
export function commitMaker(git: Git): MakeCommit {
  let committer: Promise<string> | undefined;
  return async (commit) => {
    committer ??= committerOf(git);
    const args = ['-c', 'fastimport.unpackLimit=100', 'fast-import', '--quiet', '--date-format=now'];
    const input = importStream({ ...commit, committer: await committer });
    const { exitCode, stdout, stderr, pid } = await git.run(args, { input });
    const made = stdout.toString().trim();
    if (exitCode === 0 && made !== '') return made;
    const report = await git.text(['rev-parse', '--git-path', `fast_import_crash_${pid}`]);
    await rm(resolve(git.directory, report), { force: true });
    throw await gitFailed(git, ['fast-import'], exitCode, stderr);
  };
}

/** The user's own identity when it is configured; a guess from the machine's name would say less than ours. */
async function committerOf(git: Git): Promise<string> {
  const found = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return found.exitCode === 0 ? found.stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : 'prp <prp@localhost>';
}
