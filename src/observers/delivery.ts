import { setTimeout } from 'node:timers/promises';
import { type Answer, type Letter, post } from './post.ts';

export interface DeliveryOptions {
  /** How often a letter is sent at most. @default 4 */
  readonly attempts?: number;
  /** Milliseconds for one attempt, from its start. @default 5,000 */
  readonly timeoutMs?: number;
  /** Milliseconds of the longest pause after the first attempt; it doubles each time. @default 250 */
  readonly pauseMs?: number;
  /** From 0 to below 1, for pauses. @default Math.random */
  readonly random?: () => number;
}

/** However long a receiver asks us to wait, in milliseconds. */
const longestPauseMs = 10_000;

/**
 * Sends a letter until somebody takes it; returns why nobody did. No answer, 429 and 5xx may be otherwise the next time,
 * every other answer would be the same. Ends as soon as `signal` fires.
 */
export async function deliver(
  url: URL,
  letter: Letter,
  signal: AbortSignal,
  { attempts = 4, timeoutMs = 5_000, pauseMs = 250, random = Math.random }: DeliveryOptions,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(url, letter, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    if (isTaken(answer)) return undefined;
    const reason = 'status' in answer ? `it answered ${answer.status}` : answer.reason;
    if (!isTemporary(answer) || attempt >= attempts) return reason;
    const pause = askedPause(answer) ?? random() * pauseMs * 2 ** (attempt - 1);
    // Fails when the signal fires, which is looked at next.
    await setTimeout(Math.min(pause, longestPauseMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return reason;
  }
}

function isTaken(answer: Answer): boolean {
  return 'status' in answer && answer.status >= 200 && answer.status < 300;
}

function isTemporary(answer: Answer): boolean {
  return 'reason' in answer || answer.status === 429 || answer.status >= 500;
}

/** Milliseconds; `Retry-After` has seconds or a date. */
function askedPause(answer: Answer): number | undefined {
  if ('reason' in answer || answer.retryAfter === undefined) return undefined;
  const { retryAfter } = answer;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(asked) ? undefined : Math.max(0, asked);
}
