import { isProse, type Page } from '../page.ts';
import type { Field, Preamble, PreambleKind } from '../prp.ts';
import { cellsOf, isTableRow, isTableRule } from './reference-table.ts';

const none: Preamble = { kind: 'none', fields: [], startLine: 0, endLine: 0 };

/**
 * Reads the block before the first heading, else the block right under the title. Without a YAML parser: most preambles
 * look like YAML and are not valid.
 */
export function readPreamble(
  page: Page,
  firstHeading: number | undefined,
  secondHeading: number | undefined,
): Preamble {
  if (page.frontMatter > 0) return frontMatter(page);
  const firstLine = firstHeading ?? page.texts.length + 1;
  const above = readBefore(page, 1, firstLine);
  if (above.kind !== 'none' || firstHeading === undefined) return above;
  const under = readBefore(page, firstHeading + 1, secondHeading ?? page.texts.length + 1);
  return under.kind === 'bare-keys' ? none : under;
}

function frontMatter(page: Page): Preamble {
  const fields = readKeys(page, 2, page.frontMatter);
  return { kind: fields.length > 0 ? 'front-matter' : 'prose', fields, startLine: 1, endLine: page.frontMatter };
}

/** Reads the preamble that starts on the first line with text from `from` on, and ends before line `end`. */
function readBefore(page: Page, from: number, end: number): Preamble {
  let startLine = from;
  while (startLine < end && (page.texts[startLine - 1] ?? '') === '') startLine++;
  if (startLine >= end) return none;
  const text = page.texts[startLine - 1] ?? '';
  if (page.hidden[startLine - 1] === 1 && text.startsWith('<!--')) return comment(page, startLine, end);
  if (!isProse(page, startLine)) return none;
  if (boldField(text) !== undefined) return boldLines(page, startLine, end);
  if (isTableRow(text) && isTableRule(page.texts[startLine] ?? '')) return table(page, startLine, end);
  if (keyOf(text) !== undefined) return bareKeys(page, startLine, end);
  return none;
}

function comment(page: Page, startLine: number, end: number): Preamble {
  let endLine = startLine;
  while (endLine + 1 < end && page.hidden[endLine] === 1) endLine++;
  return preamble('comment', readKeys(page, startLine, endLine + 1), startLine, endLine);
}

/** Keys without a fence around them run to the first heading or thematic break. */
function bareKeys(page: Page, startLine: number, end: number): Preamble {
  let stop = startLine;
  while (stop < end && page.texts[stop - 1] !== '---' && isProse(page, stop)) stop++;
  return preamble('bare-keys', readKeys(page, startLine, stop), startLine, lastTextBefore(page, stop));
}

function boldLines(page: Page, startLine: number, end: number): Preamble {
  const fields: Field[] = [];
  let line = startLine;
  for (; line < end; line++) {
    const text = page.texts[line - 1] ?? '';
    if (text === '') continue;
    const field = boldField(text);
    if (field === undefined) break;
    fields.push({ ...field, line });
  }
  return preamble('bold-lines', fields, startLine, fields.at(-1)?.line ?? startLine);
}

function table(page: Page, startLine: number, end: number): Preamble {
  const fields: Field[] = [];
  let line = startLine;
  for (; line < end && isTableRow(page.texts[line - 1] ?? ''); line++) {
    if (line < startLine + 2) continue;
    const [key, value] = cellsOf(page.texts[line - 1] ?? '');
    if (key !== undefined) fields.push({ key: plain(key.text), value: plain(value?.text ?? ''), line });
  }
  return preamble('table', fields, startLine, line - 1);
}

function preamble(kind: PreambleKind, fields: readonly Field[], startLine: number, endLine: number): Preamble {
  return { kind, fields, startLine, endLine };
}

function lastTextBefore(page: Page, stop: number): number {
  let line = stop - 1;
  while (line > 1 && page.texts[line - 1] === '') line--;
  return line;
}

/** Reads `key: value` lines from line `from` to before line `end`; lines indented under a key belong to its value. */
function readKeys(page: Page, from: number, end: number): readonly Field[] {
  const found: { key: string; line: number; values: string[] }[] = [];
  for (let line = from; line < end; line++) {
    const text = page.texts[line - 1] ?? '';
    const key = keyOf(text);
    if (key !== undefined) found.push({ ...key, line, values: key.values });
    else if (/^[ \t]/.test(text)) found.at(-1)?.values.push(text.trim());
  }
  return found.map(({ key, line, values }) => ({ key, line, value: values.join('\n') }));
}

const keyLine = /^([A-Za-z_][\w-]*(?: [\w-]+){0,3}):(?:[ \t](.*))?$/s;

function keyOf(text: string): { key: string; values: string[] } | undefined {
  const match = keyLine.exec(text);
  if (match === null) return undefined;
  const value = unquoted((match[2] ?? '').trim());
  const opensBlock = /^[|>][+-]?\d?$/.test(value);
  return { key: match[1] ?? '', values: value === '' || opensBlock ? [] : [value] };
}

function unquoted(value: string): string {
  const quote = value[0];
  const quotes = quote === '"' || quote === "'";
  return quotes && value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value;
}

const boldLine = /^(?:> ?)?(?:[-*+] )?\*\*([^*]{1,80})\*\*[ \t]*(:?)[ \t]*(.*)$/s;

/** `**Key**: value` or `**Key:** value`; without a colon it is emphasis, not a field. */
function boldField(text: string): { key: string; value: string } | undefined {
  const match = boldLine.exec(text);
  const key = (match?.[1] ?? '').trim();
  if (match === null || (match[2] === '' && !key.endsWith(':'))) return undefined;
  return { key: key.endsWith(':') ? key.slice(0, -1).trimEnd() : key, value: (match[3] ?? '').trim() };
}

function plain(cell: string): string {
  return cell.replaceAll(/[*`]/g, '').trim();
}
