import { describe, expect, it } from 'vitest';
import { retry } from '../../src/base/retry.ts';

const failingUntil = (success: number) => {
  let attempts = 0;
  return async () => {
    attempts += 1;
    if (attempts < success) throw new Error(`attempt ${attempts}`);
    return attempts;
  };
};

describe('retry', () => {
  it('returns the first success', async () => {
    expect(await retry(failingUntil(3), () => 0)).toBe(3);
  });

  it('throws the last error when the policy gives up', async () => {
    await expect(retry(failingUntil(9), (attempt) => (attempt < 4 ? 0 : undefined))).rejects.toThrow('attempt 4');
  });

  it('gives the policy the number of failed attempts and the error', async () => {
    const asked: string[] = [];
    await retry(failingUntil(3), (attempt, error) => {
      asked.push(`${attempt}: ${String(error)}`);
      return 0;
    });
    expect(asked).toEqual(['1: Error: attempt 1', '2: Error: attempt 2']);
  });

  it('waits as long as the policy says, and not at all for 0', async () => {
    const pauses: number[] = [];
    const sleep = async (milliseconds: number) => pauses.push(milliseconds);
    await retry(failingUntil(4), (attempt) => [0, 7, 20][attempt - 1], sleep);
    expect(pauses).toEqual([7, 20]);
  });
});
