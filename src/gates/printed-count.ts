import { stripVTControlCharacters } from 'node:util';

/** Milliseconds between two counts of one command. */
const pauseMs = 1_000;
/** Bytes of the newest output that are searched. */
const searched = 4_096;
const longest = 24;

/** Numbers with one of these words are times and sizes, which say nothing of the progress. */
const units = /^(?:m?s|ms|sec\w*|min\w*|hours?|[kmgt]?i?b|bytes?|am|pm)$/i;
const counted =
  /(?<![\w.:/-])(\d{1,9}(?:[.,]\d{1,3})?%|\d{1,9}\/\d{1,9}|\d{1,9})(?: ([a-z]{2,12}\b)(?: ([a-z]{2,12}\b))?)?/gi;

/** The count in the last printed line that has one: `214 tests passed`, `12/40`, `63%`. */
export function countIn(printed: string): string | undefined {
  const lines = stripVTControlCharacters(printed).split(/[\r\n]+/);
  return lines.reduceRight<string | undefined>((found, line) => found ?? countInLine(line), undefined);
}

function countInLine(line: string): string | undefined {
  for (const [, number = '', ...words] of line.slice(0, 400).matchAll(counted)) {
    const [noun, more] = words;
    const isProgress = /[%/]/.test(number);
    if (noun === undefined ? !isProgress : units.test(noun)) continue;
    const whole = [number, noun, more].filter((word) => word !== undefined).join(' ');
    return whole.length <= longest ? whole : [number, noun].join(' ');
  }
  return undefined;
}

/** Reads the output of a command as it comes, and reports each new count. `end` drops what is not reported yet. */
export function watchCounts(report: (count: string) => void) {
  let newest = Buffer.alloc(0);
  let timer: NodeJS.Timeout | undefined;
  let last: string | undefined;
  const look = () => {
    timer = undefined;
    const count = countIn(newest.toString());
    if (count !== undefined && count !== last) report((last = count));
  };
  return {
    add(chunk: Buffer) {
      newest = Buffer.concat([newest, chunk.subarray(-searched)]).subarray(-searched);
      timer ??= setTimeout(look, last === undefined ? 0 : pauseMs).unref();
    },
    end: () => clearTimeout(timer),
  };
}
