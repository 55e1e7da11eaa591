import { readCitation, readLineRange } from './citation.ts';
import { sectionAt, type Outline } from './outline.ts';
import { isProse } from '../page.ts';
import { isPathLike } from './path-like.ts';
import type { Reference, ReferenceKind, Section } from '../prp.ts';
import { cellsOf, isTableRow, isTableRule } from './table.ts';

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

/** True for headings under which the files that will be created or changed are listed. */
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
