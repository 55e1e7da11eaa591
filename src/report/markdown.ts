import { ganttOf } from './gantt.ts';
import { type Headline, headlineOf, isAtFault } from './headline.ts';
import { type Detail, details } from './markdown-detail.ts';
import { markdownGates } from './markdown-gates.ts';
import { markdownList } from './markdown-list.ts';
import { markdownPrp } from './markdown-prp.ts';
import { markdownCode, markdownDetails, markdownFence, markdownText } from './markdown-text.ts';
import { plural } from './paint.ts';
import type { PullRequestReport } from './pull-request-report.ts';

/**
 * A run on a pull request as GitHub's Markdown: the first line says what came out and why. `limit` is in bytes of UTF-8,
 * 2,000 at least; GitHub counts characters in some places, and those are never more. What does not fit is left out by
 * importance and counted, so that nothing is cut in the middle.
 */
export function reportMarkdown(run: PullRequestReport, { limit }: { readonly limit: number }): string {
  for (const detail of details) {
    const text = `${blocks(run, detail).join('\n\n')}\n`;
    if (Buffer.byteLength(text) <= limit) return text;
  }
  throw new Error(`Internal error: ${limit} bytes are too few for a report.`);
}

const mark = { passed: '✅', failed: '❌', nothing: '⚪', cancelled: '⚪' } as const satisfies Record<
  Headline['verdict'],
  string
>;

function blocks(run: PullRequestReport, detail: Detail): readonly string[] {
  const { verdict, text } = headlineOf(run);
  const { prps = [], gates = [] } = run.validation?.data ?? {};
  const telling = prps.toSorted((a, b) => Number(isAtFault(b)) - Number(isAtFault(a)));
  const left = prps.length - detail.prps;
  return [
    `### ${mark[verdict]} ${markdownText(text, 200)}`,
    ...run.notices.slice(0, noticesAtMost).map((notice) => `> ${markdownText(notice, 300)}`),
    ...block(generatedLines(run, detail)),
    ...block(goneLines(run, detail)),
    ...telling.slice(0, detail.prps).flatMap((prp) => markdownPrp(prp, run, detail)),
    ...(left > 0 ? [`… and ${plural(left, detail.prps > 0 ? 'more PRP' : 'PRP')}.`] : []),
    ...(gates.length > 0 ? ['#### Commands of the run', ...markdownGates(gates, detail)] : []),
    ...(detail.gantt && run.validation !== null && prps.length > 0 ? [gantt(run.validation.data)] : []),
    `Looked at ${run.head.slice(0, 7)}.`,
  ];
}

const noticesAtMost = 3;

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function generatedLines({ generated }: PullRequestReport, detail: Detail): readonly string[] {
  return markdownList(
    generated,
    detail.prps,
    ({ path, created, changed, version, notes }) => {
      const did = created ? 'generated' : changed ? 'generated anew' : 'generated, nothing new';
      const as = version === null ? '' : ` as v${version.sequence}`;
      const remarks = notes.slice(0, 5).map((note) => ` ${markdownText(note, detail.message)}`);
      return `${markdownCode(path, detail.message)} ${did}${as}.${remarks.join('')}`;
    },
    'more generated',
  );
}

function goneLines({ gone }: PullRequestReport, detail: Detail): readonly string[] {
  return markdownList(
    gone,
    detail.prps,
    ({ path, to }) => {
      const where = to === null ? 'deleted; its versions stay' : `renamed to ${markdownCode(to, detail.message)}`;
      return `${markdownCode(path, detail.message)} ${where}.`;
    },
    'more deleted or renamed',
  );
}

function gantt(data: Parameters<typeof ganttOf>[0]): string {
  return markdownDetails('When each gate ran', markdownFence(ganttOf(data), 'mermaid'));
}
