import { isUtf8 } from 'node:buffer';
import type { RepositoryState } from './repository-state.ts';
import type { CommitObject, Signature, TreeEntry } from './git-store.ts';
import { nodeId } from './json-people.ts';

/** GitHub shows so much of a blob's text. */
const longestText = 512_000;

/** An object of a repository as GraphQL shows it. */
export async function gitObject(repository: RepositoryState, id: string, path = ''): Promise<object | null> {
  const found = await repository.store.object(id);
  const same = {
    oid: id,
    abbreviatedOid: id.slice(0, 7),
    commitUrl: `https://github.example/${repository.fullName}/commit/${id}`,
  };
  switch (found?.type) {
    case 'commit':
      return commitNode(repository, id);
    case 'tree': {
      const entries = async () =>
        ((await repository.store.tree(id)) ?? []).map((entry) => treeEntry(repository, entry, path));
      return { __typename: 'Tree', id: nodeId('T', id), ...same, entries };
    }
    case 'blob':
      return { __typename: 'Blob', id: nodeId('B', id), ...same, ...blobFields(Buffer.from(found.bytes)) };
    default:
      return null;
  }
}

function blobFields(bytes: Buffer) {
  const isBinary = bytes.includes(0);
  // Text in another encoding is read as UTF-8, with replacement characters.
  const text = isUtf8(bytes) ? bytes.toString() : bytes.toString('latin1');
  return {
    byteSize: bytes.length,
    isBinary,
    text: isBinary ? null : text.slice(0, longestText),
    isTruncated: bytes.length > longestText,
  };
}

function treeEntry(repository: RepositoryState, { name, type, mode, id }: TreeEntry, directory: string) {
  const path = directory === '' ? name : `${directory}/${name}`;
  return {
    name,
    nameRaw: Buffer.from(name).toString('base64'),
    path,
    pathRaw: Buffer.from(path).toString('base64'),
    type,
    mode: Number.parseInt(mode, 8),
    oid: id,
    size: async () => (type === 'blob' ? ((await repository.store.object(id))?.bytes.length ?? 0) : 0),
    object: async () => gitObject(repository, id, path),
  };
}

export async function commitNode(repository: RepositoryState, id: string): Promise<object | null> {
  const commit = await repository.store.commit(id);
  return commit === undefined ? null : commitFields(repository, commit);
}

function commitFields(repository: RepositoryState, commit: CommitObject) {
  const [headline = '', ...rest] = commit.message.split('\n');
  const url = `https://github.example/${repository.fullName}/commit/${commit.id}`;
  const actor = ({ name, email, date }: Signature) => ({ name, email, date });
  const isSigned = repository.signed.has(commit.id);
  const node = (id: string) => commitNode(repository, id);
  return {
    __typename: 'Commit',
    id: nodeId('C', commit.id),
    oid: commit.id,
    abbreviatedOid: commit.id.slice(0, 7),
    commitUrl: url,
    url,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: actor(commit.author),
    committer: actor(commit.committer),
    tree: async () => gitObject(repository, commit.tree),
    signature: isSigned ? { __typename: 'GpgSignature', isValid: true, wasSignedByGitHub: true } : null,
    parents: ({ first, after }: PageArguments) => connection(commit.parents, first, after, node),
    history: async ({ first, after, path }: PageArguments & { readonly path?: string }) => {
      const below = path === undefined ? [] : ['--', path];
      const printed = await repository.store.git.text(['rev-list', commit.id, ...below]);
      return connection(printed === '' ? [] : printed.split('\n'), first, after, node);
    },
  };
}

interface PageArguments {
  readonly first?: number;
  readonly after?: string;
}

function connection(
  ids: readonly string[],
  first: number | undefined,
  after: string | undefined,
  node: (id: string) => unknown,
) {
  if (first === undefined)
    throw new Error('You must provide a `first` or `last` value to properly paginate the connection.');
  if (first > 100)
    throw new Error(`Requesting ${first} records on the connection exceeds the \`first\` limit of 100 records.`);
  const start = after === undefined ? 0 : Number(after) + 1;
  const shown = ids.slice(start, start + first);
  const end = start + shown.length;
  return {
    totalCount: ids.length,
    nodes: shown.map(node),
    pageInfo: {
      hasNextPage: end < ids.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : String(start),
      endCursor: shown.length === 0 ? null : String(end - 1),
    },
  };
}
