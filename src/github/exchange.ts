import { inspect } from 'node:util';
import type { Announce } from '../event.ts';
import { type ApiResponse, readAnswer } from './api-response.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import type { Reception } from './classify-failure.ts';
import { retryRequest } from './retry-request.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ExchangeParts {
  readonly fetch: Fetch;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly random: () => number;
  readonly announce: Announce;
  /** What must stand in no error. */
  readonly token: string;
}

/** One request and the answer that stands, whatever happens on the way. Throws as `retryRequest`. */
export type Exchange = (name: string, isRepeatable: boolean, url: string, init: RequestInit) => Promise<ApiResponse>;

const timeoutMs = 30_000;
/** GitHub allows 100 at once, to all programs of a user together. */
const readsAtOnce = 10;
/** GitHub asks for this much between changes; we leave it from when GitHub first had to ask. */
const betweenChangesMs = 1000;

/** Reads some things at once, and changes one after the other. */
export function exchangeOver({ fetch, sleep, random, announce, token }: ExchangeParts): Exchange {
  const readLane = limitConcurrency(readsAtOnce);
  const changeLane = limitConcurrency(1);
  let paused: Promise<unknown> = Promise.resolve();
  let wasLimited = false;

  async function pause(milliseconds: number): Promise<void> {
    const seconds = Math.ceil(milliseconds / 1000);
    announce({
      type: 'warning',
      message: `GitHub limits how much is asked: waiting ${seconds} s.`,
      hint: 'Nothing to do. Fewer runs at once would not have to wait.',
    });
    wasLimited = true;
    // All others wait as well: whoever goes on asking is locked out for longer.
    paused = sleep(milliseconds);
    await paused;
  }

  async function send(url: string, init: RequestInit): Promise<Reception> {
    await paused;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      return { kind: 'answer', answer: await readAnswer(response) };
    } catch (cause) {
      // An error about a header quotes it.
      return { kind: 'silence', cause: inspect(cause).includes(token) ? undefined : cause };
    }
  }

  return async (name, isRepeatable, url, init) => {
    const request = { name, isRepeatable, send: async () => send(url, init) };
    const persisted = async () => retryRequest(request, { sleep, random, now: Date.now, pause });
    if (isRepeatable) return readLane(persisted);
    return changeLane(async () => {
      if (wasLimited) await sleep(betweenChangesMs);
      return persisted();
    });
  };
}
