import { micromark } from 'micromark';
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';

/** GitHub's HTML of a Markdown text before it looks for mentions; raw HTML stays. */
export function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfmAutolinkLiteral(), gfmTable()],
    htmlExtensions: [gfmAutolinkLiteralHtml(), gfmTableHtml()],
  });
}

/** Every tag of HTML, as written. */
export function tagsIn(html: string): readonly string[] {
  return html.match(/<\/?[a-z][^>]*>|<!--/gi) ?? [];
}

/** The text that GitHub searches for mentions, issues, commits and addresses: piece by piece, none of it in code or links. */
export function searchedTexts(html: string): readonly string[] {
  return html
    .replaceAll(/<pre>[^]*?<\/pre>|<code>[^]*?<\/code>|<a [^]*?<\/a>/g, '\n<>')
    .split(/<[^>]*>/)
    .map((text) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
}

/** The links and mentions that GitHub would make of such a text. */
export const references: readonly RegExp[] = [
  /(?<![\w`])@[a-z\d]/i,
  /#\d/,
  /\bGH-\d/i,
  /(?<!\w)[\da-f]{7,40}(?!\w)/,
  /\b[a-z]+:\/\//i,
  /\bwww\./i,
  /[\w.+-]@[\w-]+\.\w/,
  /:[\w+-]+:/,
  /\$.*\$/s,
];
