/**
 * Lines of at most `width` characters, broken between words; a longer word, a path mostly, stays whole so that it can
 * be copied. No line but the first starts with `::`, which the log of a GitHub run takes for a command.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    if (line !== undefined && (line.length + 1 + word.length <= width || word.startsWith('::'))) {
      line += ` ${word}`;
    } else {
      if (line !== undefined) lines.push(line);
      line = word;
    }
  }
  return [...lines, line ?? ''];
}
