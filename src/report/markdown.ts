import { plural } from '../base/plural.ts';
import { isBroken } from '../prp/gate-result.ts';
import { ganttOf } from './gantt.ts';
import { type Headline, headlineOf, isAtFault } from './headline.ts';
import { type Detail, details, markdownList } from './markdown-detail.ts';
import { isQuiet, markdownGates, markdownPrp, markdownQuietPrp } from './markdown-prp.ts';
import { markdownCode, markdownDetails, markdownFence, markdownText } from './markdown-text.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { commitLink } from './repository-links.ts';

/**
 * Formats a run on a pull request as GitHub's Markdown; the first line has the outcome and the reason. `limit` counts
 * bytes of UTF-8, at least 10,000; GitHub sometimes counts characters, which are never more. Leaves out whole parts by
 * importance and counts them; cuts none in the middle.
 */
export function reportMarkdown(run: PullRequestReport, { limit }: { readonly limit: number }): string {
  for (const detail of details()) {
    const text = joined(blocks(run, detail), limit);
    if (text !== undefined) return text;
  }
  throw new Error(`Internal error: ${limit} bytes are too few for a report.`);
}

/** `undefined` as soon as the limit is reached: the cost of a long report does not depend on its length. */
function joined(parts: Iterable<string>, limit: number): string | undefined {
  const kept: string[] = [];
  let size = 0;
  for (const part of parts) {
    size += Buffer.byteLength(part) + 2;
    if (size > limit) return undefined;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

const mark = { passed: '✅', failed: '❌', nothing: '⚪', cancelled: '⚪' } as const satisfies Record<
  Headline['verdict'],
  string
>;

function* blocks(run: PullRequestReport, detail: Detail): Iterable<string> {
  const { verdict, text } = headlineOf(run);
  const { prps = [], gates = [] } = run.validation?.data ?? {};
  const quiet = prps.filter((prp) => isQuiet(prp, run));
  const telling = prps
    .filter((prp) => !isQuiet(prp, run))
    .toSorted((a, b) => Number(isAtFault(b)) - Number(isAtFault(a)));
  const left = telling.length - detail.prps;
  const commands = gates.length === 0 ? [] : ['#### Commands of the run', ...markdownGates(gates, detail)];
  const hasBroken = gates.some(({ status }) => isBroken(status));
  const isUncommitted = run.landing?.kind === 'not-committed' && run.validation?.status !== 'failed';
  yield `### ${isUncommitted ? '⚠️' : mark[verdict]} ${markdownText(text, 120)}`;
  yield* noticeBlocks(run, detail);
  yield* block(generatedLines(run, detail));
  yield* block(goneLines(run, detail));
  // The causes of a failure come first; the rest can wait.
  if (hasBroken) yield* commands;
  for (const prp of telling.slice(0, detail.prps)) yield* markdownPrp(prp, run, detail);
  if (left > 0) yield `… and ${plural(left, detail.prps > 0 ? 'more PRP' : 'PRP')} with findings or changes.`;
  yield* block(markdownList(quiet, detail.prps, (prp) => markdownQuietPrp(prp, run, detail), 'PRP that passed'));
  if (!hasBroken) yield* commands;
  if (detail.gantt && run.validation !== null && prps.length > 0) yield gantt(run.validation.data);
  yield `Looked at ${run.head.slice(0, 7)}.`;
}

const noticesAtMost = 3;

function noticeBlocks({ notices }: PullRequestReport, { message }: Detail): readonly string[] {
  const left = notices.length - noticesAtMost;
  const shown = notices
    .slice(0, noticesAtMost)
    .map((notice) => `> ${markdownText(notice, Math.min(300, 2 * message))}`);
  return left > 0 ? [...shown, `> … and ${plural(left, 'more note')}.`] : shown;
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function generatedLines(run: PullRequestReport, detail: Detail): readonly string[] {
  return markdownList(
    run.generated,
    detail.prps,
    ({ path, created, changed, version, notes }) => {
      const did = created ? 'generated' : changed ? 'generated anew' : 'generated, nothing new';
      const as = version === null ? '' : ` as v${version.sequence}`;
      const where =
        run.landing?.kind === 'committed'
          ? ` and committed to this branch as ${commitLink(run, run.landing.commit)}: pull before you go on`
          : '';
      const remarks = notes.slice(0, 5).map((note) => ` ${markdownText(note, detail.message)}`);
      return `${markdownCode(path, detail.message)} ${did}${as}${where}.${remarks.join('')}`;
    },
    'PRP',
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
    'PRP',
  );
}

function gantt(data: Parameters<typeof ganttOf>[0]): string {
  return markdownDetails('When each gate ran', markdownFence(ganttOf(data), 'mermaid'));
}
