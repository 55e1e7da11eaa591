import { cutColumns, visibleLength } from '../report/paint.ts';

/** Lines at the end of the terminal that are drawn again in place, and the stream that shows them. */
let shown: { readonly stream: NodeJS.WriteStream; readonly lines: readonly string[] } | undefined;

/** Whether lines can be drawn in place: on a terminal that moves its cursor, and outside CI. */
export function canRedraw(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'];
}

/** Replaces the live lines; none removes them. Our own colours are the only escape sequences in `lines`. */
export function drawLiveLines(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  const columns = stream.columns || 80;
  const fitting = lines.map((line) => cutColumns(line, columns - 1));
  const text = fitting.map((line) => `${line}\n`).join('');
  const before = erased();
  if (before + text !== '') stream.write(before + text);
  shown = lines.length === 0 ? undefined : { stream, lines: fitting };
}

/** Writes lasting text above the live lines of the terminal. `stream` may be the other stream of the same terminal. */
export function writeAboveLiveLines(stream: NodeJS.WriteStream, text: string): void {
  if (shown === undefined || !stream.isTTY) {
    stream.write(text);
    return;
  }
  const { stream: live, lines } = shown;
  if (live === stream) {
    stream.write(`${erased()}${text}${lines.map((line) => `${line}\n`).join('')}`);
    return;
  }
  live.write(erased());
  stream.write(text);
  live.write(lines.map((line) => `${line}\n`).join(''));
}

/** Moves to the first live line and clears all below. A terminal that became narrower has wrapped them. */
function erased(): string {
  if (shown === undefined) return '';
  const { stream, lines } = shown;
  const columns = stream.columns || 80;
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(visibleLength(line) / columns)), 0);
  return `\r\u001B[${rows}A\u001B[J`;
}
