import { describe, expect, it } from 'vitest';
import { type AttemptEnd, backoffMs, startAttempt } from '../../src/mediator/attempt.ts';
import { quiet } from '../support/scripted-component.ts';
import { steppedClock } from '../support/stepped-clock.ts';

function begin(work: (signal: AbortSignal) => unknown, timeoutMs?: number) {
  const clock = steppedClock();
  const stops: Error[] = [];
  const attempt = startAttempt(work, { clock, timeoutMs, graceMs: 50, onStop: (error) => stops.push(error) });
  let end: AttemptEnd | undefined;
  void attempt.end.then((ended) => (end = ended));
  const stop = (reason: unknown): void => attempt.cancel(reason);
  return { signal: attempt.signal, end: attempt.end, stop, clock, stops, endNow: () => end };
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('an attempt', () => {
  it('ends with what the work returns, and leaves no timer behind', async () => {
    const { end, clock } = begin(() => Promise.resolve(7), 100);
    expect(await end).toEqual({ how: 'returned', value: 7 });
    expect(clock.timers).toBe(0);
  });

  it('takes a value that is no promise', async () => {
    expect(await begin(() => 7).end).toEqual({ how: 'returned', value: 7 });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('lost'))],
    [
      'throws before it returns a promise',
      () => {
        throw new Error('lost');
      },
    ],
    ['rejects with a string', () => Promise.reject('lost')],
  ])('ends with the error when the work %s', async (_how, work) => {
    expect(await begin(work).end).toMatchObject({ how: 'threw', error: { message: 'lost' } });
  });

  it('shows a thrown value that is not an error', async () => {
    const { end } = begin(() => {
      throw Object.create(null);
    });
    expect(await end).toMatchObject({ how: 'threw', error: { message: '[Object: null prototype] {}' } });
  });
});

describe('a timeout', () => {
  it('fires the signal at its time, not earlier', async () => {
    const { signal, clock } = begin(untilAborted, 100);
    await clock.advance(99);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.aborted).toBe(true);
  });

  it('ends the attempt when the work is gone, not when the signal fires', async () => {
    const gone = Promise.withResolvers<void>();
    const { clock, stops, endNow } = begin(() => gone.promise, 100);
    await clock.advance(120);
    expect(stops).toHaveLength(1);
    expect(endNow()).toBeUndefined();
    gone.resolve();
    await quiet();
    expect(endNow()).toMatchObject({
      how: 'timed-out',
      error: { message: 'Timed out after 100 ms.' },
    });
    expect(endNow()).not.toHaveProperty('gone');
    expect(clock.timers).toBe(0);
  });

  it('ends when work ignores its signal beyond the grace period, and reports when the work is gone', async () => {
    const work = Promise.withResolvers<void>();
    const { clock, endNow } = begin(() => work.promise, 100);
    await clock.advance(150);
    const end = endNow();
    expect(end).toMatchObject({ how: 'timed-out', gone: expect.any(Promise) });
    work.resolve();
    expect(await (end !== undefined && 'gone' in end && end.gone)).toMatchObject({ how: 'returned' });
  });
});

describe('the error of a timeout', () => {
  async function errorAfter(work: (signal: AbortSignal) => unknown, timeoutMs: number): Promise<Error | undefined> {
    const { clock, end } = begin(work, timeoutMs);
    await clock.advance(timeoutMs);
    const ended = await end;
    return 'error' in ended ? ended.error : undefined;
  }

  it('has the error of the work as its cause', async () => {
    const lastWords = new Error('the end of what it printed');
    const work = (signal: AbortSignal) => untilAborted(signal).catch(() => Promise.reject(lastWords));
    expect(await errorAfter(work, 100)).toMatchObject({ message: expect.stringContaining('100 ms'), cause: lastWords });
  });

  it('has no cause when the work throws the reason of its signal', async () => {
    expect(await errorAfter(untilAborted, 100)).not.toHaveProperty('cause');
  });

  it('counts in seconds when these are whole', async () => {
    expect(await errorAfter(untilAborted, 300_000)).toMatchObject({
      message: 'Timed out after 300 s.',
    });
  });
});

describe('cancelling', () => {
  it('passes the reason to the work and to the end', async () => {
    const reason = new Error('no longer wanted');
    const { signal, end, stop, clock } = begin(untilAborted, 100);
    await quiet();
    stop(reason);
    expect(await end).toEqual({ how: 'cancelled', error: reason });
    expect(signal.reason).toBe(reason);
    expect(clock.timers).toBe(0);
  });

  it('does not start the work when it comes first', async () => {
    let begun = false;
    const { end, stop } = begin(() => (begun = true));
    stop('changed my mind');
    expect(await end).toMatchObject({ how: 'cancelled', error: { message: 'changed my mind' } });
    expect(begun).toBe(false);
  });

  it('changes nothing about a timeout that came before it', async () => {
    const work = Promise.withResolvers<void>();
    const { clock, end, stop, stops } = begin(() => work.promise, 100);
    await clock.advance(100);
    stop('too late');
    work.resolve();
    expect(await end).toMatchObject({ how: 'timed-out' });
    expect(stops).toHaveLength(1);
  });

  it('does nothing once the attempt is over', async () => {
    const { end, stop, stops, clock } = begin(() => 7);
    expect(await end).toEqual({ how: 'returned', value: 7 });
    stop('too late');
    expect(stops).toEqual([]);
    expect(clock.timers).toBe(0);
  });
});

const settings = { retryDelayMs: 100, maxRetryDelayMs: 1000 };

describe('backoffMs', () => {
  it('doubles its upper bound with every attempt, up to a limit', () => {
    expect([1, 2, 3, 4, 5, 60].map((attempt) => backoffMs(attempt, settings, () => 1))).toEqual([
      100, 200, 400, 800, 1000, 1000,
    ]);
  });

  it('spreads pauses over the whole range', () => {
    expect([0, 0.25, 0.5].map((chance) => backoffMs(2, settings, () => chance))).toEqual([0, 50, 100]);
  });
});
