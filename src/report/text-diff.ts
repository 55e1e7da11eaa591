import { plural } from '../base/plural.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { diffWords } from '../prp/diff/word-diff.ts';
import { type LinePair, lineChanges } from './line-changes.ts';
import { type Paint, plain, wrap } from './paint.ts';
import { shellCommand } from './pasteable-command.ts';
import type { DiffData } from './report.ts';
import { asksForLess, riskClause } from './risk-words.ts';
import { wordMarks } from './word-marks.ts';

export interface DiffPage {
  readonly paint: Paint;
  /** The terminal's, in columns. */
  readonly width?: number | undefined;
  /** With the unified diff. */
  readonly patch?: boolean;
}

/** Changes shown of one section, and of all. */
const most = { ofSection: 6, changes: 40 };

/** The changes for a reviewer: the risks with both texts, then the sections, and with `patch` the lines. */
export function diffText(data: DiffData, { paint, width = 80, patch = false }: DiffPage): string {
  const { from, to, labels, identical, isOnlyVersion, unified, note } = data;
  if (from === to) {
    const same = isOnlyVersion ? `The file equals ${labels.to}, its only version.` : `Both are ${labels.to}.`;
    return `No difference. ${plain(same)}\n`;
  }
  if (identical) return `No difference between ${plain(labels.from)} and ${nameOf(labels.to)}.\n`;
  const page = { paint, width: Math.max(60, Math.min(width, 100)) };
  const pairs = lineChanges(unified);
  const blocks = [
    headLines(data, paint),
    data.risks.flatMap((risk) => riskLines(risk, data, pairs, page)),
    ...sectionBlocks(data, pairs, page),
    note === undefined ? [] : wrap(note, page.width).map((line) => paint('dim', line)),
    endLines(data, patch, paint),
    ...(patch ? [unifiedLines(unified, paint)] : []),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A label as a subject: `worktree` is the file. */
function nameOf(label: string): string {
  return label === 'worktree' ? 'the file' : plain(label);
}

function headLines({ labels, risks, stats, sections, sectionCount }: DiffData, paint: Paint): readonly string[] {
  const to = nameOf(labels.to).replace(/^t/, 'T');
  const places = plural(risks.length, 'place');
  const what =
    risks.length === 0
      ? `${to} against ${nameOf(labels.from)}`
      : asksForLess(risks)
        ? `${to} asks for less than ${nameOf(labels.from)} in ${places}`
        : `${to} against ${nameOf(labels.from)}: look twice at ${places}`;
  const extent =
    sections.length === 0
      ? 'only ticks and white space'
      : `in ${sections.length} of ${plural(sectionCount, 'section')}`;
  const counts = `${paint('green', `+${stats.added}`)} ${paint('red', `−${stats.removed}`)} lines`;
  return [`${paint('bold', what)}   ${counts}${sections.length === 0 ? ', ' : ' '}${extent}`];
}

type Page = Required<Pick<DiffPage, 'paint'>> & { readonly width: number };

function riskLines(risk: Risk, data: DiffData, pairs: readonly LinePair[], page: Page): readonly string[] {
  const { side, line, before, after, because, subject, change, message } = risk;
  const section = sectionAt(afterLineOf(risk, pairs), data.sections)?.title;
  const where = `${section === undefined ? '' : `${plain(section)}, `}line ${line}${side === 'before' ? ` of ${nameOf(data.labels.from)}` : ''}`;
  const inner = { paint: page.paint, width: page.width - 6 };
  const texts =
    before === undefined && after === undefined ? wrap(plain(message), inner.width) : wordMarks(before, after, inner);
  const why =
    because === undefined || change !== 'weakened' || subject !== 'check' ? [] : wrap(plain(because), inner.width);
  return [
    `  ${page.paint('yellow', '!')} ${page.paint('bold', where)}: ${riskClause(risk)}`,
    ...texts.map((text) => `      ${text}`),
    ...why.map((text) => page.paint('dim', `      ${text}`)),
  ];
}

/** Where a line is in the version after; a line that is gone: where it was. */
function afterLineOf({ side, line }: Risk, pairs: readonly LinePair[]): number {
  if (side === 'after') return line;
  return pairs.find(({ beforeLine }) => beforeLine === line)?.afterLine ?? line;
}

type Section = DiffData['sections'][number];

/** The changed section that holds a line of the version after. */
function sectionAt(line: number, sections: readonly Section[]): Section | undefined {
  return sections.findLast((section) => section.change !== 'removed' && section.line <= line);
}

function sectionBlocks(data: DiffData, pairs: readonly LinePair[], page: Page): readonly (readonly string[])[] {
  const { sections, risks } = data;
  const told = new Set(risks.map(({ side, line }) => `${side} ${line}`));
  const untold = pairs.flatMap(({ before, after, ...place }): readonly LinePair[] => {
    const had = before === undefined || told.has(`before ${place.beforeLine}`) ? {} : { before };
    const isTold = after !== undefined && told.has(`after ${place.afterLine}`);
    if (isTold) return [];
    const has = after === undefined ? {} : { after };
    return 'before' in had || 'after' in has ? [{ ...had, ...has, ...place }] : [];
  });
  const bySection = Map.groupBy(untold, ({ afterLine }) => sectionAt(afterLine, sections));
  const width = Math.min(32, Math.max(20, ...sections.map(({ title }) => plain(title).length)));
  let room = most.changes;
  const blocks = sections.map((section) => {
    const isWhole = section.change === 'removed' || section.change === 'added';
    // The title stands above, also the one before.
    const own = isWhole ? [] : (bySection.get(section) ?? []).filter(({ afterLine }) => afterLine !== section.line);
    const shown = own.slice(0, Math.min(most.ofSection, room));
    room -= shown.length;
    const left = own.length - shown.length;
    const inner = { paint: page.paint, width: page.width - 6 };
    return {
      isShort: own.length === 0,
      lines: [
        `  ${plain(section.title).padEnd(width)} ${changeOf(section, page.paint)}`,
        ...shown.flatMap(({ before, after }) => wordMarks(before, after, inner).map((text) => `      ${text}`)),
        ...(left > 0 ? [page.paint('dim', `      and ${plural(left, 'more change')}`)] : []),
      ],
    };
  });
  const short = blocks.filter(({ isShort }) => isShort).flatMap(({ lines }) => lines);
  return [...blocks.filter(({ isShort }) => !isShort).map(({ lines }) => lines), short];
}

const styleOf = { added: 'green', removed: 'red', modified: 'dim', moved: 'dim', renamed: 'dim' } as const;

function changeOf({ change, previousTitle, stats }: Section, paint: Paint): string {
  const counts = [
    ...(stats.added > 0 ? [`+${stats.added}`] : []),
    ...(stats.removed > 0 ? [`−${stats.removed}`] : []),
  ].join(' ');
  const lines = counts === '' ? '' : `${counts} ${stats.added + stats.removed === 1 ? 'line' : 'lines'}`;
  const what = change === 'modified' ? '' : paint(styleOf[change], change);
  const was = previousTitle === undefined ? '' : `before: ${plain(previousTitle)}`;
  return [what, was, lines].filter(Boolean).join(', ');
}

function endLines({ prp, from, to, labels, sections, sectionCount }: DiffData, patch: boolean, paint: Paint) {
  if (patch) return [];
  const equal = sectionCount - sections.filter(({ change }) => change !== 'removed').length;
  const selectors = [from, to].map((id, at) => selectorOf(id, at === 0 ? labels.from : labels.to));
  const words = ['prp', 'diff', prp, ...selectors, '--patch'];
  const rest = equal === 0 ? '' : `${plural(equal, 'section')} ${equal === 1 ? 'is' : 'are'} equal. `;
  return [`${paint('dim', `${rest}The unified diff:`)} ${paint('cyan', shellCommand(...words))}`];
}

/** A word that names the revision again: `v7`, `worktree`, `commit:3f2a91c`. */
function selectorOf(id: string, label: string): string {
  if (/^v\d+$/.test(label) || label === 'worktree') return label;
  return `commit:${id.slice(0, 12)}`;
}

/** Colours a unified diff. Where one line replaces one line, only the changed words stand out. */
function unifiedLines(unified: string, paint: Paint): readonly string[] {
  const lines = unified.split('\n').slice(0, -1);
  const painted: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [line = '', next = ''] = [lines[index], lines[index + 1]];
    const alone = !lines[index - 1]?.startsWith('-') && !lines[index + 2]?.startsWith('+');
    if (line.startsWith('-') && next.startsWith('+') && alone && !line.startsWith('---')) {
      painted.push(...replacedLine(line.slice(1), next.slice(1), paint));
      index += 1;
    } else {
      painted.push(paintedLine(line, paint));
    }
  }
  return painted;
}

function replacedLine(before: string, after: string, paint: Paint): readonly string[] {
  const { segments } = diffWords(before, after);
  const side = (kind: 'removed' | 'added', style: 'red' | 'green') =>
    segments
      .filter((segment) => segment.kind === 'same' || segment.kind === kind)
      .map(({ kind: own, text }) =>
        own === 'same' ? paint(style, plain(text)) : paint('bold', paint(style, plain(text))),
      )
      .join('');
  return [paint('red', '-') + side('removed', 'red'), paint('green', '+') + side('added', 'green')];
}

function paintedLine(line: string, paint: Paint): string {
  const text = plain(line);
  if (line.startsWith('+++') || line.startsWith('---')) return paint('bold', text);
  if (line.startsWith('@@')) return paint('cyan', text);
  if (line.startsWith('+')) return paint('green', text);
  if (line.startsWith('-')) return paint('red', text);
  return text;
}
