import { PrpError } from '../../base/errors.ts';

/** One meaning of a selector. */
export type SelectorReading =
  | { readonly kind: 'latest' | 'previous' | 'last-passing' }
  | { readonly kind: 'sequence'; readonly sequence: number }
  | { readonly kind: 'tag'; readonly name: string }
  /** The start of a version id, or all of it. */
  | { readonly kind: 'id'; readonly prefix: string }
  /** The start of a checksum's hex digits, lower case. */
  | { readonly kind: 'checksum'; readonly prefix: string }
  /** The start of a source commit's id, lower case. */
  | { readonly kind: 'commit'; readonly prefix: string };

/**
 * The possible meanings of a typed selector, in the order to try: `2026` is version 2026 when it exists, else the start
 * of a checksum; `v2026` likewise, else the start of an id. A tag name never means anything else.
 */
export function parseSelector(text: string): readonly SelectorReading[] {
  if (text === 'latest' || text === 'previous' || text === 'last-passing') return [{ kind: text }];

  const commit = /^commit:([0-9a-f]{4,64})$/i.exec(text)?.[1];
  if (commit !== undefined) return [{ kind: 'commit', prefix: commit.toLowerCase() }];

  const readings: SelectorReading[] = [];
  const sequence = Number(/^v?([1-9]\d*)$/.exec(text)?.[1]);
  if (Number.isSafeInteger(sequence)) readings.push({ kind: 'sequence', sequence });
  if (isTagName(text)) readings.push({ kind: 'tag', name: text });
  if (/^v\d[\d_a-f]{2,}$/.test(text)) readings.push({ kind: 'id', prefix: text });
  const hex = /^(?:sha256:)?([0-9a-f]{4,64})$/i.exec(text)?.[1];
  if (hex !== undefined) readings.push({ kind: 'checksum', prefix: hex.toLowerCase() });
  return readings;
}

/** Words that already name a version, or may do so later. */
const reserved = new Set(['latest', 'previous', 'last-passing', 'worktree', 'head', 'none', 'all']);

const maxNameLength = 64;

/**
 * Whether a text can be the name of a tag. Only letters, digits and `. _ + - /`, which are safe in a line, a terminal
 * and a shell; and nothing that can select a version in another way, now or later: `v7`, `7`, `latest`, the start of an
 * id or of a checksum.
 */
export function isTagName(text: string): boolean {
  return (
    text.length <= maxNameLength &&
    /^[a-z\d](?:[\w.+/-]*[a-z\d])?$/i.test(text) &&
    !/^v?[\d_]+$/i.test(text) &&
    !/^v[\d_a-f]*$/i.test(text) &&
    !/^[\da-f]{4,}$/i.test(text) &&
    !reserved.has(text.toLowerCase())
  );
}

/** Throws `E_USAGE` for an invalid tag name. */
export function checkTagName(text: string): void {
  if (isTagName(text)) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(text.slice(0, maxNameLength + 1))} cannot be the name of a tag.`, {
    hint:
      `Use letters, digits and . _ + - / (at most ${maxNameLength}), for example approved or release-1.2; ` +
      'not a number, a version or the start of a checksum, nor latest, previous, last-passing or worktree.',
  });
}
