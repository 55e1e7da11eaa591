import type { GptEncoding } from 'gpt-tokenizer/GptEncoding';
import { print } from '../prp/prp.ts';
import type { StaticGate } from './gate.ts';

/**
 * Tokens that a run of characters of one kind costs: for its first character, and for each one after the first `free`.
 */
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
 * A cautious estimate at a fiftieth of the tokenizer's cost and without its 64 MB. It exceeds the exact count by 10 to
 * 60 % for English and code, and up to fourfold for other languages. It falls short only for unusual text, such as
 * random letters (by a third) and rare scripts (by half).
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

/** Checks that the document fits into its share of an agent's context, in tokens of `o200k_base`. */
export function budgetGate(maxTokens: number): StaticGate {
  return {
    id: 'budget',
    async *check({ prp }) {
      const text = print(prp);
      // Most documents are far below, and the tokenizer is expensive to load. A token is at least a byte.
      if (Buffer.byteLength(text) <= maxTokens || estimateTokens(text) <= maxTokens) return;
      // Beyond this multiple of the budget the exact number does not matter.
      const enough = maxTokens * 10;
      const tokens = await countTokens(text, enough);
      if (tokens <= maxTokens) return;
      const amount = tokens > enough ? `more than ${rounded(enough)}` : `about ${rounded(tokens)}`;
      const message = `The document has ${amount} tokens; the budget is ${maxTokens.toLocaleString('en')}.`;
      yield { rule: 'PRP801', message, startLine: 1 };
    },
  };
}

/** To the hundred: models count differently. */
function rounded(tokens: number): string {
  return (tokens < 1_000 ? tokens : Math.round(tokens / 100) * 100).toLocaleString('en');
}

/**
 * Longer runs of letters, signs or blanks are cut: the tokenizer takes quadratic time on them. Ordinary text has few of
 * them, and each cut adds a token or two. The tokenizer counts line ends after slashes and signs as one run.
 */
const tooLong = /[\p{L}\p{M}]{32}|(?:[^\s\p{L}\p{N}]|[\r\n]){64}|\s{64}/gu;

/** Characters between two checks of `enough`. */
const step = 20_000;

/** Counts the tokens of a text in `o200k_base`. May stop counting past `enough`. */
export async function countTokens(text: string, enough = Infinity): Promise<number> {
  tokenizer ??= await loadTokenizer();
  let tokens = 0;
  for (let start = 0; start < text.length && tokens <= enough; start += step) {
    for (const piece of pieces(text.slice(start, start + step))) {
      // Count the name of a control token as plain text.
      tokens += tokenizer.countTokens(piece, { disallowedSpecial: new Set() });
    }
  }
  return tokens;
}

let tokenizer: GptEncoding | undefined;

async function loadTokenizer(): Promise<GptEncoding> {
  const [{ GptEncoding }, { tokenTable }] = await Promise.all([
    import('gpt-tokenizer/GptEncoding'),
    import('./token-table.ts'),
  ]);
  const encoding = GptEncoding.getEncodingApi('o200k_base', () => tokenTable);
  // Its cache would keep parts of documents for ever, and is slow.
  encoding.setMergeCacheSize(0);
  return encoding;
}

function* pieces(text: string): Iterable<string> {
  let start = 0;
  for (const { 0: run, index } of text.matchAll(tooLong)) {
    yield text.slice(start, index + run.length);
    start = index + run.length;
  }
  yield text.slice(start);
}
