import { findSecrets, mayHoldSecret, type Secret } from './scan.ts';

/** A trace that may go on in the next line, whatever stands there. */
const openEnded = /access_?key["']?[^\S\n]*$/im;

/**
 * As `findSecrets`, for texts that are mostly alike, as the revisions of a document are: where the text before showed no
 * trace of a secret, lines that stand as they stood there are not looked at again.
 */
export function scanRevisions(): (document: string) => Promise<readonly Secret[]> {
  let harmless: readonly string[] = [];
  return async (document) => {
    const lines = document.split('\n');
    const fresh = lines.filter((line, index) => line !== harmless[index]).join('\n');
    if (openEnded.test(fresh) || mayHoldSecret(fresh)) return findSecrets(document);
    harmless = lines;
    return [];
  };
}
