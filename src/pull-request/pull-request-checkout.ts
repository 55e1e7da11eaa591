import type { PullRequestHead } from './find-pull-request.ts';
import { type PullRequestFile, pullRequestFiles } from './pull-request-files.ts';
import type { Repository } from '../system/repository.ts';
import type { Tree } from '../system/tree.ts';
import { fetchCommits } from './fetch-commits.ts';
import type { Job } from './pull-request-context.ts';

export interface Head {
  readonly repository: Repository;
  /** Files that the pull request changes and does not delete; asked for once. */
  changed(): Promise<readonly PullRequestFile[]>;
}

/**
 * The clone as if the head of a pull request were checked out. A stranger may have made that commit: all of it is data,
 * and a link in it leads nowhere. Throws `E_GIT`.
 */
export async function openHead(pull: PullRequestHead, login: string, job: Job): Promise<Head> {
  const { repository: clone, run, inputs, github } = job;
  const origin = { serverUrl: run.serverUrl, repository: run.repository, token: inputs['github-token'] ?? '' };
  await fetchCommits(clone, origin, [pull.head, pull.base]);
  const workTree = withoutLinks(await clone.at(pull.head));
  let asked: Promise<readonly PullRequestFile[]> | undefined;
  const changed = () => {
    asked ??= pullRequestFiles(github(), run.repository, pull.number).then(({ files }) =>
      files.filter(({ isRemoved }) => !isRemoved),
    );
    return asked;
  };
  const repository: Repository = {
    ...clone,
    workTree,
    at: (revision) => clone.at(revision === 'HEAD' ? pull.head : revision),
    head: () => Promise.resolve({ commit: pull.head, ref: `refs/heads/${pull.headRef}` }),
    name: () => Promise.resolve(run.repository),
    actor: () => Promise.resolve(login),
    // Where they parted is known to GitHub, which has all of the history: what it says of files starts from there.
    mergeBase: (revision) => Promise.resolve(revision),
    changedSince: async () => new Set((await changed()).map(({ path }) => path)),
    renamedSince: async () =>
      new Map((await changed()).flatMap(({ path, previousPath: old }) => (old === undefined ? [] : [[path, old]]))),
  };
  return { repository, changed };
}

function withoutLinks(tree: Tree): Tree {
  const isFile = async (path: string) => (await tree.blobs([path])).has(path);
  return {
    ...tree,
    async kindOf(path) {
      const kind = await tree.kindOf(path);
      return kind === 'file' && !(await isFile(path)) ? undefined : kind;
    },
    read: async (path, longest) => ((await isFile(path)) ? tree.read(path, longest) : undefined),
  };
}
