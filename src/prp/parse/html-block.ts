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
export function interruptingHtmlEnd(text: string): HtmlEnd | undefined {
  if (!text.startsWith('<')) return undefined;
  return kinds.find(([start]) => start.test(text))?.[1];
}
