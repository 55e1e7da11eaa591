import { PrpError } from '../base/errors.ts';
import type { ApiResponse } from './api-response.ts';
import { type Failure, classifyFailure, type Reception } from './classify-failure.ts';
import { UnknownOutcomeError } from './unknown-outcome-error.ts';

export interface RetryParts {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits because GitHub asked for a pause. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

export interface Request {
  /** Its method and path, or the name of a GraphQL operation. */
  readonly name: string;
  /** Whether it may be carried out twice. */
  readonly isRepeatable: boolean;
  readonly send: () => Promise<Reception>;
}

const attempts = 5;
/** How long one request waits altogether for a limit to end. */
const patienceMs = 120_000;
/** GitHub asks for a minute at least where it does not say how long. */
const usualPauseMs = 60_000;

/**
 * Sends a request until there is an answer that stands. What may not be carried out twice is sent again only after GitHub
 * surely did nothing; else it throws `UnknownOutcomeError`. Throws `E_GITHUB` when patience is at its end.
 */
export async function retryRequest(request: Request, { sleep, random, now, pause }: RetryParts): Promise<ApiResponse> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const reception = await request.send();
    const mishap = classifyFailure(reception, now());
    if (mishap === undefined && reception.kind === 'answer') return reception.answer;
    if (mishap === undefined) throw new Error('Internal error: silence is no answer.');
    if (mishap.kind === 'fault' && !request.isRepeatable && !mishap.isUntouched) {
      throw new UnknownOutcomeError(request.name, mishap.what, mishap.cause);
    }
    const pauseMs = pauseBefore(mishap, attempt, random());
    if (attempt >= attempts || waitedMs + pauseMs > patienceMs) throw exhausted(request.name, mishap, attempt, pauseMs);
    await (mishap.kind === 'limited' ? pause(pauseMs) : sleep(pauseMs));
    waitedMs += pauseMs;
  }
}

function pauseBefore(mishap: Failure, attempt: number, random: number): number {
  if (mishap.kind === 'fault') return random * Math.min(8000, 500 * 2 ** attempt);
  // A little later than all others that were told the same.
  return (mishap.afterMs ?? usualPauseMs) + random * 1000;
}

function exhausted(name: string, mishap: Failure, attempt: number, pauseMs: number): PrpError {
  const times = attempt === 1 ? 'once' : `${attempt} times`;
  if (mishap.kind === 'limited') {
    const seconds = Math.ceil(pauseMs / 1000);
    return new PrpError('E_GITHUB', `${name}: GitHub limits how much is asked, and wants a pause of ${seconds} s.`, {
      hint: `Nothing was changed: run it again in ${Math.ceil(seconds / 60)} min. Fewer runs at once, or the token of an app, allow more.`,
    });
  }
  return new PrpError('E_GITHUB', `${name}: tried ${times}, and ${mishap.what}.`, {
    hint: 'Check the network and https://www.githubstatus.com, then run it again.',
    ...(mishap.cause !== undefined && { cause: mishap.cause }),
  });
}
