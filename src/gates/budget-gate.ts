import { print } from '../prp/prp.ts';
import type { StaticGate } from './gate.ts';

/** Tokens that a run of characters of one kind costs: its first character, and each one after the first `free`. */
interface Cost {
  readonly first: number;
  readonly free: number;
  readonly more: number;
}

const small: Cost = { first: 1, free: 7, more: 1 / 2 };
const capital: Cost = { ...small };
const digit: Cost = { first: 1, free: 1, more: 1 / 3 };
const blank: Cost = { first: 0, free: 1, more: 1 / 3 };
const lineEnd: Cost = { first: 1, free: 4, more: 1 / 8 };
const sign: Cost = { first: 0.9, free: 2, more: 0.7 };
const other: Cost = { first: 1, free: 1, more: 1 };

/** By ASCII code. */
const costs: readonly Cost[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/.test(character)) return small;
  if (/[A-Z]/.test(character)) return capital;
  if (/\d/.test(character)) return digit;
  if (/[\r\n]/.test(character)) return lineEnd;
  return /\s/.test(character) ? blank : sign;
});

/**
 * A cautious estimate, at a fiftieth of the cost of the tokenizer and without its 64 MB: of English and code 10 to 60 %
 * more tokens than it makes, of other languages up to four times as many. Only of what is hardly ever written, such as
 * random letters (a third) and rare scripts (half), may the tokenizer make more.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let last: Cost | undefined;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const cost = costs[code] ?? other;
    const continues = cost === last || (cost === small && last === capital);
    length = continues ? length + 1 : 1;
    last = cost;
    if (!continues) tokens += cost.first;
    // A line of equal signs is a token or two.
    else if (length > cost.free) tokens += cost === sign && code === text.charCodeAt(at - 1) ? 1 / 16 : cost.more;
  }
  return Math.ceil(tokens);
}

/** Whether the document fits into the room that it may take of an agent's attention, in tokens of `o200k_base`. */
export function budgetGate(maxTokens: number): StaticGate {
  return {
    id: 'budget',
    async *check({ prp }) {
      const text = print(prp);
      // Most documents are far below, and the tokenizer is dear to load. A token is at least a byte.
      if (Buffer.byteLength(text) <= maxTokens || estimateTokens(text) <= maxTokens) return;
      // So many times the budget that the exact number helps nobody.
      const enough = maxTokens * 10;
      const tokens = await countTokens(text, enough);
      if (tokens <= maxTokens) return;
      const amount = tokens > enough ? `more than ${rounded(enough)}` : `about ${rounded(tokens)}`;
      const message = `The document has ${amount} tokens; the budget is ${maxTokens.toLocaleString('en')}.`;
      yield { rule: 'PRP801', message, startLine: 1 };
    },
  };
}

/** To the hundred: models differ in how they count. */
function rounded(tokens: number): string {
  return (tokens < 1_000 ? tokens : Math.round(tokens / 100) * 100).toLocaleString('en');
}

/**
 * Letters, signs or blanks in a row that are more than this are cut: the tokenizer takes quadratic time on them. Ordinary
 * text has few so long, and each cut adds a token or two. To it, slashes go on with a run of line ends, and signs before it.
 */
const tooLong = /[\p{L}\p{M}]{32}|(?:[^\s\p{L}\p{N}]|[\r\n]){64}|\s{64}/gu;

/** Characters between two looks at whether it is enough. */
const step = 20_000;

/** How many tokens `o200k_base` makes of a text. What is past `enough` may be left out. */
export async function countTokens(text: string, enough = Infinity): Promise<number> {
  const { countTokens: count, setMergeCacheSize } = await import('gpt-tokenizer/encoding/o200k_base');
  // It would keep parts of documents for ever, and be slow at it.
  setMergeCacheSize(0);
  let tokens = 0;
  for (let start = 0; start < text.length && tokens <= enough; start += step) {
    for (const piece of pieces(text.slice(start, start + step))) {
      // The name of a control token is text like any other.
      tokens += count(piece, { disallowedSpecial: new Set() });
    }
  }
  return tokens;
}

function* pieces(text: string): Iterable<string> {
  let start = 0;
  for (const { 0: run, index } of text.matchAll(tooLong)) {
    yield text.slice(start, index + run.length);
    start = index + run.length;
  }
  yield text.slice(start);
}
