import { shorten } from '../base/quote.ts';
import { markdownFence, visible } from './markdown-text.ts';

const longestLine = 1_000;

/** A block of code of so many bytes at most, more or less the fence; lines that have no room are left out and counted. */
export function markdownLongFence(text: string, language: string, limit: number): string {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => shorten(line, longestLine));
  let size = 0;
  const tooMany = lines.findIndex((line) => {
    size += Buffer.byteLength(visible(line)) + 1;
    return size > limit;
  });
  if (tooMany < 0) return markdownFence(lines.join('\n'), language);
  return `${markdownFence(lines.slice(0, tooMany).join('\n'), language)}\n\n… and ${lines.length - tooMany} more lines.`;
}
