import { findSecrets, mayHoldSecret, type Secret } from './scan.ts';

/** A trace that may go on in the next line, whatever stands there. */
const openEnded = /access_?key["']?[^\S\n]*$/im;

/** Lines that a secret can stand in at most, as far as it is put together from several. */
const reach = 3;

/**
 * As `findSecrets`, for texts that are mostly alike, as the revisions of a document are: where the text before showed no
 * trace of a secret, lines that stand as they stood there are not looked at again, but for those beside lines that do not.
 */
export function scanRevisions(): (document: string) => Promise<readonly Secret[]> {
  let harmless: readonly string[] = [];
  return async (document) => {
    const lines = document.split('\n');
    const fresh = freshLines(lines, harmless).join('\n');
    if (openEnded.test(fresh) || mayHoldSecret(fresh)) return findSecrets(document);
    harmless = lines;
    return [];
  };
}

/** Lines that are not as they were, and those close to one. */
function freshLines(lines: readonly string[], before: readonly string[]): readonly string[] {
  const fresh: string[] = [];
  let taken = 0;
  for (const [index, line] of lines.entries()) {
    if (line === before[index]) continue;
    for (taken = Math.max(taken, index - reach); taken <= index + reach && taken < lines.length; taken++) {
      fresh.push(lines[taken] ?? '');
    }
  }
  return fresh;
}
