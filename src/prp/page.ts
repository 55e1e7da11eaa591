import { indentOf, structuralTexts } from './parse/lines.ts';
import { htmlBlockEnd, type HtmlEnd, listMarkerOf, Nesting } from './parse/nesting.ts';
import type { Fence, Line } from './prp.ts';

/** A document split into lines, each with its block. Arrays are indexed by line number minus 1. */
export interface Page {
  readonly texts: readonly string[];
  readonly fences: readonly Fence[];
  /** Index in `fences` of a line's fence, marker lines included; -1 outside. */
  readonly fenceOf: Int32Array;
  /** 1 for lines that are no Markdown: front matter, HTML blocks and comments. */
  readonly hidden: Uint8Array;
  /** Lines the front matter takes, its `---` included; 0 when there is none. */
  readonly frontMatter: number;
}

interface Marker {
  readonly mark: string;
  readonly info: string;
}

interface OpenFence extends Marker {
  readonly line: number;
  /** Column of the content of the surrounding list item: a line that starts before it ends item and fence. */
  readonly column: number;
}

interface OpenHtml {
  readonly end: HtmlEnd;
  readonly column: number;
}

/** Finds fences and HTML blocks by the rules of CommonMark. */
export function readPage(lines: readonly Line[]): Page {
  const texts = structuralTexts(lines);
  const frontMatter = frontMatterLength(texts);
  const fences: Fence[] = [];
  const fenceOf = new Int32Array(texts.length).fill(-1);
  const hidden = new Uint8Array(texts.length).fill(1, 0, frontMatter);

  let open: OpenFence | undefined;
  let html: OpenHtml | undefined;
  const nesting = new Nesting();
  const close = ({ info, line }: OpenFence, endLine: number, closed: boolean) => {
    fenceOf.fill(fences.length, line - 1, endLine);
    fences.push({ startLine: line, endLine, language: languageOf(info), closed });
    open = undefined;
  };

  for (let index = frontMatter; index < texts.length; index++) {
    const text = texts[index] ?? '';
    if (text === '') {
      nesting.blank();
      if (html?.end === 'blank') html = undefined;
      hidden[index] = html === undefined ? 0 : 1;
      continue;
    }
    const indent = indentOf(text);
    if (open !== undefined && indent < open.column) close(open, index, false);
    if (html !== undefined && indent < html.column) html = undefined;
    if (open !== undefined) {
      if (closes(text, indent, open)) close(open, index + 1, true);
      continue;
    }
    const starts = html === undefined && nesting.enter(text, indent);
    const end = starts ? htmlBlockEnd(text.slice(listMarkerOf(text).length).trimStart()) : undefined;
    if (end !== undefined) html = { end, column: nesting.column };
    if (html !== undefined) {
      hidden[index] = 1;
      nesting.endParagraph();
      // Reads the whole line: a comment that ends beyond the structural bound must not hide the rest of the document.
      if (html.end !== 'blank' && html.end.test(lines[index]?.text ?? '')) html = undefined;
      continue;
    }
    const marker = starts ? openingMarker(text) : undefined;
    if (marker === undefined) continue;
    nesting.endParagraph();
    open = { ...marker, line: index + 1, column: nesting.column };
  }
  if (open !== undefined) close(open, texts.length, false);
  return { texts, fences, fenceOf, hidden, frontMatter };
}

/** Whether a reader sees the line as prose: outside fences, HTML blocks and front matter. */
export function isProse(page: Page, line: number): boolean {
  return page.fenceOf[line - 1] === -1 && page.hidden[line - 1] === 0;
}

export function fenceAt(page: Page, line: number): Fence | undefined {
  return page.fences[page.fenceOf[line - 1] ?? -1];
}

/** Whether a line is one of the two marker lines of a fence, which are no content. */
export function isFenceMarker(fence: Fence, line: number): boolean {
  return line === fence.startLine || (fence.closed && line === fence.endLine);
}

const dataLanguages = new Set(['', 'yaml', 'yml', 'markdown', 'md', 'text', 'txt', 'plaintext']);

/** Whether a fence holds lists and notes rather than code. */
export function isDataFence(fence: Fence): boolean {
  return dataLanguages.has(fence.language);
}

function openingMarker(text: string): Marker | undefined {
  if (!text.includes('```') && !text.includes('~~~')) return undefined;
  const body = text.slice(listMarkerOf(text).length).trimStart();
  const length = runLength(body);
  if (length < 3) return undefined;
  const info = body.slice(length).trim();
  if (body.startsWith('`') && info.includes('`')) return undefined;
  return { mark: body.slice(0, length), info };
}

function closes(text: string, indent: number, open: OpenFence): boolean {
  if (indent > open.column + 3) return false;
  const body = text.trimStart();
  return body.startsWith(open.mark) && runLength(body) === body.length;
}

/** Length of the run of back ticks or tildes at the start of a text. */
function runLength(text: string): number {
  const first = text[0];
  if (first !== '`' && first !== '~') return 0;
  let length = 1;
  while (text[length] === first) length++;
  return length;
}

function languageOf(info: string): string {
  return /^[\w+#.-]+/.exec(info)?.[0].toLowerCase() ?? '';
}

/**
 * Front matter starts on the first line and is closed by a second `---`. A document that starts with a thematic break
 * has a heading or nothing under it instead, and sections between two breaks must not be hidden as front matter.
 */
function frontMatterLength(texts: readonly string[]): number {
  if (texts[0] !== '---' || texts[1] === '' || texts[1]?.startsWith('# ')) return 0;
  const end = texts.indexOf('---', 1);
  for (let index = 1; index < end; index++) {
    const text = texts[index] ?? '';
    if (/^#{2,6}\s/.test(text) || openingMarker(text) !== undefined) return 0;
  }
  return end + 1;
}
