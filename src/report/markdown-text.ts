import { shorten } from '../base/quote.ts';

/** Characters shown of one text of a stranger. */
const longestText = 600;

// A character that nobody sees, so that GitHub reads no name, number or address across it.
const gap = '&#8203;';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text of a stranger on one line of GitHub's Markdown: it shows as it was written and does nothing. No markup, no HTML;
 * and as GitHub looks for mentions, issues, commits, addresses and emoji in what is rendered, where no escape is left,
 * these are taken apart.
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

/** The same as code, for paths and other words to copy. Not for a cell of a table. */
export function markdownCode(text: string, longest: number = longestText): string {
  const shown = visible(shorten(text, longest));
  if (shown === '') return '``` ```';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // One space on either side is taken off again.
  const pad = /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * A message of ours, in which backticks stand around what it quotes: that shows as code. Not for a cell of a table. Where
 * what is quoted has backticks itself, some of it may show as text.
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

/** A block of code: lines of a stranger, as they are. */
export function markdownFence(text: string, language = ''): string {
  const lines = text
    .replace(/\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(visible).join('\t'));
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** Folded away. The blank lines make Markdown of what is inside. */
export function markdownDetails(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** What controls, turns around or hides text becomes visible. The selector of emoji is what it seems. */
export function visible(text: string): string {
  return text.replaceAll(
    /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\ufe0f]]/gv,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** Of backticks. */
export function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}

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
