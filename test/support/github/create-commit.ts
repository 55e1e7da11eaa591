import type { Caller } from './caller.ts';
import type { RepositoryState } from './repository-state.ts';
import { typedError } from './graphql-error.ts';
import { signatureOf, webFlow } from './signature.ts';

export interface CommitRequest {
  readonly branch: { readonly branchName?: string; readonly repositoryNameWithOwner?: string; readonly id?: string };
  readonly expectedHeadOid: string;
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  };
  readonly message: { readonly headline: string; readonly body?: string };
}

/** `createCommitOnBranch`: a commit on top of the expected head, signed by GitHub; returns its id. */
export async function createCommit(
  repository: RepositoryState,
  branch: string,
  { expectedHeadOid, fileChanges = {}, message }: CommitRequest,
  caller: Caller,
): Promise<string> {
  const { store, registry } = repository;
  const name = `refs/heads/${branch}`;
  const head = await store.commit(name);
  if (head === undefined) throw typedError('NOT_FOUND', `Could not resolve to a Ref with the name '${branch}'.`);
  if (head.id !== expectedHeadOid) throw stale(expectedHeadOid);

  const { additions = [], deletions = [] } = fileChanges;
  refusePaths(
    [...additions, ...deletions].map(({ path }) => path),
    caller,
  );
  for (const { path } of deletions) {
    const found = await store.at(head.tree, path);
    if (found?.type === 'blob') continue;
    throw typedError(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${head.id}\``,
    );
  }
  const tree = await store.writeTree(head.tree, {
    remove: deletions.map(({ path }) => path),
    write: additions.map(({ path, contents }) => ({ path, content: decoded(contents) })),
  });
  const { headline, body = '' } = message;
  const now = registry.now();
  const id = await store.writeCommit({
    tree,
    parents: [head.id],
    author: signatureOf(caller, now),
    committer: webFlow(now),
    message: body === '' ? headline : `${headline}\n\n${body}`,
  });
  repository.signed.add(id);
  if (!(await store.updateRefs([[name, id, head.id]]))) throw stale(expectedHeadOid);
  return id;
}

function stale(expected: string) {
  return typedError('STALE_DATA', `Expected branch to point to "${expected}" but it did not. Pull and try again.`);
}

function decoded(contents: string): Buffer {
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(contents) && contents.length % 4 === 0;
  if (!isBase64) throw typedError('UNPROCESSABLE', 'The contents of a file addition are not valid Base64.');
  return Buffer.from(contents, 'base64');
}

function refusePaths(paths: readonly string[], caller: Caller): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const isOdd = parts.some((part) => ['', '.', '..'].includes(part) || part.toLowerCase() === '.git');
    if (isOdd || path.includes('\0')) throw typedError('UNPROCESSABLE', `The path "${path}" is malformed.`);
    if (seen.has(path)) throw typedError('UNPROCESSABLE', `The path "${path}" was requested more than once.`);
    seen.add(path);
    if (caller.kind === 'app' && path.startsWith('.github/workflows/')) {
      throw typedError('FORBIDDEN', 'Resource not accessible by integration');
    }
  }
}
