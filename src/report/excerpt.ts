import type { SourceExcerpt } from '../base/errors.ts';
import { type Paint, plain } from './paint.ts';

/** Columns of a line that are shown. */
const longestLine = 100;
/** Columns before the caret that are shown of a long line. */
const longestLead = 40;

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\p{Emoji_Presentation}]/u;

interface Cell {
  readonly shown: string;
  readonly columns: number;
}

/** The lines of a message, each followed by its excerpt. An empty line is not shown. */
export function withExcerpts(message: string, excerpts: readonly SourceExcerpt[], paint: Paint): string {
  const lines = message.split('\n').flatMap((line, at) => {
    const excerpt = excerpts[at];
    return excerpt === undefined || excerpt.text === '' ? [line] : [line, excerptText(excerpt, paint)];
  });
  return lines.join('\n');
}

/**
 * Shows the line and marks its wrong part, on two lines:
 *
 *       3 | comands:
 *         | ^^^^^^^
 */
export function excerptText({ line, column, length, text }: SourceExcerpt, paint: Paint): string {
  const [before, marked, after] = [
    text.slice(0, column - 1),
    text.slice(column - 1, column - 1 + length),
    text.slice(column - 1 + length),
  ];
  const lead = lastOf(cellsOf(before), longestLead);
  const caret = firstOf(cellsOf(marked), longestLine - columnsOf(lead));
  const rest = firstOf(cellsOf(after), longestLine - columnsOf(lead) - columnsOf(caret));
  const number = String(line);
  const bar = paint('dim', '|');
  return [
    `  ${paint('dim', number)} ${bar} ${plain(textOf([...lead, ...caret, ...rest]))}`,
    `  ${' '.repeat(number.length)} ${bar} ${' '.repeat(columnsOf(lead))}${paint('red', '^'.repeat(Math.max(1, columnsOf(caret))))}`,
  ].join('\n');
}

function cellsOf(text: string): readonly Cell[] {
  return Array.from(text, (character) => {
    const shown = character === '\t' ? ' ' : plain(character);
    return { shown, columns: wide.test(shown) ? 2 : shown.length };
  });
}

const ellipsis: Cell = { shown: '…', columns: 1 };

function firstOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  let room = columns;
  const end = cells.findIndex((cell) => (room -= cell.columns) < 0);
  return end < 0 ? cells : [...cells.slice(0, Math.max(0, end - 1)), ellipsis];
}

function lastOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  return firstOf(cells.toReversed(), columns).toReversed();
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { columns }) => sum + columns, 0);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ shown }) => shown).join('');
}
