import { indentOf } from './lines.ts';

const item = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+(?=\S)|$)/;
const thematicBreak = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const interrupts = /^[ \t]*(?:`{3,}[^`]*$|~{3}|>|#{1,6}(?:[ \t]|$))/;
const quoteMarks = /^ {0,3}>[> \t]*/;
const startsWithLetter = /^[ \t]*[a-z]/i;
const underline = /^[ \t]*(?:=+|-+)$/;

/**
 * The list items and the paragraph that the next line may continue, as CommonMark has them. They decide whether a
 * fence starts and ends where it seems to: a document must not hide from us what its readers see.
 */
export class Nesting {
  /** Columns where the open list items have their content. */
  readonly #items: number[] = [];
  #paragraph = false;
  /** True when that paragraph stands in a quote: lines without the mark may go on with it, but nothing else. */
  #quoted = false;
  #emptyItem = false;

  /** Column where the innermost open list item has its content; 0 outside lists. */
  get column(): number {
    return this.#items.at(-1) ?? 0;
  }

  /** Takes a blank line, which ends a paragraph and an item that has nothing yet. */
  blank(): void {
    if (this.#emptyItem) this.#items.pop();
    this.endParagraph();
  }

  /** Says that the line taken last starts a block which is no paragraph. */
  endParagraph(): void {
    this.#paragraph = false;
    this.#emptyItem = false;
  }

  /** Takes a line that is no blank one; false when it is indented code or goes on with a paragraph. */
  enter(text: string, indent: number): boolean {
    let depth = this.#items.length;
    while (depth > 0 && (this.#items[depth - 1] ?? 0) > indent) depth--;
    const farIn = indent - (this.#items[depth - 1] ?? 0) > 3;
    // Most lines are sentences, and no block starts with a letter.
    const wordless = !farIn && !startsWithLetter.test(text);
    const marker = wordless && !thematicBreak.test(text) ? this.#itemMarker(text) : undefined;
    const starts = wordless && (marker !== undefined || startsBlock(text));
    if (this.#paragraph && !starts) {
      const underlined = depth === this.#items.length && !this.#quoted && underline.test(text);
      this.#paragraph = !underlined;
      return false;
    }
    this.#items.length = depth;
    if (marker !== undefined) this.#items.push(contentColumn(marker));
    const rest = text.slice(marker?.length ?? 0);
    const words = rest.replace(quoteMarks, '');
    this.#quoted = words.length < rest.length;
    this.#emptyItem = marker !== undefined && rest === '';
    const code = farIn || /[ \t]{5}$/.test(marker ?? '');
    this.#paragraph = !code && opensParagraph(words);
    return !farIn;
  }

  /** An empty item, or a number other than 1, does not break a paragraph. */
  #itemMarker(text: string): string | undefined {
    const match = item.exec(text);
    if (match === null) return undefined;
    const weak = match[0].length === text.length || Number(match[1] ?? 1) !== 1;
    return weak && this.#paragraph && !this.#quoted && this.#items.length === 0 ? undefined : match[0];
  }
}

function startsBlock(text: string): boolean {
  return interrupts.test(text) || thematicBreak.test(text) || interruptingHtmlEnd(text.trimStart()) !== undefined;
}

function opensParagraph(text: string): boolean {
  return startsWithLetter.test(text) || (text !== '' && !startsBlock(text));
}

/** The white space and the marker at the start of a list item, or nothing. */
export function listMarkerOf(text: string): string {
  return item.exec(text)?.[0] ?? '';
}

function contentColumn(marker: string): number {
  const mark = marker.trim();
  const padding = indentOf(marker.slice(marker.indexOf(mark) + mark.length));
  // Nothing behind the marker counts as one space; so do five and more, which are one and indented code.
  return indentOf(marker) + mark.length + (padding === 0 || padding > 4 ? 1 : padding);
}

/** Where an HTML block ends: with the line that matches, or before the next blank line. */
export type HtmlEnd = RegExp | 'blank';

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

// The start and end conditions of CommonMark 0.31, section 4.6, but the last.
const kinds: readonly (readonly [RegExp, HtmlEnd])[] = [
  [/^<!--/, /-->/],
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'), 'blank'],
];

const loneTag =
  /^<(?:\/[a-z][a-z0-9-]*\s*|[a-z][a-z0-9-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?)*\s*\/?)>$/i;

/** How the HTML block ends that a line starts, white space before it taken off; `undefined` when it starts none. */
export function htmlBlockEnd(text: string): HtmlEnd | undefined {
  return interruptingHtmlEnd(text) ?? (loneTag.test(text) ? 'blank' : undefined);
}

/** The same for a line in a paragraph, which a tag of no particular meaning does not interrupt. */
function interruptingHtmlEnd(text: string): HtmlEnd | undefined {
  if (!text.startsWith('<')) return undefined;
  return kinds.find(([start]) => start.test(text))?.[1];
}
