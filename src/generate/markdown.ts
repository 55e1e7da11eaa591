import type { Passage } from './request.ts';

/** Blocks with one blank line between them, and a newline at the end. */
export function sections(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A fence with more ticks than any line in it begins with. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...lines, ticks].join('\n');
}

/** A value that YAML reads as this text, whatever is in it. */
export function scalar(text: string): string {
  return /^[\w(][\w ,.()/'-]*$/.test(text) ? text : JSON.stringify(text);
}

/**
 * Somebody else's Markdown inside ours: its headings are lowered below level 3, and a fence that it leaves open is
 * closed, so that it cannot swallow or re-head what follows; neither can a comment.
 */
export function quotedPassage({ lines }: Passage): string {
  let fence: string | undefined;
  const quoted = lines.map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
      return line;
    }
    if (fence !== undefined) return line;
    return line
      .replace(/^ {0,3}#{1,6}(?=\s)/, '####')
      .replaceAll('<!--', '&lt;!--')
      .trimEnd();
  });
  return [...quoted, ...(fence === undefined ? [] : [fence])].join('\n');
}
