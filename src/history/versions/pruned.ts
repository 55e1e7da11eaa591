import { PrpError } from '../../base/errors.ts';
import type { Branch } from '../branch/branch.ts';
import { parseRemoved } from '../cleanup/cleanup-message.ts';
import { isVersionId } from './layout.ts';
import { oneLine } from '../branch/commit-message.ts';
import { parseSelector } from './selector.ts';

/**
 * What to answer to a selector that means none of the versions that are there, when the numbers show that it meant one
 * that was: they start at 1 and are never used again.
 */
export function removedByNumber(prp: string, selector: string, latest: number | undefined): PrpError | undefined {
  for (const reading of parseSelector(selector)) {
    if (latest === undefined || latest < 2) continue;
    if (reading.kind === 'previous') return removedVersionError(prp, `v${latest - 1}`);
    if (reading.kind === 'sequence' && reading.sequence < latest)
      return removedVersionError(prp, `v${reading.sequence}`);
  }
  return undefined;
}

/** The same for a whole version id, which only the log knows; anything else comes back as it is. */
export async function removedByLog(error: unknown, branch: Branch, prp: string, selector: string): Promise<unknown> {
  if (!(error instanceof PrpError) || error.code !== 'E_NOT_FOUND' || !isVersionId(selector)) return error;
  const head = await branch.head();
  if (head === undefined || branch.log === undefined) return error;
  const trailer = `${oneLine(prp)}\t${selector}`;
  for await (const { message } of branch.log(head)) {
    if (parseRemoved(message).includes(trailer)) return removedVersionError(prp, selector);
  }
  return error;
}

function removedVersionError(prp: string, version: string): PrpError {
  return new PrpError('E_NOT_FOUND', `${version} of ${prp} is not kept any more: a clean-up removed it.`, {
    hint: `\`prp list ${prp}\` shows what is kept; the log of the versions branch says when the others were removed.`,
  });
}
