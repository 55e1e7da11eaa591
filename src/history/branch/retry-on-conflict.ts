import { PrpError } from '../../base/errors.ts';
import { retry } from '../../base/retry.ts';
import type { RetryLimits } from './branch.ts';

export interface RetryTiming {
  /** Waits for some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Returns 0 to below 1. */
  readonly random: () => number;
}

/** Among writers on one machine. */
const defaultLimits: RetryLimits = { attempts: 12, longestPauseMs: 2000 };
const shortestPauseMs = 25;

/** Retries when another writer moved the branch. Throws `E_STALE_HEAD` after the last attempt. */
export async function retryOnConflict<Value>(
  work: () => Promise<Value>,
  { sleep, random }: RetryTiming,
  limitsNow: () => RetryLimits | undefined = () => undefined,
): Promise<Value> {
  let outOfAttempts: number | undefined;
  try {
    return await retry(
      work,
      (attempt, error) => {
        if (!isStaleHead(error)) return undefined;
        const limits = limitsNow() ?? defaultLimits;
        if (attempt >= limits.attempts) {
          outOfAttempts = attempt;
          return undefined;
        }
        // Full jitter: writers that collided once are unlikely to collide again.
        return random() * Math.min(limits.longestPauseMs, shortestPauseMs * 2 ** attempt);
      },
      sleep,
    );
  } catch (error) {
    if (outOfAttempts === undefined) throw error;
    throw conflictError(outOfAttempts, error);
  }
}

export function isStaleHead(error: unknown): boolean {
  return error instanceof PrpError && error.code === 'E_STALE_HEAD';
}

function conflictError(attempts: number, cause: unknown): PrpError {
  return new PrpError(
    'E_STALE_HEAD',
    `Other writers moved the versions branch during all ${attempts} attempts to save.`,
    {
      hint: 'Nothing was changed: run the command again.',
      cause,
    },
  );
}
