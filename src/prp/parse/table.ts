export interface Cell {
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

/** The cells of a row, trimmed. A pipe behind a backslash is text. */
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
