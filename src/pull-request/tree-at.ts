import { githubTree } from '../github/github-tree.ts';
import type { Repository } from '../system/repository.ts';
import type { Job } from './pull-request-context.ts';

/**
 * The files of a commit: from the clone when it is in it, else from GitHub, of which only what the clone does not hold is
 * asked for. Throws as `githubTree`, when somebody reads from it.
 */
export async function treeAt({ repository, github, run }: Pick<Job, 'repository' | 'github' | 'run'>, commit: string) {
  if (await isHere(repository, commit)) return repository.at(commit);
  return githubTree(github(), run.repository, commit, (id) => held(repository, id));
}

/** With its files: a clone may have been told of a commit without having it. */
export async function isHere({ objects }: Pick<Repository, 'objects'>, commit: string): Promise<boolean> {
  const [found] = await objects.read([`${commit}^{tree}`]);
  return found?.type === 'tree';
}

async function held({ objects }: Pick<Repository, 'objects'>, id: string): Promise<Uint8Array | undefined> {
  const [found] = await objects.read([id]);
  return found?.type === 'blob' ? found.bytes : undefined;
}
