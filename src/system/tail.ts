import { linesBefore } from '../base/truncation-marker.ts';

const lineFeed = 10;

/**
 * Keeps the end of the added bytes, at most `limit`. The text begins with a whole line, unless one line is longer than
 * the limit, and counts the lines before it.
 */
export function tail(limit = 65_536) {
  let chunks: Buffer[] = [];
  let size = 0;
  let linesDropped = 0;
  let isMidLine = false;
  const add = (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > 2 * limit) shorten();
  };
  const shorten = () => {
    const all = Buffer.concat(chunks);
    if (all.length > limit) {
      const start = startOf(all, all.length - limit);
      isMidLine = all[start - 1] !== lineFeed;
      linesDropped += lineFeedsIn(all.subarray(0, start));
      // A copy, so dropped bytes do not stay in memory.
      chunks = [Buffer.from(all.subarray(start))];
    } else chunks = [all];
    size = chunks[0]?.length ?? 0;
  };
  const text = () => {
    shorten();
    const before = linesDropped === 0 ? '' : `${linesBefore(linesDropped)}\n`;
    return before + (isMidLine ? '…' : '') + Buffer.concat(chunks).toString();
  };
  return { add, text };
}

/** The first line that begins at `from` or later; inside an endless line, the first whole character (UTF-8). */
function startOf(bytes: Buffer, from: number): number {
  const start = bytes.indexOf(lineFeed, from - 1) + 1;
  if (start > 0 && start < bytes.length) return start;
  let inLine = from;
  while (inLine < from + 3 && ((bytes[inLine] ?? 0) & 0xc0) === 0x80) inLine += 1;
  return inLine;
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
