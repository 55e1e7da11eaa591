import { type CommitObject, type GitStore, nullId } from './git-store.ts';
import type { Pull, RepositoryState } from './repository-state.ts';

/** Brings a pull request up to its branch, and `refs/pull/<number>/{head,merge}` with it. A closed one stays as it is. */
export async function syncPull(repository: RepositoryState, pull: Pull): Promise<void> {
  if (pull.state === 'closed') return;
  const { head } = pull;
  const tip = await head.repository.store.commit(`refs/heads/${head.ref}`);
  const base = await repository.store.commit(`refs/heads/${pull.baseRef}`);
  if (tip === undefined && pull.headSha !== '') {
    // GitHub closes a pull request when its branch is deleted.
    pull.state = 'closed';
    pull.closedAt = repository.registry.now();
  }
  if (tip === undefined || base === undefined) return;
  if (tip.id === pull.headSha && base.id === pull.mergedOnto) return;
  if (tip.id !== pull.headSha) {
    if (head.repository !== repository) {
      await repository.store.git.text(['fetch', '--quiet', '--no-tags', head.repository.store.directory, tip.id]);
    }
    pull.headSha = tip.id;
    pull.baseSha = base.id;
  }
  pull.mergedOnto = base.id;
  pull.mergeSha = await testMerge(repository, pull, base, tip);
  const name = `refs/pull/${pull.number}`;
  await repository.store.updateRefs([
    [`${name}/head`, tip.id],
    [`${name}/merge`, pull.mergeSha ?? nullId],
  ]);
}

async function testMerge(
  { store, registry }: RepositoryState,
  pull: Pull,
  base: CommitObject,
  tip: CommitObject,
): Promise<string | undefined> {
  const tree = await mergedTree(store, base, tip);
  if (tree === undefined) return undefined;
  const signature = {
    name: pull.author.login,
    email: `${pull.author.login}@users.noreply.example.com`,
    date: registry.now(),
  };
  return store.writeCommit({
    tree,
    parents: [base.id, tip.id],
    author: signature,
    committer: signature,
    message: `Merge ${tip.id} into ${base.id}`,
  });
}

/** `undefined` where they conflict. */
async function mergedTree(store: GitStore, base: CommitObject, tip: CommitObject): Promise<string | undefined> {
  // All that the tip has is on top of the base: the merge has the tip's files.
  if ((await store.mergeBase(base.id, tip.id)) === base.id) return tip.tree;
  const { exitCode, stdout } = await store.git.run(['merge-tree', '--write-tree', '--no-messages', base.id, tip.id]);
  return exitCode === 0 ? stdout.toString().trim() : undefined;
}
