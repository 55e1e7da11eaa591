import { shorten } from '../base/quote.ts';

/** Characters shown of one untrusted text. */
const longestText = 600;

// An invisible character that keeps GitHub from reading a name, number or address across it.
const gap = '&#8203;';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes untrusted text for one line of GitHub's Markdown: it shows as written, with no markup and no HTML. GitHub
 * searches the rendered text for mentions, issues, commits, addresses and emoji, where escapes no longer help, so these
 * are split by invisible characters.
 */
export function markdownText(text: string, longest: number = longestText): string {
  return visible(shorten(text, longest))
    .trim()
    .replace(
      /[\\`*_[\]#|~<>&]|^[-+=]|(?<=^\d{1,9})[.)]/g,
      (character) => entities[character] ?? `&#${character.codePointAt(0) ?? 0};`,
    )
    .replaceAll('@', `@${gap}`)
    .replaceAll(/&#35;(?=\d)/g, `&#35;${gap}`)
    .replaceAll(/:(?=\S)/g, `:${gap}`)
    .replaceAll(/(?<![a-z\d])(www|GH)(?=[.-])/gi, `$1${gap}`)
    .replaceAll(/(?<!\w)[\da-f]{7,}(?!\w)/gi, (digits) => digits.replaceAll(/.{6}(?!$)/g, `$&${gap}`))
    .replaceAll('$', '<span>$</span>');
}

/** The same as code, for paths and other words to copy. Not for a table cell. */
export function markdownCode(text: string, longest: number = longestText): string {
  const shown = visible(shorten(text, longest));
  if (shown === '') return '``` ```';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // Markdown removes one space on each side.
  const pad = /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * Formats our own message, with its quotes in backticks as code. Not for a table cell. A quote that contains backticks
 * may show partly as text.
 */
export function markdownMessage(message: string, longest: number = longestText): string {
  const parts = shorten(message, longest).split('`');
  const isPaired = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part.trim() !== '');
  if (!isPaired) return markdownText(message, longest);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return markdownCode(part, longest);
      const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(part) ?? [];
      return `${before && ' '}${markdownText(words, longest)}${after && ' '}`;
    })
    .join('')
    .trim();
}

/** A block of code with untrusted lines, unchanged. */
export function markdownFence(text: string, language = ''): string {
  const lines = text
    .replace(/\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(visible).join('\t'));
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A folded section. The blank lines make GitHub read Markdown inside. */
export function markdownDetails(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Makes characters visible that control, reverse or hide text. The selector of emoji stays. */
export function visible(text: string): string {
  return text.replaceAll(
    /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\ufe0f]]/gv,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** The longest run of backticks. */
export function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

const longestLine = 1_000;

/** A block of code of at most so many bytes, without the fence. Leaves out and counts lines that do not fit. */
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
