import { grouped, maxPrp, mebibytes } from '../limits.ts';

/** What of a document is too much, as `2.3 MiB`; `undefined` when nothing is. Takes a moment, whatever is in it. */
export function excessOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > maxPrp.bytes) return mebibytes(bytes.length);
  const lines = bytes.length > maxPrp.lines ? countLines(bytes) : 0;
  return lines > maxPrp.lines ? `${grouped(lines)} lines` : undefined;
}

/** The same for what only its text shows. */
export function excessIn(text: string): string | undefined {
  const isDeep = text.match(manyMarks)?.some((start) => depthOf(start) > maxPrp.depth) === true;
  return isDeep ? `lists or quotes more than ${maxPrp.depth} deep` : undefined;
}

const [feed, carriage] = [0x0a, 0x0d];

/** As they are read: `\r\n` ends one line, `\r` alone as well. */
function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) count += 1;
  for (let at = bytes.indexOf(carriage); at >= 0; at = bytes.indexOf(carriage, at + 1)) {
    if (bytes[at + 1] !== feed) count += 1;
  }
  const last = bytes.at(-1);
  return last === undefined || last === feed || last === carriage ? count : count + 1;
}

/** Starts of lines in which there could be so many levels. A tab takes four columns, a level of a list two. */
const manyMarks = new RegExp(String.raw`^[ \t>*+-]{${maxPrp.depth / 2},}`, 'gm');

/** How many quotes and lists a line may stand in: one for each mark, and for each two columns before and between them. */
function depthOf(start: string): number {
  const marks = start.match(/>|[*+-](?=[ \t])/g)?.length ?? 0;
  const columns = start.replaceAll('\t', '    ').length;
  return marks === 0 ? 0 : marks + Math.max(0, columns - 2 * marks) / 2;
}
