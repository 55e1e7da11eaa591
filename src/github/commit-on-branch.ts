import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { staleHeadError } from '../history/branch/branch.ts';
import { blobId } from '../system/blob-id.ts';
import { UnknownOutcomeError } from './api-error.ts';
import { parseResponse } from './api-response.ts';
import type { BranchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import type { ExpandedChange } from './expand-change.ts';

export interface NewCommit extends ExpandedChange {
  readonly message: string;
  readonly expectedHead: string;
}

export interface BranchTarget {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

export interface CommitOptions {
  /** Looks for the commit after an attempt without a response. */
  readonly confirmCommit: () => Promise<CommitState>;
  /** Waits some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** The state of the branch after an attempt to commit. */
export type CommitState =
  /** The commit is on it. */
  | { readonly kind: 'made'; readonly commit: string }
  /** It is at the expected head. */
  | { readonly kind: 'unmoved' }
  | { readonly kind: 'overtaken'; readonly head: string | undefined };

const document = `mutation commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

const responseSchema = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: z.string() }) }) });

/** In bytes; base64 makes them a third more. GitHub documents no limit, and is known to refuse 40 MB. */
const sizeLimit = 30_000_000;
const attempts = 4;
const pauseMs = 1000;

type AttemptResult =
  | { readonly kind: 'made'; readonly commit: string }
  | { readonly kind: 'stale' | 'refused' | 'unknown'; readonly error: PrpError };

/**
 * Adds a commit that GitHub signs, on top of `expectedHead` only, and returns its id. After an attempt without a
 * response it confirms the commit before it sends it again; GitHub itself accepts no second commit on that head.
 * Throws `E_STALE_HEAD`, `E_TOO_LARGE`, `E_FORBIDDEN` or `E_GITHUB`.
 */
export async function commitOnBranch(
  client: GithubClient,
  target: BranchTarget,
  commit: NewCommit,
  { confirmCommit: confirm, sleep }: CommitOptions,
): Promise<string> {
  const input = inputOf(target, commit);
  let unknown: PrpError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const result = await send(client, input, () => staleHead(target, commit.expectedHead, 'another'));
    if (result.kind === 'made') return result.commit;
    if (result.kind === 'stale' && unknown === undefined) throw result.error;
    if (result.error.code === 'E_FORBIDDEN') throw unknown ?? result.error;
    if (result.kind === 'unknown') unknown = result.error;

    const state = await confirm().catch((error: unknown) => {
      throw unknown ?? error;
    });
    if (state.kind === 'made' && unknown !== undefined) return state.commit;
    if (state.kind !== 'unmoved') {
      throw staleHead(target, commit.expectedHead, state.kind === 'made' ? state.commit : state.head);
    }
    // GitHub may show the old head for some seconds after it moved: then it refuses the next attempt as stale.
    if (result.kind === 'refused' || attempt === attempts) throw unknown ?? result.error;
    await sleep(pauseMs * 2 ** attempt);
  }
}

async function send(client: GithubClient, input: unknown, stale: () => PrpError): Promise<AttemptResult> {
  try {
    const { data, errors } = await client.graphql(document, { input }, { expect: ['STALE_DATA'] });
    if (errors.length > 0) return { kind: 'stale', error: stale() };
    const made = responseSchema.safeParse(data);
    if (made.success) return { kind: 'made', commit: made.data.createCommitOnBranch.commit.oid };
    return { kind: 'unknown', error: new UnknownOutcomeError('GraphQL mutation commit', 'the response has no commit') };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return { kind: error instanceof UnknownOutcomeError ? 'unknown' : 'refused', error };
  }
}

function staleHead({ branch }: BranchTarget, expected: string, actual: string | undefined): PrpError {
  return staleHeadError(shortCommit(expected), actual && shortCommit(actual), `The branch ${branch}`);
}

function shortCommit(commit: string): string {
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 7) : commit;
}

function inputOf({ repository, branch }: BranchTarget, { additions, deletions, message, expectedHead }: NewCommit) {
  const size = [...additions.values()].reduce((sum, { length }) => sum + length, 0);
  if (size > sizeLimit) throw tooLarge(size);
  // GitHub joins the two by an empty line.
  const end = message.indexOf('\n\n');
  return {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: expectedHead,
    message: end === -1 ? { headline: message } : { headline: message.slice(0, end), body: message.slice(end + 2) },
    fileChanges: {
      additions: [...additions].map(([path, bytes]) => ({ path, contents: Buffer.from(bytes).toString('base64') })),
      deletions: deletions.map((path) => ({ path })),
    },
  };
}

function tooLarge(size: number): PrpError {
  const [megabytes, limit] = [size, sizeLimit].map((bytes) => Math.ceil(bytes / 1_000_000));
  return new PrpError(
    'E_TOO_LARGE',
    `One commit of ${megabytes} MB is too large for GitHub's API (${limit} MB here).`,
    {
      hint: 'Save fewer PRPs at once, or save with Git: `prp save --remote origin` has no such limit.',
    },
  );
}

const commitsSchema = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({ message: z.string() }),
    parents: z.array(z.object({ sha: z.string() })),
  }),
);

/** Files that are compared: some prove the commit as well as all. */
const comparedAtMost = 20;

/** Finds the commit on top of `expectedHead`, and compares its message and files with the commit that was sent. */
export async function confirmCommit(
  client: GithubClient,
  { repository, branch }: BranchTarget,
  { expectedHead, message, additions, deletions }: NewCommit,
  reader: BranchReader,
): Promise<CommitState> {
  const query = { sha: branch, per_page: 100 };
  const { status, body } = await client.rest('GET', `/repos/${repository}/commits`, { query, expect: [404, 409] });
  const commits = status === 200 ? parseResponse(commitsSchema, body) : [];
  const head = commits[0]?.sha;
  if (head === expectedHead) return { kind: 'unmoved' };
  const next = commits.find(({ parents }) => parents[0]?.sha === expectedHead);
  if (next === undefined || next.commit.message.trimEnd() !== message.trimEnd()) return { kind: 'overtaken', head };

  const written = [...additions].slice(0, comparedAtMost).map(([path, bytes]) => [path, blobId(bytes)] as const);
  const removed = deletions.slice(0, comparedAtMost).map((path) => [path, undefined] as const);
  const areEqual = await Promise.all(
    [...written, ...removed].map(async ([path, id]) => {
      const entry = await reader.pathEntry(next.sha, path);
      return (entry.kind === 'nothing' ? undefined : entry.id) === id;
    }),
  );
  return areEqual.includes(false) ? { kind: 'overtaken', head } : { kind: 'made', commit: next.sha };
}
