type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Puts colour on a text, or leaves it plain: what a front door knows of its reader. */
export type Paint = (style: Style, text: string) => string;

/** How versions, statuses and severities look, everywhere the same. */
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

/**
 * Text of a stranger on one line of a terminal: control characters, which could move the cursor or fake a line, and
 * characters that reorder or hide text become visible. So does what the log of a CI run takes for a command: `::` at the
 * start of a line, `##[…]` and `##vso[…]` anywhere.
 */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|(?<=#)#(?=\w{0,20}\[)|(?<=^\s*):(?=:)/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Several lines, each as `plain` shows it. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** What a command printed, without its colours and cursor movements. Bounded, as other ways to do it are quadratic. */
export function colourless(output: string): string {
  return output.replace(/[^\P{Cc}\t\n\r]\[[\d;:?]{0,32}[a-z]/giu, '');
}

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
