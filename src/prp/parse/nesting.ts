import { indentOf } from './lines.ts';

const item = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+(?=\S)|$)/;
const thematicBreak = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const interrupts = /^[ \t]*(?:`{3,}[^`]*$|~{3}|>|#{1,6}(?:[ \t]|$))/;
const quoteMarks = /^ {0,3}>[> \t]*/;
const startsWithLetter = /^[ \t]*[a-z]/i;
const underline = /^[ \t]*(?:=+|-+)$/;

/**
 * The list items and the paragraph that the next line may continue, by CommonMark. They decide where a fence starts and
 * ends: this parser must see the same document as its readers.
 */
export class Nesting {
  /** Columns of the contents of the open list items. */
  readonly #items: number[] = [];
  #paragraph = false;
  /** Whether that paragraph is in a quote: a line without the mark may continue it, but start nothing else in it. */
  #quoted = false;
  #emptyItem = false;

  /** Column of the content of the innermost open list item; 0 outside lists. */
  get column(): number {
    return this.#items.at(-1) ?? 0;
  }

  /** Processes a blank line, which ends a paragraph and an empty item. */
  blank(): void {
    if (this.#emptyItem) this.#items.pop();
    this.endParagraph();
  }

  /** Marks the last line as the start of a block that is no paragraph. */
  endParagraph(): void {
    this.#paragraph = false;
    this.#emptyItem = false;
  }

  /** Processes a line that is not blank; false for indented code and for the continuation of a paragraph. */
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

/** The white space and the marker at the start of a list item, or an empty text. */
export function listMarkerOf(text: string): string {
  return item.exec(text)?.[0] ?? '';
}

function contentColumn(marker: string): number {
  const mark = marker.trim();
  const padding = indentOf(marker.slice(marker.indexOf(mark) + mark.length));
  // An empty rest counts as one space; so do five or more, which are one and indented code.
  return indentOf(marker) + mark.length + (padding === 0 || padding > 4 ? 1 : padding);
}

/** The end of an HTML block: at the line that matches, or before the next blank line. */
export type HtmlEnd = RegExp | 'blank';

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

// The start and end conditions of CommonMark 0.31, section 4.6, without the last.
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

/** The end condition of the HTML block that a line starts, without leading white space; `undefined` for other lines. */
export function htmlBlockEnd(text: string): HtmlEnd | undefined {
  return interruptingHtmlEnd(text) ?? (loneTag.test(text) ? 'blank' : undefined);
}

/** The same for a line in a paragraph, which a tag without special meaning does not interrupt. */
function interruptingHtmlEnd(text: string): HtmlEnd | undefined {
  if (!text.startsWith('<')) return undefined;
  return kinds.find(([start]) => start.test(text))?.[1];
}
