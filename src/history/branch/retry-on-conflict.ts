import { PrpError } from '../../base/errors.ts';
import type { RetryLimits } from './branch.ts';

export interface RetryTiming {
  /** Waits some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** Among writers on one machine. */
const defaultLimits: RetryLimits = { attempts: 12, longestPauseMs: 2000 };
const shortestPauseMs = 25;

/** Does something again each time the branch has moved meanwhile. Throws `E_STALE_HEAD` when patience is at its end. */
export async function retryOnConflict<Value>(
  once: () => Promise<Value>,
  { sleep, random }: RetryTiming,
  patienceOf: () => RetryLimits | undefined = () => undefined,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    let patience = defaultLimits;
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof PrpError) || error.code !== 'E_STALE_HEAD') throw error;
      patience = patienceOf() ?? defaultLimits;
      if (attempt >= patience.attempts) throw conflictError(attempt, error);
    }
    // Full jitter: writers that met once are unlikely to meet again.
    await sleep(random() * Math.min(patience.longestPauseMs, shortestPauseMs * 2 ** attempt));
  }
}

function conflictError(attempts: number, cause: PrpError): PrpError {
  return new PrpError('E_STALE_HEAD', `The versions branch moved ${attempts} times while we were saving.`, {
    hint: 'Others are saving at the same time. Nothing was changed: run the command again.',
    cause,
  });
}
