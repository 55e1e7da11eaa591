import { PrpError } from '../../base/errors.ts';
import type { Branch } from '../branch/branch.ts';
import { removedIn } from '../cleanup/cleanup-message.ts';
import { isVersionId } from './layout.ts';
import { oneLine } from './message.ts';
import { parseSelector } from './selector.ts';

/**
 * What to answer to a selector that means none of the versions that are there, when the numbers show that it meant one
 * that was: they start at 1 and are never used again.
 */
export function prunedByNumber(prp: string, selector: string, latest: number | undefined): PrpError | undefined {
  for (const reading of parseSelector(selector)) {
    if (latest === undefined || latest < 2) continue;
    if (reading.kind === 'previous') return pruned(prp, `v${latest - 1}`);
    if (reading.kind === 'sequence' && reading.sequence < latest) return pruned(prp, `v${reading.sequence}`);
  }
  return undefined;
}

/** The same for a whole version id, which only the log knows; anything else comes back as it is. */
export async function prunedByLog(error: unknown, branch: Branch, prp: string, selector: string): Promise<unknown> {
  if (!(error instanceof PrpError) || error.code !== 'E_NOT_FOUND' || !isVersionId(selector)) return error;
  const head = await branch.head();
  if (head === undefined || branch.log === undefined) return error;
  const trailer = `${oneLine(prp)}\t${selector}`;
  for await (const { message } of branch.log(head)) {
    if (removedIn(message).includes(trailer)) return pruned(prp, selector);
  }
  return error;
}

function pruned(prp: string, version: string): PrpError {
  return new PrpError('E_NOT_FOUND', `${version} of ${prp} is not kept any more: a clean-up removed it.`, {
    hint: `\`prp list ${prp}\` shows what is kept; the log of the versions branch says when the others were removed.`,
  });
}
