import type { Prp } from '../../prp/prp.ts';

/** A comment, or the opening tag of an element that is not shown, as written. */
export interface HiddenHtml {
  readonly kind: 'comment' | 'element';
  /** Offset in the text, in UTF-16 units. */
  readonly index: number;
  readonly source: string;
}

/** The document with the lines of its code fences left empty: what stands there is shown as it is. */
export function withoutFences({ lines, fences }: Prp): string {
  const texts = lines.map(({ text }) => text);
  for (const { startLine, endLine } of fences) texts.fill('', startLine - 1, endLine);
  return texts.join('\n');
}

const pieces = new RegExp(
  [
    '(?<code>`[^`\\n]*`)',
    // One that is never closed hides the rest of the document.
    '(?<comment><!--(?:[^]*?-->|[^]*)',
    // The comment of those who know no other: the target of a link that nothing refers to.
    '^ {0,3}\\[[^\\]\\n]{1,100}\\]:[ \\t]{1,9}<?#?>?[ \\t]{1,9}["\'(][^\\n]*)',
    '(?<tag><[a-z][^<>`]{0,2000}>)',
  ].join('|'),
  'gim',
);

/** What a reader of the rendered document does not see. */
export function* hiddenHtml(text: string): Iterable<HiddenHtml> {
  for (const { 0: source, index, groups } of text.matchAll(pieces)) {
    if (groups?.['comment'] !== undefined) yield { kind: 'comment', index, source };
    else if (groups?.['tag'] !== undefined && isHidden(source)) yield { kind: 'element', index, source };
  }
}

const invisibleStyle =
  /(?:^|[\s;"'{])(?:display\s{0,9}:\s{0,9}["']?none|visibility\s{0,9}:\s{0,9}["']?hidden|(?:font-size|fontSize|opacity)\s{0,9}:\s{0,9}["']?0(?![.\d]*[1-9])|color\s{0,9}:\s{0,9}["']?(?:white|transparent|#fff(?:fff)?)\b)/i;

function isHidden(tag: string): boolean {
  const style = /\sstyle\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^>]+)/i.exec(tag)?.[1];
  return (
    (style !== undefined && invisibleStyle.test(style)) ||
    /\shidden(?=[\s/>=])/i.test(tag.replace(/"[^"]*"|'[^']*'/g, ''))
  );
}
