import { diffLines } from './line-diff.ts';

export interface WordDiff {
  /** `same` and `removed` joined are the text before, `same` and `added` the text after. */
  readonly segments: readonly WordSegment[];
  /** False for texts too long for a comparison by words: they count as removed and added. */
  readonly compared: boolean;
}

interface WordSegment {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

interface WordDiffOptions {
  /** Longest input, in UTF-16 units of both texts. @default 20 000 */
  readonly maxLength?: number;
}

/** Finds the changed words of a replaced passage. Linear time for any input. */
export function diffWords(before: string, after: string, options: WordDiffOptions = {}): WordDiff {
  const whole = [...segment('removed', before), ...segment('added', after)];
  if (before.length + after.length > (options.maxLength ?? 20_000)) return { segments: whole, compared: false };
  const segments = compareTokens(tokensOf(before), tokensOf(after));
  return { segments: isTelling(segments, before, after) ? segments : whole, compared: true };
}

/**
 * Words, runs of white space, line ends, and single other characters. In scripts without spaces each character is a
 * word.
 */
const tokenPattern =
  /[[\p{L}\p{N}\p{M}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+|[\s--\n]+|[^]/gv;

const tokensOf = (text: string): readonly string[] => text.match(tokenPattern) ?? [];

/** Edits in one search: for a rewritten passage the exact remaining words help no reader. */
const effort = (tokens: number): number => Math.min(128, Math.max(16, Math.floor(40_000 / tokens)));

function compareTokens(before: readonly string[], after: readonly string[]): readonly WordSegment[] {
  const segments: WordSegment[] = [];
  let removed = '';
  let added = '';
  let position = 0;
  for (const change of diffLines(before, after, { maxEdits: effort(before.length + after.length) }).changes) {
    const same = before.slice(position, change.beforeStart).join('');
    if (isGap(same)) {
      removed += same;
      added += same;
    } else {
      segments.push(...segment('removed', removed), ...segment('added', added), ...segment('same', same));
      removed = '';
      added = '';
    }
    position = change.beforeStart + change.removed;
    removed += before.slice(change.beforeStart, position).join('');
    added += after.slice(change.afterStart, change.afterStart + change.added).join('');
  }
  const rest = before.slice(position).join('');
  return [...segments, ...segment('removed', removed), ...segment('added', added), ...segment('same', rest)];
}

const segment = (kind: WordSegment['kind'], text: string): readonly WordSegment[] =>
  text === '' ? [] : [{ kind, text }];

/** A space between two changed words becomes part of the change. */
const isGap = (same: string): boolean => same.trim() === '' && !same.includes('\n');

/** Highlights help when at least a quarter of the shorter text stays. */
function isTelling(segments: readonly WordSegment[], before: string, after: string): boolean {
  let kept = 0;
  for (const { kind, text } of segments) if (kind === 'same') kept += text.trim().length;
  return kept * 4 >= Math.min(before.trim().length, after.trim().length);
}

/** Words of one text to compare: enough for any sentence, and a bound for hostile pages. */
const maxWords = 128;

const isWord = /^[\p{L}\p{N}]/u;

/** The words of a text, in lower case, without those that `ignored` holds. */
export function wordsOf(text: string, ignored: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const words = new Set<string>();
  for (const token of tokensOf(text.slice(0, 16 * maxWords).toLowerCase())) {
    if (isWord.test(token) && !ignored.has(token) && words.size < maxWords) words.add(token);
  }
  return words;
}

/** Share of common words of two texts, from 0 to 1; 0 when both are empty. */
export function overlap(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  const total = before.size + after.size;
  if (total === 0) return 0;
  let shared = 0;
  for (const word of before) if (after.has(word)) shared += 1;
  return (2 * shared) / total;
}
