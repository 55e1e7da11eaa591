import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';

const fileSchema = z.object({
  filename: z.string(),
  status: z.string(),
  sha: z.nullable(z.string()),
  previous_filename: z.optional(z.string()),
  contents_url: z.optional(z.string()),
  patch: z.optional(z.string()),
});

/** A file that a pull request changes, as its head has it. */
export interface PullRequestFile {
  readonly path: string;
  readonly isRemoved: boolean;
  /** What it was called before; undefined where it was called the same. */
  readonly previousPath: string | undefined;
  /** Git's id of what it holds. */
  readonly blob: string | undefined;
  /** How its lines changed; undefined for what is large or binary. */
  readonly patch: string | undefined;
}

export interface PullRequestFiles {
  readonly files: readonly PullRequestFile[];
  /** False when there are as many as GitHub tells of at most: the rest is not known. */
  readonly isComplete: boolean;
  /** The head that they are of, which may be newer than the event that asked; undefined where that is not told. */
  readonly head: string | undefined;
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const filesAtMost = 3_000;

/** What a pull request changes since it parted from its base, a hundred files to a request. Throws as the client. */
export async function pullRequestFiles(
  client: GithubClient,
  repository: string,
  number: number,
): Promise<PullRequestFiles> {
  const found: z.infer<typeof fileSchema>[] = [];
  const path = `${pathOf(parseRepositoryName(repository))}/pulls/${number}/files`;
  for await (const { body } of client.pages(path)) found.push(...parseResponse(z.array(fileSchema), body));
  return {
    files: found.map(({ filename, status, sha, patch, previous_filename: previous }) => ({
      path: filename,
      isRemoved: status === 'removed',
      // A copy leaves what it was made of where it is.
      previousPath: status === 'renamed' ? previous : undefined,
      blob: sha ?? undefined,
      patch,
    })),
    isComplete: found.length < filesAtMost,
    head: headIn(found[0]?.contents_url),
  };
}

/** Addresses of files name the commit. */
function headIn(url: string | undefined): string | undefined {
  return /[?&]ref=([0-9a-f]{40,64})$/.exec(url ?? '')?.[1];
}
