import { plural } from '../base/plural.ts';
import { changeSentence } from './change-sentence.ts';
import { ganttBlocks } from './gantt.ts';
import { type Headline, headlineOf } from './headline.ts';
import { type Detail, details } from './markdown-detail.ts';
import { changesFold, commandsFold, quietFold, rollbackLine, rollbackTarget } from './markdown-folds.ts';
import { generatedBlocks, patchBlocks } from './markdown-generated.ts';
import { fixBlocks, lineBreak, lookTwiceBlocks } from './markdown-items.ts';
import { tableBlocks } from './markdown-table.ts';
import { markdownCode, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import { namePrps } from './prp-names.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { historyUrl, lineUrl } from './repository-links.ts';
import { reportFooter } from './report-footer.ts';
import { slashHint } from './slash-hint.ts';
import { modelReport, type ReportModel } from './report-model.ts';

/**
 * Formats a run on a pull request as GitHub's Markdown; the first line is the answer. `limit` counts bytes of UTF-8, at
 * least 10,000; GitHub sometimes counts characters, which are never more. Leaves out whole parts by importance and counts
 * them; cuts none in the middle.
 */
export function reportMarkdown(run: PullRequestReport, place: ReportPlace): string {
  const model = modelReport(run);
  return withinLimit((detail) => blocks(model, detail, place), place.limit);
}

interface ReportPlace {
  readonly limit: number;
  /** The summary of a job shows when long commands ran. @default false */
  readonly isSummary?: boolean;
}

/** The first text that fits, from everything to the headline alone. */
export function withinLimit(blocksOf: (detail: Detail) => Iterable<string>, limit: number): string {
  for (const detail of details()) {
    const text = joined(blocksOf(detail), limit);
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

const marks = { passed: '✅', failed: '❌', nothing: '⚪', cancelled: '⚪' } as const satisfies Record<
  Headline['verdict'],
  string
>;

/** The mark before a headline. */
export function headlineMark({ verdict, looksTwice }: Headline): string {
  return looksTwice ? '⚠️' : marks[verdict];
}

function* blocks(model: ReportModel, detail: Detail, { limit, isSummary = false }: ReportPlace): Iterable<string> {
  const { run } = model;
  const headline = headlineOf(run);
  yield `### ${headlineMark(headline)} ${markdownText(headline.text, 200)}`;
  yield* generatedBlocks(run, detail);
  yield* lookTwiceBlocks(model, detail);
  yield* fixBlocks(model, detail);
  yield* noticeBlocks(run, detail);
  yield* citedBlocks(run, detail);
  yield* tableBlocks(model, detail);
  yield* singleBlocks(model, detail);
  yield* goneBlocks(run, detail);
  yield* quietFold(model, detail);
  yield* changesFold(model, detail);
  if (model.isMany) yield* commandsFold(model, detail);
  yield* patchBlocks(run, detail, limit);
  if (isSummary && run.validation !== null && detail.changes > 0) yield* ganttBlocks(run.validation.data);
  yield reportFooter({
    ...run,
    base: run.baseName ?? null,
    runUrl: run.reportUrl,
    takesCommands: run.number !== undefined,
  });
}

const noticesAtMost = 3;

function noticeBlocks({ notices, landing }: PullRequestReport, { message }: Detail): readonly string[] {
  const told = landing?.kind === 'not-committed' && landing.message !== '' ? landing.message : undefined;
  const others = notices.filter((notice) => told === undefined || !notice.endsWith(told));
  const left = others.length - noticesAtMost;
  const shown = others.slice(0, noticesAtMost).map((notice) => {
    return `> ${markdownMessage(slashHint(notice) || notice, Math.min(400, 2 * message))}`;
  });
  return left > 0 ? [...shown, `> … and ${plural(left, 'more note')}.`] : shown;
}

/** One PRP needs no table: a sentence on its change, and the way back where a person has to decide. */
function singleBlocks(model: ReportModel, detail: Detail): readonly string[] {
  const [only, other] = model.prps;
  if (only === undefined || other !== undefined || detail.rows === 0) return [];
  const isGenerated = model.run.generated.some(({ path }) => path === only.prp.path);
  const target = rollbackTarget(only, model);
  const line = target === undefined ? undefined : rollbackLine(only.prp.path, target, model.run.head);
  const offers = only.state !== 'passed' && line !== undefined && model.run.number !== undefined;
  const reason = only.state === 'failed' ? `To restore v${target}` : `If the changes are not meant, restore v${target}`;
  return [
    ...(isGenerated ? [] : [changeSentence(only, model)]),
    ...(offers ? [`${reason}, the last version that passed:`, markdownFence(line)] : []),
  ];
}

const goneAtMost = 10;

function goneBlocks(run: PullRequestReport, { rows, message }: Detail): readonly string[] {
  const { gone } = run;
  const names = namePrps(gone.map(({ path }) => path));
  const shown = gone.slice(0, Math.min(goneAtMost, rows)).map(({ path, to }) => {
    const name = `**${markdownText(names.get(path)?.name ?? path, 80)}**`;
    const versions = `[versions](${historyUrl(run, path)})`;
    if (to === null) return `- ${name} was deleted; its ${versions} stay`;
    return `- ${name} was renamed to ${markdownCode(to, message)}; its ${versions} stay`;
  });
  const left = gone.length - shown.length;
  if (gone.length === 0) return [];
  return [[...shown, ...(left > 0 ? [`- … and ${plural(left, 'more PRP')} deleted or renamed`] : [])].join('\n')];
}

const citedAtMost = 5;

/** Files that the pull request takes away although PRPs cite them. */
function citedBlocks(run: PullRequestReport, { unfolded, message }: Detail): readonly string[] {
  const { cited = [] } = run;
  if (cited.length === 0 || unfolded === 0) return [];
  const names = namePrps(cited.flatMap(({ prps }) => prps.map(({ prp }) => prp)));
  const shown = cited.slice(0, Math.min(citedAtMost, unfolded)).map(({ path, to, prps }) => {
    const did = to === null ? 'is deleted' : `is renamed to ${markdownCode(to, message)}`;
    const links = prps
      .slice(0, citedAtMost)
      .map(({ prp, line }) => `[${markdownText(names.get(prp)?.name ?? prp, 80)}](${lineUrl(run, prp, line)})`);
    const more = prps.length - links.length;
    const many = prps.length === 1 ? '1 PRP cites it' : `${prps.length} PRPs cite it`;
    return `- ${markdownCode(path, message)} ${did}, but ${many}:${lineBreak}${links.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  const left = cited.length - shown.length;
  return [
    '⚠️ **Cited files are gone**',
    [...shown, ...(left > 0 ? [`- … and ${plural(left, 'more file')}`] : [])].join('\n'),
  ];
}
