import { mayGoOn } from './text-view.ts';
import { longRuns } from './token-search.ts';
import { findSecrets, mayHoldSecret, type Secret } from './find-secrets.ts';

/** A trace that may continue on the next line. */
const openEnded = /access_?key["']?[^\S\n]*$/im;

/** How many lines before and after a line can belong to a secret that begins or ends in it. */
const reach = 3;

/**
 * As `findSecrets`, for similar texts such as the revisions of a document: when the previous text had no trace of a
 * secret, unchanged lines are not searched again, except those beside changed lines where a secret may span several.
 */
export function scanRevisions(): (document: string) => Promise<readonly Secret[]> {
  let harmless: readonly string[] = [];
  /** For each line, whether it may hold a part of a secret over several lines. */
  let parts: readonly boolean[] = [];
  return async (document) => {
    const lines = document.split('\n');
    const changed: number[] = [];
    for (let index = 0; index < lines.length; index++) if (lines[index] !== harmless[index]) changed.push(index);
    const fresh = changed.map((index) => lines[index]).join('\n');
    if (openEnded.test(fresh)) return findSecrets(document);
    const runs = longRuns(fresh);
    const isAny = mayBePart(fresh, runs);
    const now = partsNow(lines, changed, isAny, parts);
    const isSuspicious = now.includes(true)
      ? mayHoldSecret(withNeighbours(lines, changed, now), fresh)
      : mayHoldSecret(fresh, fresh, runs);
    if (isSuspicious) return findSecrets(document);
    [harmless, parts] = [lines, now];
    return [];
  };
}

function partsNow(
  lines: readonly string[],
  changed: readonly number[],
  isAny: boolean,
  before: readonly boolean[],
): readonly boolean[] {
  const now = before.slice(0, lines.length);
  for (const index of changed) now[index] = isAny && mayBePart(lines[index] ?? '');
  return now;
}

/** Lines that may hold a part: a token that continues, a line of Base64, the first of two halves, a key in members. */
function mayBePart(text: string, runs = longRuns(text)): boolean {
  return (
    runs.some(({ start, end }) => end - start >= 32) ||
    text.includes('Private-Lines') ||
    text.includes('"kty"') ||
    mayGoOn(text)
  );
}

/** Changed lines, with the lines around them that may hold another part of a secret. */
function withNeighbours(lines: readonly string[], changed: readonly number[], parts: readonly boolean[]): string {
  const taken: string[] = [];
  let next = 0;
  for (const index of changed) {
    const around = isNear(parts, index) ? reach : 0;
    for (next = Math.max(next, index - around); next <= index + around && next < lines.length; next++) {
      taken.push(lines[next] ?? '');
    }
  }
  return taken.join('\n');
}

function isNear(parts: readonly boolean[], line: number): boolean {
  for (let index = line - reach; index <= line + reach; index++) if (parts[index] === true) return true;
  return false;
}
