import { diffWords } from '../prp/diff/word-diff.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { markdownCode, markdownMessage, markdownText } from './markdown-text.ts';

interface Texts extends Pick<Risk, 'subject' | 'change' | 'because'> {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * A change on one line: the words that changed between `<del>` and `<ins>`, a command as before → after, a removed
 * text in quotes. Empty without a text.
 */
export function riskTexts({ subject, before, after, because, change }: Texts, longest: number): string {
  const isCode = subject === 'check' || subject === 'task';
  const why =
    because === undefined || change !== 'weakened' || subject !== 'check'
      ? ''
      : ` (${markdownMessage(because, longest)})`;
  if (before === undefined && after === undefined) return '';
  if (before === undefined || after === undefined) {
    const only = before ?? after ?? '';
    return isCode ? commands(only, longest) + why : `“${markdownMessage(only, longest)}”`;
  }
  if (isCode) return `${markdownCode(oneLine(before), longest)} → ${markdownCode(oneLine(after), longest)}${why}`;
  return wordChanges(before, after, longest);
}

const commandsAtMost = 4;

/** One command, or the first of several. */
function commands(text: string, longest: number): string {
  const lines = text.split('\n');
  const shown = lines.slice(0, commandsAtMost).map((line) => markdownCode(line, longest));
  const left = lines.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The words that changed, between those that stay. A text without common words stands as before → after. */
export function wordChanges(before: string, after: string, longest: number): string {
  const [had, has] = [unmarked(before), unmarked(after)];
  const { segments, compared } = diffWords(had, has);
  if (!compared || !segments.some(({ kind }) => kind === 'same')) {
    return `“${markdownText(had, longest)}” → “${markdownText(has, longest)}”`;
  }
  const shown = segments.map(({ kind, text }, index) => {
    if (kind === 'same') return spaced(excerpt(text, longest, index > 0, index < segments.length - 1));
    const tag = kind === 'removed' ? 'del' : 'ins';
    const words = `<${tag}>${markdownText(text, longest)}</${tag}>`;
    // The two words of a replacement need a space between them.
    const follows = kind === 'added' && segments[index - 1]?.kind === 'removed' ? ' ' : '';
    return `${follows}${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
  });
  return shown.join('').replaceAll(/ {2,}/g, ' ').trim();
}

/** Marks of emphasis and code would be cut apart between changed words. */
function unmarked(text: string): string {
  return oneLine(text.replaceAll(/`+|\*\*/g, ''));
}

function spaced(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${markdownText(text, text.length)}${/\s$/.test(text) ? ' ' : ''}`;
}

/** The parts of unchanged words next to a change. */
function excerpt(text: string, longest: number, hasBefore: boolean, hasAfter: boolean): string {
  const reach = Math.max(10, Math.floor(longest / 4));
  if (text.length <= 2 * reach) return text;
  const start = hasBefore ? text.slice(0, reach).toWellFormed() : '';
  const end = hasAfter ? text.slice(-reach).toWellFormed() : '';
  return `${start}…${end}`;
}
