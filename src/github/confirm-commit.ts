import * as z from 'zod/mini';
import { parseResponse } from './api-response.ts';
import { blobId } from '../system/blob-id.ts';
import type { BranchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import type { CommitState, NewCommit, BranchTarget } from './commit-on-branch.ts';

const commitsSchema = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({ message: z.string() }),
    parents: z.array(z.object({ sha: z.string() })),
  }),
);

/** Files of a commit that are looked at: each is as telling as all of them. */
const witnesses = 20;

/** Whether the commit that stands on `expectedHead` by now is the one that was sent: its message and its files tell. */
export async function confirmCommit(
  client: GithubClient,
  { repository, branch }: BranchTarget,
  { expectedHead, message, additions, deletions }: NewCommit,
  at: BranchReader,
): Promise<CommitState> {
  const query = { sha: branch, per_page: 100 };
  const { status, body } = await client.rest('GET', `/repos/${repository}/commits`, { query, expect: [404, 409] });
  const commits = status === 200 ? parseResponse(commitsSchema, body) : [];
  const head = commits[0]?.sha;
  if (head === expectedHead) return { kind: 'unmoved' };
  const next = commits.find(({ parents }) => parents[0]?.sha === expectedHead);
  if (next === undefined || next.commit.message.trimEnd() !== message.trimEnd()) return { kind: 'overtaken', head };

  const written = [...additions].slice(0, witnesses).map(([path, bytes]) => [path, blobId(bytes)] as const);
  const gone = deletions.slice(0, witnesses).map((path) => [path, undefined] as const);
  const isThere = await Promise.all(
    [...written, ...gone].map(async ([path, id]) => {
      const standing = await at.pathEntry(next.sha, path);
      return (standing.kind === 'nothing' ? undefined : standing.id) === id;
    }),
  );
  return isThere.includes(false) ? { kind: 'overtaken', head } : { kind: 'made', commit: next.sha };
}
