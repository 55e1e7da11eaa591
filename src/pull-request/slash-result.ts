import { type PrpError, reasonCodeOf } from '../base/errors.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import { errorReply } from './slash-reply.ts';
import { replyMarkdown } from '../report/markdown-reply.ts';
import type { Report } from '../report/report.ts';
import type { Job } from './pull-request-context.ts';
import type { SlashAnswer } from './slash-order.ts';

/** What one of the core's commands came to. */
export type Tried = { readonly report: Report } | { readonly error: PrpError };

/** Bytes: a comment takes 65,536 characters. */
const limit = 65_000;

/** The one answer to all that was tried; `commit` is what was written, on top of the head that was. */
export function slashAnswer(
  tried: readonly Tried[],
  { head }: Pick<PullRequestHead, 'head'>,
  commit: string | undefined,
  { run: { serverUrl, repository }, config }: Job,
): SlashAnswer {
  const place = { head, repositoryUrl: `${serverUrl}/${repository}`, versionsBranch: config.versions.branch };
  const [first = '', ...others] = tried.map((one) =>
    'report' in one ? replyMarkdown(one.report, place) : errorReply(one.error),
  );
  const written = commit === undefined ? [] : [`Committed to this pull request as ${commit}.\n`];
  const failure = tried.find((one) => 'error' in one || one.report.status === 'failed');
  return {
    outcome: failure === undefined ? 'passed' : 'failed',
    reason: failure === undefined ? 'passed' : 'error' in failure ? reasonCodeOf(failure.error.code) : 'findings',
    markdown: within(limit, [first, ...written, ...others]),
    reports: tried.flatMap((one) => ('report' in one ? [one.report] : [])),
  };
}

/** As many of the texts as fit, none of them cut. */
function within(bytes: number, texts: readonly string[]): string {
  let [whole = '', kept] = [texts[0], 1];
  for (const text of texts.slice(1)) {
    const longer = `${whole}\n${text}`;
    if (Buffer.byteLength(longer) > bytes) break;
    [whole, kept] = [longer, kept + 1];
  }
  return kept < texts.length ? `${whole}\n… and ${texts.length - kept} more; the log of the run has them.\n` : whole;
}
