import { grouped, maxPrp, mebibytes } from '../../base/limits.ts';
import { characterSet, runsOf } from './runs.ts';

/** What of a document is too much, as `2.3 MiB`; `undefined` when nothing is. Takes a moment, whatever is in it. */
export function excessOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > maxPrp.bytes) return mebibytes(bytes.length);
  const lines = bytes.length > maxPrp.lines ? countLines(bytes) : 0;
  return lines > maxPrp.lines ? `${grouped(lines)} lines` : undefined;
}

/** The same for what only its text shows. */
export function excessIn(text: string): string | undefined {
  const isDeep = runsOf(marks, leastMarks, text).some(
    ({ start, end }) => isLineStart(text, start) && depthOf(text.slice(start, end)) > maxPrp.depth,
  );
  return isDeep ? `lists or quotes more than ${maxPrp.depth} deep` : undefined;
}

const [feed, carriage] = [0x0a, 0x0d];

/** As they are read: `\r\n` ends one line, `\r` alone as well. Not to the end, where that cannot be too many any more. */
function countLines(bytes: Uint8Array): number {
  let count = 0;
  if (bytes.indexOf(carriage) < 0) {
    for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) {
      count += 1;
      if (count + bytes.length - at <= maxPrp.lines) return count;
    }
    return bytes.at(-1) === feed ? count : count + 1;
  }
  for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) count += 1;
  for (let at = bytes.indexOf(carriage); at >= 0; at = bytes.indexOf(carriage, at + 1)) {
    if (bytes[at + 1] !== feed) count += 1;
  }
  const last = bytes.at(-1);
  return last === undefined || last === feed || last === carriage ? count : count + 1;
}

const marks = characterSet(' \t>*+-');
/** With fewer, a line cannot have so many levels: a tab takes four columns, a level of a list two. */
const leastMarks = maxPrp.depth / 2;

function isLineStart(text: string, at: number): boolean {
  return at === 0 || '\n\r'.includes(text.charAt(at - 1));
}

/** How many quotes and lists a line may stand in: one for each mark, and for each two columns before and between them. */
function depthOf(start: string): number {
  const count = start.match(/>|[*+-](?=[ \t])/g)?.length ?? 0;
  const columns = start.replaceAll('\t', '    ').length;
  return count === 0 ? 0 : count + Math.max(0, columns - 2 * count) / 2;
}
