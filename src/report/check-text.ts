import { plural } from '../base/plural.ts';
import { type GateResult, isBroken, statusPredicates } from '../prp/gate-result.ts';
import { changeSentence } from './change-sentence.ts';
import { headlineOf } from './headline.ts';
import { brokenSentence, countPlaces } from './finding-causes.ts';
import type { Detail } from './markdown-detail.ts';
import { changesTable } from './markdown-folds.ts';
import { generatedBlocks } from './markdown-generated.ts';
import { boldName, causeText, countedPrps, outputFence, riskItems } from './markdown-items.ts';
import { riskTexts } from './markdown-risks.ts';
import { markdownMessage, markdownText } from './markdown-text.ts';
import { withinLimit } from './markdown.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { reportFooter } from './report-footer.ts';
import { modelReport, type ReportModel } from './report-model.ts';
import { riskClause } from './risk-words.ts';

/** The page of a check: what to do and to decide, then the details. The title is on top of both. */
export interface CheckText {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

interface Limits {
  /** Bytes of each part. */
  readonly limit: number;
  /** Findings that are not shown at their lines. */
  readonly hidden: number;
}

/** Findings stand at their lines, so the page repeats no line numbers. */
export function checkText(run: PullRequestReport, { limit, hidden }: Limits): CheckText {
  const model = modelReport(run);
  const { title } = headlineOf(run);
  return {
    title,
    summary: withinLimit((detail) => summaryBlocks(model, detail, hidden), limit),
    text: withinLimit((detail) => textBlocks(model, detail), limit),
  };
}

const itemsUnfolded = 10;

function* summaryBlocks(model: ReportModel, detail: Detail, hidden: number): Iterable<string> {
  const room = detail.unfolded === 0 ? 0 : Math.min(itemsUnfolded, 2 * detail.unfolded);
  const todo = todoItems(model, detail);
  const decide = decisionItems(model, detail);
  const shownTodo = todo.slice(0, room);
  const shownDecide = decide.slice(0, room);
  if (todo.length > 0) yield '**To do**';
  if (shownTodo.length > 0) yield numbered(shownTodo, 1);
  if (todo.length > shownTodo.length) yield `… and ${todo.length - shownTodo.length} more.`;
  if (decide.length > 0) {
    const isPassing = model.prps.every(({ risks, state }) => risks.length === 0 || state !== 'failed');
    yield `**To decide**${isPassing ? ' – no gate fails on these' : ''}`;
  }
  if (shownDecide.length > 0) yield numbered(shownDecide, shownTodo.length + 1);
  if (decide.length > shownDecide.length) yield `… and ${decide.length - shownDecide.length} more.`;
  yield* generatedBlocks(model.run, detail);
  const rest = closing(model, hidden);
  if (rest !== '') yield rest;
  else if (todo.length + decide.length + model.run.generated.length === 0) yield nothingTo(model.run);
}

function numbered(items: readonly string[], from: number): string {
  return items.map((item, index) => `${from + index}. ${item}`).join('\n');
}

function todoItems(model: ReportModel, { message }: Detail): readonly string[] {
  const commands = (model.run.validation?.data.gates ?? [])
    .filter(({ status }) => isBroken(status))
    .map((gate) => markdownMessage(brokenSentence(gate), message));
  const causes = model.errors.map((cause) => {
    const [first, ...others] = cause.prps;
    const said = causeText(cause, message);
    if (first === undefined) return said;
    if (others.length === 0) return model.isMany ? `${boldName(model, first.prp)}: ${said}` : said;
    return `${countedPrps(cause, model)}: ${said}`;
  });
  return [...commands, ...causes];
}

function decisionItems(model: ReportModel, { message }: Detail): readonly string[] {
  return riskItems(model.prps).flatMap(({ places }) => {
    const [first] = places;
    if (first === undefined) return [];
    const prps = new Set(places.map(({ prp }) => prp));
    const who =
      prps.size > 1 ? `**${prps.size} PRPs**: ` : model.isMany ? `${boldName(model, first.prp.prp.path)}: ` : '';
    const texts = riskTexts(first.risk, message);
    const question = who === '' ? 'Is' : 'is';
    return [`${who}${question} it meant that ${riskClause(first.risk)}?${texts === '' ? '' : ` ${texts}`}`];
  });
}

/** The PRPs that pass, and the findings that do not count. */
function closing(model: ReportModel, hidden: number): string {
  const { prps, warnings, known, run, isMany } = model;
  const passing = prps.filter(({ state }) => state === 'passed');
  const [only] = passing;
  const isGenerated = run.generated.some(({ path }) => path === only?.prp.path);
  const base = markdownText(run.baseName ?? 'the base', 60);
  const passes =
    passing.length === 0 || only === undefined
      ? []
      : !isMany
        ? isGenerated
          ? []
          : [`${changeSentence(only, model)}.`]
        : [passing.length === 1 ? `${markdownText(only.name, 80)} passes.` : `${passing.length} PRPs pass.`];
  const counted = [
    ...(warnings.length > 0 ? [plural(countPlaces(warnings), 'warning')] : []),
    ...(known.length > 0
      ? [
          `${plural(countPlaces(known), 'problem')} that ${base} has, too, ${countPlaces(known) === 1 ? 'does' : 'do'} not count`,
        ]
      : []),
  ];
  const said = [
    ...passes,
    ...(counted.length > 0 ? [`${counted.join('; ')}.`] : []),
    ...(hidden > 0
      ? [
          `${plural(hidden, 'more finding')} ${hidden === 1 ? 'is' : 'are'} not shown at ${hidden === 1 ? 'its line' : 'their lines'}.`,
        ]
      : []),
  ];
  return said.join(' ');
}

function nothingTo({ cancelled, baseName, gone }: PullRequestReport): string {
  if (cancelled) return 'The run was cancelled. Run it again for a result.';
  if (gone.length > 0) return 'There is no PRP to check.';
  return `No PRP differs from ${markdownText(baseName ?? 'the base', 60)}, so there is nothing to check.`;
}

const noticesAtMost = 5;

function* textBlocks(model: ReportModel, detail: Detail): Iterable<string> {
  const { run } = model;
  for (const notice of run.notices.slice(0, noticesAtMost)) yield `> ${markdownMessage(notice, detail.message)}`;
  const changes = model.isMany ? changesTable(model, detail) : '';
  if (changes !== '') yield* ['### What changed in each PRP', changes];
  yield* brokenGates(model, detail);
  yield reportFooter({ ...run, base: run.baseName ?? null, takesCommands: false });
}

function brokenGates({ prps, run }: ReportModel, { rows, output }: Detail): readonly string[] {
  const broken = [
    ...(run.validation?.data.gates ?? []).map((gate) => ({ gate, name: 'all' })),
    ...prps.flatMap(({ prp, name }) => prp.gates.map((gate) => ({ gate, name }))),
  ].filter(({ gate }) => isBroken(gate.status));
  if (broken.length === 0 || rows === 0) return [];
  const shown = broken.slice(0, rows);
  const left = broken.length - shown.length;
  return [
    '### Gates that did not pass',
    [
      '| PRP | Gate | Result |',
      '|---|---|---|',
      ...shown.map(
        ({ gate, name }) => `| ${markdownText(name, 80)} | ${markdownText(gate.id, 60)} | ${resultOf(gate)} |`,
      ),
      ...(left > 0 ? [`| … and ${left} more | | |`] : []),
    ].join('\n'),
    ...(run.validation?.data.gates ?? [])
      .slice(0, 5)
      .flatMap(({ id, status, output: printed }) =>
        isBroken(status) && printed !== undefined && output > 0
          ? [`What **${markdownText(id, 60)}** printed last:`, outputFence(printed, output)]
          : [],
      ),
  ];
}

function resultOf({ status, findings }: GateResult): string {
  const fresh = findings.filter(({ baseline }) => !baseline).length;
  return `${statusPredicates[status]}${fresh > 0 ? `, ${plural(fresh, 'finding')}` : ''}`;
}
