type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colours a text or leaves it plain; each entry point decides. */
export type Paint = (style: Style, text: string) => string;

/** The look of severities and statuses, the same everywhere. */
export const severityStyle = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

export const statusMark = {
  passed: { mark: '✓', style: 'green' },
  failed: { mark: '✗', style: 'red' },
  errored: { mark: '✗', style: 'red' },
  'timed-out': { mark: '✗', style: 'red' },
  skipped: { mark: '-', style: 'dim' },
  cancelled: { mark: '-', style: 'dim' },
  unvalidated: { mark: '·', style: 'dim' },
} as const;

/** `3 ms`, `4.2 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}

/** `3.2 s`, `42 s`, `1 min 36 s`, `2 h 5 min`: how long a person waited. */
export function elapsed(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (ms < 9_950) return ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The local day of a timestamp: `28 Nov`, and in another year than `now`: `28 Nov 2025`. */
export function dayOf(timestamp: string, now = new Date()): string {
  const date = new Date(timestamp);
  const day = `${date.getDate()} ${months[date.getMonth()]}`;
  return date.getFullYear() === now.getFullYear() ? day : `${day} ${date.getFullYear()}`;
}

/** The local day and minute: `28 Nov 09:12`. */
export function momentOf(timestamp: string, now = new Date()): string {
  const date = new Date(timestamp);
  const time = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayOf(timestamp, now)} ${time}`;
}

/** Pads all but the last cell of each row to the widest of its column. */
export function columns(rows: readonly (readonly string[])[], gap = 2): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => visibleLength(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - visibleLength(cell))))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** Cuts a line with our colours at a number of columns; without a limit it stays whole. */
export function cutColumns(line: string, width = Infinity): string {
  if (visibleLength(line) <= width) return line;
  let room = width - 1;
  const cut = line.split(colours).map((part, at) => {
    if (at % 2 === 1) return part;
    const kept = part.slice(0, room);
    room -= kept.length;
    return kept;
  });
  return `${cut.join('')}…`;
}

/** Our own colours, as `styleText` prints them. */
const colours = new RegExp(String.raw`(\u001B\[\d{1,3}m)`);

/** The columns of a line with our colours. */
export function visibleLength(text: string): number {
  return colourless(text).length;
}

/** Cuts a name from its beginning: its end tells more. */
export function shortenStart(text: string, longest: number): string {
  return text.length <= longest ? text : `…${text.slice(1 - longest)}`;
}

/** `0:07`, `12:30`, `1:02:30`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = `${seconds % 60}`.padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/**
 * Makes untrusted text safe for one line of a terminal: shows control characters, which could move the cursor or fake a
 * line, and characters that reorder or hide text. Also breaks commands to a CI log: `::` at the start of a line,
 * `##[…]` and `##vso[…]` anywhere.
 */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|(?<=#)#(?=\w{0,20}\[)|(?<=^\s*):(?=:)/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Formats several lines, each with `plain`. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** Removes colours and cursor movements from a command's output. The pattern is bounded: others are quadratic. */
export function colourless(output: string): string {
  return output.replace(/[^\P{Cc}\t\n\r]\[[\d;:?]{0,32}[a-z]/giu, '');
}

/**
 * Wraps text between words at `width` characters. A longer word, in most cases a path, stays whole for copying. Only
 * the first line may start with `::`, which a GitHub log reads as a command.
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
