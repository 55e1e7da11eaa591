import * as z from 'zod/mini';
import type { RootCommit } from '../history/branch/branch.ts';
import { linkedPage, parseResponse } from './api-response.ts';
import type { GithubClient } from './client.ts';
import { pathOf, type RepositoryName } from './repository-name.ts';

const commitsSchema = z.array(z.object({ sha: z.string(), commit: z.object({ message: z.string() }) }));

/** The oldest of the commits that lead to one: two requests, however many there are. Throws as the client. */
export async function rootCommit(
  client: GithubClient,
  repository: RepositoryName,
  commit: string,
): Promise<RootCommit> {
  const page = async (number: number) => {
    const query = { sha: commit, per_page: 1, page: number };
    const answer = await client.rest('GET', `${pathOf(repository)}/commits`, { query });
    return { commits: parseResponse(commitsSchema, answer.body), last: pageNumber(linkedPage(answer, 'last')) };
  };
  const newest = await page(1);
  const oldest = newest.last === undefined ? newest : await page(newest.last);
  const [root] = oldest.commits;
  return { id: root?.sha ?? commit, message: root?.commit.message ?? '' };
}

/** `undefined` where the list has one page. */
function pageNumber(url: string | undefined): number | undefined {
  const number = new URLSearchParams(url?.split('?')[1]).get('page');
  return number !== null && /^\d+$/.test(number) ? Number(number) : undefined;
}
