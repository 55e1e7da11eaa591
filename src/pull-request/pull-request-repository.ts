import { githubTree } from '../github/github-tree.ts';
import type { Repository } from '../system/repository.ts';
import type { Job } from './pull-request-context.ts';
import { stagedRepository } from './overlay-repository.ts';
import { isHere, treeAt } from './tree-at.ts';

/**
 * The checkout as a pull request sees it, where mostly no commit but its own is in the clone: other commits are read from
 * GitHub. With an event that checks out the default branch, the files are those of the head, read as data.
 */
export function pullRequestRepository(job: Job, head: string): Repository {
  const { repository, trigger, github, run } = job;
  /** What one has read of a commit, nobody need ask for again. */
  const trees = new Map<string, ReturnType<typeof treeAt>>();
  const known: Repository = {
    ...repository,
    at(revision) {
      const tree = trees.get(revision) ?? treeAt(job, revision);
      trees.set(revision, tree);
      return tree;
    },
    // Where the two parted may not be in the clone. What the base has gained since is no finding of the pull request.
    mergeBase: (revision) => Promise.resolve(revision),
    async renamedSince(commit, paths) {
      return (await isHere(repository, commit)) ? repository.renamedSince(commit, paths) : new Map<string, string>();
    },
  };
  if (trigger.trust !== 'privileged') return known;
  return stagedRepository(known, githubTree(github(), run.repository, head));
}

/**
 * What a pull request is compared with: the commit that the checked-out merge was made on, since the event may know an
 * older one.
 */
export async function baseOf({ repository }: Pick<Job, 'repository'>, head: string, told: string): Promise<string> {
  // The commit itself names its parents, also where the clone ends with it.
  const [commit] = await repository.objects.read(['HEAD^{commit}']);
  const [headers = ''] = Buffer.from(commit?.bytes ?? [])
    .toString()
    .split('\n\n', 1);
  const parents = [...headers.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id);
  return parents.length === 2 && parents[1] === head ? (parents[0] ?? told) : told;
}
