import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { staleHeadError } from '../history/branch/branch.ts';
import type { GithubClient } from './client.ts';
import { UnknownOutcomeError } from './unknown-outcome-error.ts';
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
  readonly confirmCommit: () => Promise<CommitState>;
  /** Waits some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** What became of a commit that nobody answered for. */
export type CommitState =
  /** It is there. */
  | { readonly kind: 'made'; readonly commit: string }
  /** The branch is where it was. */
  | { readonly kind: 'unmoved' }
  | { readonly kind: 'overtaken'; readonly head: string | undefined };

const document = `mutation commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

const answerSchema = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: z.string() }) }) });

/** Bytes: what is sent is a third more. GitHub promises no limit, and is known to refuse 40 MB. */
const sizeLimit = 30_000_000;
const attempts = 4;
const pauseMs = 1000;

/** What one attempt came to. */
type Outcome =
  | { readonly kind: 'made'; readonly commit: string }
  | { readonly kind: 'stale' | 'refused' | 'uncertain'; readonly error: PrpError };

/**
 * Adds a commit that GitHub signs, only on top of `expectedHead`, and returns its id. When no answer comes, `confirmCommit`
 * is asked before anything is sent again; GitHub itself lets no second one stand on that head.
 * Throws `E_STALE_HEAD`, `E_TOO_LARGE`, `E_FORBIDDEN` or `E_GITHUB`.
 */
export async function commitOnBranch(
  client: GithubClient,
  place: BranchTarget,
  commit: NewCommit,
  { confirmCommit, sleep }: CommitOptions,
): Promise<string> {
  const input = inputOf(place, commit);
  let uncertain: PrpError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send(client, input, commit.expectedHead);
    if (outcome.kind === 'made') return outcome.commit;
    if (outcome.kind === 'stale' && uncertain === undefined) throw outcome.error;
    if (outcome.error.code === 'E_FORBIDDEN') throw uncertain ?? outcome.error;
    if (outcome.kind === 'uncertain') uncertain = outcome.error;

    const fate = await confirmCommit().catch((error: unknown) => {
      throw uncertain ?? error;
    });
    if (fate.kind === 'made' && uncertain !== undefined) return fate.commit;
    if (fate.kind !== 'unmoved')
      throw staleHeadError(commit.expectedHead, fate.kind === 'made' ? fate.commit : fate.head);
    // GitHub may show the old head for some seconds after it moved: then a refusal comes next, and tells.
    if (outcome.kind === 'refused' || attempt === attempts) throw uncertain ?? outcome.error;
    await sleep(pauseMs * 2 ** attempt);
  }
}

async function send(client: GithubClient, input: unknown, expectedHead: string): Promise<Outcome> {
  try {
    const { data, errors } = await client.graphql(document, { input }, { expect: ['STALE_DATA'] });
    if (errors.length > 0) return { kind: 'stale', error: staleHeadError(expectedHead, 'another') };
    const made = answerSchema.safeParse(data);
    if (made.success) return { kind: 'made', commit: made.data.createCommitOnBranch.commit.oid };
    return {
      kind: 'uncertain',
      error: new UnknownOutcomeError('GraphQL mutation commit', 'the answer names no commit'),
    };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return { kind: error instanceof UnknownOutcomeError ? 'uncertain' : 'refused', error };
  }
}

function inputOf({ repository, branch }: BranchTarget, { additions, deletions, message, expectedHead }: NewCommit) {
  const size = [...additions.values()].reduce((sum, { length }) => sum + length, 0);
  if (size > sizeLimit) throw tooLarge(size);
  // GitHub puts an empty line between the two.
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
