import { isProse } from '../page.ts';
import type { Reference, ReferenceKind, Section } from '../prp.ts';
import { isPathLike, readCitation, readLineRange } from './citation.ts';
import { type Outline, sectionAt } from './outline.ts';

interface Columns {
  readonly kind: ReferenceKind;
  readonly file: number;
  readonly lines: number;
  readonly why: number;
}

/** Reads tables with a column of files: mandatory reading is cited, files to change are targets. */
export function readTabledReferences(outline: Outline): readonly Reference[] {
  const references: Reference[] = [];
  let columns: Columns | undefined;
  for (const [index, text] of outline.texts.entries()) {
    const line = index + 1;
    if (!isTableRow(text) || !isProse(outline, line)) {
      columns = undefined;
    } else if (isTableRule(outline.texts[index + 1] ?? '')) {
      columns = columnsOf(text, sectionAt(outline, line));
    } else if (columns !== undefined && !isTableRule(text)) {
      references.push(...readRow(text, line, columns));
    }
  }
  return references;
}

/** Whether a heading announces the files that will be created or changed. */
export function listsTargets(section: Section | undefined): boolean {
  return section !== undefined && targetHeading.test(section.normalised);
}

const targetHeading =
  /\bfiles? (?:to (?:be )?(?:change|create|modify|update|edit|delete)|affected|changed)|\b(?:new|modified|created|deleted|changed) files\b/;

function columnsOf(header: string, section: Section | undefined): Columns | undefined {
  const names = cellsOf(header).map((cell) => cell.text.replaceAll(/[*`_]/g, '').toLowerCase());
  const file = names.findIndex((name) => /^(?:files?|paths?|file path|file name|location)$/.test(name));
  if (file < 0) return undefined;
  const changes = listsTargets(section) || names.some((name) => /^(?:actions?|changes?|justification)$/.test(name));
  if (!changes && section?.within !== 'context') return undefined;
  return {
    kind: changes ? 'target' : 'file',
    file,
    lines: names.findIndex((name) => /^(?:key )?lines?$/.test(name)),
    why: names.findIndex((name) => /^(?:why|purpose|reason|justification|changes?|description)$/.test(name)),
  };
}

function readRow(text: string, line: number, columns: Columns): readonly Reference[] {
  const cells = cellsOf(text);
  const cell = cells[columns.file];
  const citation = cell === undefined ? undefined : readCitation(cell.text);
  if (cell === undefined || citation === undefined || !isPathLike(citation.target)) return [];
  const why = cells[columns.why]?.text ?? '';
  const lines = cells[columns.lines]?.text ?? '';
  return [
    {
      kind: columns.kind,
      target: citation.target,
      lines: citation.lines ?? readLineRange(lines),
      why: why === '' ? citation.why : why,
      line,
      column: cell.column + citation.offset,
    },
  ];
}

interface Cell {
  readonly text: string;
  /** Column of the cell's first character, from 1. */
  readonly column: number;
}

export function isTableRow(text: string): boolean {
  return text.trimStart().startsWith('|');
}

/** The line of dashes under a table's header. */
export function isTableRule(text: string): boolean {
  return isTableRow(text) && text.includes('-') && /^[\s|:-]+$/.test(text);
}

/** The trimmed cells of a row. A pipe after a backslash is text. */
export function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = row.indexOf('|') + 1;
  for (let at = start; at < row.length; at++) {
    if (row[at] === '\\') at++;
    else if (row[at] === '|') {
      cells.push(cellAt(row, start, at));
      start = at + 1;
    }
  }
  if (row.slice(start).trim() !== '') cells.push(cellAt(row, start, row.length));
  return cells;
}

function cellAt(row: string, start: number, end: number): Cell {
  const raw = row.slice(start, end);
  const text = raw.trim();
  return { text, column: start + (raw.length - raw.trimStart().length) + 1 };
}
