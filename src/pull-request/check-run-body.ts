import { shorten } from '../base/quote.ts';
import { apiLimits } from '../github/api-limits.ts';
import { type CheckAnnotation, checkAnnotations } from '../report/check-annotations.ts';
import { type Headline, headlineOf } from '../report/headline.ts';
import { markdownText } from '../report/markdown-text.ts';
import { reportMarkdown } from '../report/markdown.ts';
import { plain } from '../report/paint.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';

/** The body of a request to `POST /repos/{owner}/{repo}/check-runs`, or of a `PATCH` of the same run. */
export interface CheckRunBody {
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  readonly status: 'completed';
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled';
  readonly output: {
    readonly title: string;
    readonly summary: string;
    readonly text: string;
    readonly annotations: readonly CheckAnnotation[];
  };
}

/** As many as GitHub takes with one request; more of them are added by further requests. */
const annotationsAtOnce = 50;
/** Each request counts against a limit, and nobody reads more. */
const annotationsAtMost = 250;
const longestTitle = 250;

const conclusions = {
  passed: 'success',
  failed: 'failure',
  // Counts as passed where the check is required, and looks like what it is.
  nothing: 'neutral',
  cancelled: 'cancelled',
} as const satisfies Record<Headline['verdict'], CheckRunBody['conclusion']>;

/**
 * A run as a check, in as many requests as its annotations take: the first makes the check, each further one changes it.
 * Every one says the same but for the annotations, which GitHub adds up.
 */
export function checkRunBodies(
  run: PullRequestReport,
  { name, externalId }: { readonly name: string; readonly externalId: string },
): readonly [CheckRunBody, ...CheckRunBody[]] {
  const { verdict, text } = headlineOf(run);
  const all = run.validation === null ? [] : checkAnnotations(run.validation.data);
  const shown = all.slice(0, annotationsAtMost);
  const title = shorten(plain(text), longestTitle);
  const more = all.length - shown.length;
  const body = (annotations: readonly CheckAnnotation[]): CheckRunBody => ({
    name,
    head_sha: run.head,
    external_id: externalId,
    status: 'completed',
    conclusion: conclusions[verdict],
    output: {
      title,
      summary: [
        markdownText(text, longestTitle),
        ...(more > 0 ? [`\n${more} more are not shown at their lines.`] : []),
      ].join('\n'),
      text: reportMarkdown(run, { limit: apiLimits.checkText }),
      annotations,
    },
  });
  const chunks = Array.from({ length: Math.ceil(shown.length / annotationsAtOnce) }, (_, at) =>
    shown.slice(at * annotationsAtOnce, (at + 1) * annotationsAtOnce),
  );
  const [first = [], ...others] = chunks;
  return [body(first), ...others.map(body)];
}
