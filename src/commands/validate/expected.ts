import { PrpError } from '../../base/errors.ts';
import type { Runtime } from '../../runtime.ts';

/** PRPs whose records are asked: the gates of a run are recorded on each. */
const asked = 8;

/**
 * How long gates are going to take, in milliseconds by id, from what earlier runs recorded: those that others wait for
 * and the longest start first. A history that cannot be read costs that order and nothing else.
 */
export async function expectedDurations(
  prps: readonly string[],
  { history }: Pick<Runtime, 'history'>,
): Promise<ReadonlyMap<string, number>> {
  try {
    return await history.expectedDurations(prps.slice(0, asked));
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return new Map();
  }
}
