import type { ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/**
 * The HTML that GitHub makes of Markdown: GFM, then without what its allow list does not have. In comments a line break is
 * a `<br>`; in checks and summaries it is a space.
 */
export function renderAsGithub(markdown: string, { isComment }: { readonly isComment: boolean }): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  // A fragment stays one.
  const clean = sanitize(fromHtml(html, { fragment: true }), defaultSchema) as Root;
  if (isComment) breakLines(clean);
  return toHtml(clean);
}

type Node = RootContent | ElementContent;

const inline = new Set(['a', 'b', 'br', 'code', 'del', 'em', 'i', 'img', 'ins', 'kbd', 's', 'strong', 'sub', 'sup']);
const lineBreak: ElementContent = { type: 'element', tagName: 'br', properties: {}, children: [] };

function breakLines(parent: { children: Node[] }): void {
  parent.children = parent.children.flatMap((node, index, all): Node[] => {
    if (node.type === 'element' && node.tagName !== 'pre') breakLines(node);
    if (node.type !== 'text') return [node];
    const lines = node.value.split('\n');
    return lines.flatMap((value, line): Node[] => {
      if (line === 0) return [{ type: 'text', value }];
      const before = lines[line - 1]?.trim() !== '' || (line === 1 && isText(all[index - 1]));
      const after = value.trim() !== '' || (line === lines.length - 1 && isText(all[index + 1]));
      return [...(before && after ? [lineBreak] : []), { type: 'text', value: `\n${value}` }];
    });
  });
}

function isText(node: Node | undefined): boolean {
  return node?.type === 'element' && node.tagName !== 'br' && inline.has(node.tagName);
}
