import { describe, expect, it } from 'vitest';
import { workerLimit } from '../../src/mediator/dispatcher.ts';

describe('workerLimit', () => {
  it('is the configured number, whatever the machine has', () => {
    expect(workerLimit(16, 0, 2)).toBe(16);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 3],
    [4, 4],
    [100, 4],
  ])('follows a demand of %d with a limit of %d on a machine that runs 4 in parallel', (demand, limit) => {
    expect(workerLimit('auto', demand, 4)).toBe(limit);
  });
});
