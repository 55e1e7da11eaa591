import { PrpError } from '../../base/errors.ts';

/** Words that already name a version, or may one day. */
const reserved = new Set(['latest', 'previous', 'last-passing', 'worktree', 'head', 'none', 'all']);

const maxNameLength = 64;

/**
 * Whether a text can be the name of a tag. Letters, digits and `. _ + - /` only, so that it breaks no line, no terminal
 * and no shell; and nothing that means a version in another way, now or once there are more of them: `v7`, `7`, `latest`,
 * the start of an id or of a checksum.
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

/** Throws `E_USAGE` for what cannot be the name of a tag. */
export function checkTagName(text: string): void {
  if (isTagName(text)) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(text.slice(0, maxNameLength + 1))} cannot be the name of a tag.`, {
    hint:
      `Use letters, digits and . _ + - / (at most ${maxNameLength}), for example approved or release-1.2; ` +
      'not a number, a version or the start of a checksum, nor latest, previous, last-passing or worktree.',
  });
}
