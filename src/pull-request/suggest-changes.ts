import { PrpError } from '../base/errors.ts';
import { offerSuggestions } from './offer-suggestions.ts';
import { blobId } from '../system/blob-id.ts';
import { reviewSuggestions } from '../report/review-suggestions.ts';
import type { ValidateData } from '../report/report.ts';
import type { Repository } from '../system/repository.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';
import type { PullRequestChange } from './pull-request-changes.ts';

interface Looked {
  readonly data: ValidateData;
  /** The commit that was reported on. */
  readonly head: string;
  readonly change: PullRequestChange;
  readonly repository: Repository;
  /** Nothing of ours was on the pull request before. */
  readonly isFirst: boolean;
}

/** Offers reviewers what can stand in place of findings, where the lines are those of the pull request's head. */
export async function offered(
  { data, head, change, repository, isFirst }: Looked,
  job: Job,
  heard: Heard,
): Promise<void> {
  const { trigger, inputs, run, github } = job;
  const number = trigger.pullRequest?.number;
  if (number === undefined || !trigger.rights.report || !inputs.comment || inputs['dry-run']) return;
  // Of a newer head these are not the lines.
  if ((change.newestHead ?? head) !== head) return;
  const texts = new Map<string, string>();
  for (const { path, gates } of data.prps) {
    if (!gates.some(({ findings }) => findings.some(({ suggestion }) => suggestion !== undefined))) continue;
    const blob = change.blobs.get(path);
    const bytes = await repository.read(path);
    // The merge that is checked out may have other lines than the head.
    if (blob !== undefined && blob === blobId(bytes, blob.length))
      texts.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
  const suggestions = reviewSuggestions(data, texts);
  if (suggestions.length === 0) return;
  try {
    await offerSuggestions(github(), {
      repository: run.repository,
      number,
      head,
      suggestions,
      patches: change.patches,
      isFirst,
    });
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    // The comment needs the same permission, and says so.
    if (error.code !== 'E_FORBIDDEN') heard.add(`Suggestions could not be offered as a review: ${error.message}`);
  }
}
