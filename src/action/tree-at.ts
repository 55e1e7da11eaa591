import { githubTree } from '../github/github-tree.ts';
import type { Job } from './job.ts';

/**
 * The files of a commit: from the clone when it is in it, else from GitHub, of which only what the clone does not hold is
 * asked for. Throws as `githubTree`, when somebody reads from it.
 */
export async function treeAt({ repository, github, run }: Pick<Job, 'repository' | 'github' | 'run'>, commit: string) {
  if (await isHere(repository.git, commit)) return repository.at(commit);
  return githubTree(github(), run.repository, commit, (id) => held(repository.git, id));
}

/** With its files: a clone may have been told of a commit without having it. */
export async function isHere(git: Job['repository']['git'], commit: string): Promise<boolean> {
  const { exitCode } = await git.run(['cat-file', '-e', `${commit}^{tree}`]);
  return exitCode === 0;
}

async function held(git: Job['repository']['git'], id: string): Promise<Uint8Array | undefined> {
  const { exitCode, stdout } = await git.run(['cat-file', 'blob', id]);
  return exitCode === 0 ? stdout : undefined;
}
