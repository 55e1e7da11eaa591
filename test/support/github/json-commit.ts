import type { RepositoryState } from './repository-state.ts';
import type { CommitObject } from './git-store.ts';
import { type Addresses, nodeId, userJson } from './json-people.ts';
import { repositoryUrl } from './json-repository.ts';

/** As the commits API has it. */
export function commitJson(repository: RepositoryState, commit: CommitObject, addresses: Addresses) {
  const url = `${repositoryUrl(repository, addresses)}/commits/${commit.id}`;
  const by = (name: string) => {
    const user = repository.registry.findUser(name);
    return user === undefined ? null : userJson(user, addresses);
  };
  return {
    url,
    sha: commit.id,
    node_id: nodeId('C', commit.id),
    html_url: `${addresses.server}/${repository.fullName}/commit/${commit.id}`,
    comments_url: `${url}/comments`,
    commit: {
      url: gitCommitUrl(repository, commit.id, addresses),
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: treeUrl(repository, commit.tree, addresses) },
      verification: verificationJson(repository, commit),
    },
    author: by(commit.author.name),
    committer: by(commit.committer.name),
    parents: parentsJson(repository, commit, addresses),
  };
}

/** As the Git database API has it. */
export function gitCommitJson(repository: RepositoryState, commit: CommitObject, addresses: Addresses) {
  return {
    sha: commit.id,
    node_id: nodeId('C', commit.id),
    url: gitCommitUrl(repository, commit.id, addresses),
    html_url: `${addresses.server}/${repository.fullName}/commit/${commit.id}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: treeUrl(repository, commit.tree, addresses) },
    message: commit.message,
    parents: parentsJson(repository, commit, addresses),
    verification: verificationJson(repository, commit),
  };
}

export function treeUrl(repository: RepositoryState, id: string, addresses: Addresses): string {
  return `${repositoryUrl(repository, addresses)}/git/trees/${id}`;
}

function gitCommitUrl(repository: RepositoryState, id: string, addresses: Addresses): string {
  return `${repositoryUrl(repository, addresses)}/git/commits/${id}`;
}

function parentsJson(repository: RepositoryState, { parents }: CommitObject, addresses: Addresses) {
  return parents.map((id) => ({
    sha: id,
    url: `${repositoryUrl(repository, addresses)}/commits/${id}`,
    html_url: `${addresses.server}/${repository.fullName}/commit/${id}`,
  }));
}

function verificationJson(repository: RepositoryState, { id, committer }: CommitObject) {
  if (!repository.signed.has(id)) {
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  }
  const signature = '-----BEGIN PGP SIGNATURE-----\n\nnot a real one\n-----END PGP SIGNATURE-----';
  return { verified: true, reason: 'valid', signature, payload: `commit ${id}`, verified_at: committer.date };
}
