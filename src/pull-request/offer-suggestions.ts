import * as z from 'zod/mini';
import type { ReviewSuggestion } from '../report/review-suggestions.ts';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { reviewComments } from './review-body.ts';

export interface SuggestionOffer {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  /** The commit whose lines they are for. */
  readonly head: string;
  readonly suggestions: readonly ReviewSuggestion[];
  /** Of the files that the pull request changes, by path. */
  readonly patches: ReadonlyMap<string, string | undefined>;
  /** None were made before: nobody need be asked. */
  readonly isFirst: boolean;
}

const saidSchema = z.array(z.object({ path: z.string(), body: z.string() }));

/**
 * Leaves one review with those suggestions that can be applied and were not made before; none where there are none.
 * Throws as the client.
 */
export async function offerSuggestions(client: GithubClient, offer: SuggestionOffer): Promise<void> {
  const { repository, number, head, suggestions, patches, isFirst } = offer;
  // Mostly there is nothing to say, and then nothing need be asked.
  if (reviewComments(suggestions, patches, []).length === 0) return;
  const path = `${pathOf(parseRepositoryName(repository))}/pulls/${number}`;
  const said: z.infer<typeof saidSchema> = [];
  if (!isFirst) {
    for await (const { body } of client.pages(`${path}/comments`)) said.push(...parseResponse(saidSchema, body));
  }
  const comments = reviewComments(suggestions, patches, said);
  if (comments.length === 0) return;
  const body = 'What could stand in place of some findings. Apply one with **Commit suggestion**.';
  await client.rest('POST', `${path}/reviews`, { body: { commit_id: head, event: 'COMMENT', body, comments } });
}
