import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { staleHeadError } from '../history/branch/branch.ts';
import { UnknownOutcomeError } from './api-error.ts';
import { parseResponse } from './api-response.ts';
import type { GithubClient } from './client.ts';
import { pathOf, type RepositoryName } from './repository-name.ts';

const objectSchema = z.object({ sha: z.string() });
const refSchema = z.object({ object: objectSchema });

/** A file in a request for a tree: its text, or the id of a blob. */
type TreeEntry = { readonly path: string; readonly mode: '100644'; readonly type: 'blob' } & (
  | { readonly content: string }
  | { readonly sha: string }
);

/**
 * Creates a branch with a commit without a parent, and returns the commit's id: GraphQL commits only to existing
 * branches. Nothing refers to the new objects before the last request. Throws `E_STALE_HEAD` when the branch exists.
 */
export async function createBranch(
  client: GithubClient,
  repository: RepositoryName,
  branch: string,
  { files, message }: { readonly files: ReadonlyMap<string, Uint8Array>; readonly message: string },
): Promise<string> {
  const git = `${pathOf(repository)}/git`;

  /** The id of an object is its digest, so making one twice does no harm. */
  async function make(type: 'blobs' | 'trees' | 'commits', body: unknown): Promise<string> {
    const response = await client.rest('POST', `${git}/${type}`, { body, isRepeatable: true, expect: [409] });
    if (response.status === 409) throw emptyRepository(repository);
    return parseResponse(objectSchema, response.body).sha;
  }

  async function entryOf(path: string, bytes: Uint8Array): Promise<TreeEntry> {
    const content = textOf(bytes);
    if (content !== undefined) return { path, mode: '100644', type: 'blob', content };
    const sha = await make('blobs', { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' });
    return { path, mode: '100644', type: 'blob', sha };
  }

  async function currentHead(): Promise<string | undefined> {
    const { status, body } = await client.rest('GET', `${git}/ref/heads/${encodePath(branch)}`, { expect: [404, 409] });
    return status === 200 ? parseResponse(refSchema, body).object.sha : undefined;
  }

  const tree = await make('trees', {
    tree: await Promise.all([...files].map(([path, bytes]) => entryOf(path, bytes))),
  });
  const commit = await make('commits', { message, tree, parents: [] });
  let unknown: PrpError | undefined;
  try {
    const body = { ref: `refs/heads/${branch}`, sha: commit };
    const { status } = await client.rest('POST', `${git}/refs`, { body, expect: [409, 422] });
    if (status === 201) return commit;
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    unknown = error;
  }
  const head = await currentHead();
  if (head === commit) return commit;
  if (head !== undefined) throw staleHeadError(undefined, head);
  throw unknown ?? notAllowed(branch);
}

/** `undefined` for bytes that text in JSON cannot carry. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text).equals(bytes) && !text.includes('\0') ? text : undefined;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function emptyRepository({ owner, name }: RepositoryName): PrpError {
  return new PrpError(
    'E_GITHUB',
    `${owner}/${name} has no commit yet, and GitHub creates no branch in an empty repository.`,
    {
      hint: 'Push a first commit, then run it again.',
    },
  );
}

function notAllowed(branch: string): PrpError {
  return new PrpError('E_GITHUB', `GitHub does not allow the branch ${branch}.`, {
    hint: 'A rule of the repository may forbid the name: set another as versions.branch in the configuration.',
  });
}
