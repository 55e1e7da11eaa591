import { PrpError } from '../base/errors.ts';
import { UnknownOutcomeError } from './api-error.ts';
import { type AttemptEnd, classifyFailure, type Failure } from './classify-failure.ts';

export interface RetryParts {
  /** Waits some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits because GitHub asked for a pause. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

export interface Attempt<Result> {
  /** `undefined` when nothing was sent, or the caller aborted it. */
  readonly end: AttemptEnd | undefined;
  readonly result: PromiseSettledResult<Result>;
}

export interface Request<Result> {
  /** Its method and path, or the name of a GraphQL operation. */
  readonly name: string;
  /** Whether executing it twice does no harm. */
  readonly isRepeatable: boolean;
  readonly send: () => Promise<Attempt<Result>>;
}

const attempts = 5;
/** The longest time that one request waits altogether. */
const patienceMs = 120_000;
/** GitHub asks for a minute at least where it does not say how long. */
const usualPauseMs = 60_000;

/**
 * Sends a request until its response is final. A request that must not be executed twice is sent again only when GitHub
 * certainly did nothing; else this throws `UnknownOutcomeError`. Throws `E_GITHUB` after the last attempt.
 */
export async function retryRequest<Result>(
  request: Request<Result>,
  { sleep, random, now, pause }: RetryParts,
): Promise<Result> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const { end, result } = await request.send();
    const failure = end && classifyFailure(end, now());
    if (failure === undefined) {
      if (result.status === 'fulfilled') return result.value;
      throw result.reason;
    }
    if (failure.kind === 'fault' && !request.isRepeatable && !failure.isUntouched) {
      throw new UnknownOutcomeError(request.name, failure.reason, failure.cause);
    }
    const pauseMs = pauseBefore(failure, attempt, random());
    if (attempt >= attempts || waitedMs + pauseMs > patienceMs) {
      throw exhausted(request.name, failure, attempt, pauseMs);
    }
    await (failure.kind === 'limited' ? pause(pauseMs) : sleep(pauseMs));
    waitedMs += pauseMs;
  }
}

function pauseBefore(failure: Failure, attempt: number, random: number): number {
  if (failure.kind === 'fault') return random * Math.min(8000, 500 * 2 ** attempt);
  // A random delay spreads the clients that got the same time.
  return (failure.afterMs ?? usualPauseMs) + random * 1000;
}

function exhausted(name: string, failure: Failure, attempt: number, pauseMs: number): PrpError {
  const times = attempt === 1 ? 'once' : `${attempt} times`;
  if (failure.kind === 'limited') {
    const seconds = Math.ceil(pauseMs / 1000);
    return new PrpError('E_GITHUB', `${name}: GitHub limits the rate of requests and wants a pause of ${seconds} s.`, {
      hint: `Nothing was changed: run it again in ${Math.ceil(seconds / 60)} min. Fewer runs at the same time, or the token of an app, avoid the limit.`,
    });
  }
  return new PrpError('E_GITHUB', `${name}: tried ${times}, and ${failure.reason}.`, {
    hint: 'Check the network and https://www.githubstatus.com, then run it again.',
    ...(failure.cause !== undefined && { cause: failure.cause }),
  });
}
