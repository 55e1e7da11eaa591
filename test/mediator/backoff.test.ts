import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/mediator/backoff.ts';

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
