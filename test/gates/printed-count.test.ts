import { describe, expect, it, vi } from 'vitest';
import { countIn, watchCounts } from '../../src/gates/printed-count.ts';

describe('the count in the output of a command', () => {
  it.each([
    [' Tests  214 passed (214)\n Duration  3.21s', '214 passed'],
    ['Tests:       1 failed, 213 passed, 214 total\nTime:        2.5 s', '1 failed'],
    ['test a ... ok\n17 tests passed\n\n', '17 tests passed'],
    ['[12/40] Compiling x', '12/40'],
    ['tests/test_a.py ....      [ 42%]', '42%'],
    ['\u001B[32m9 passing\u001B[0m', '9 passing'],
    ['1 passed\r2 passed\r', '2 passed'],
    ['took 12 ms, 3 min, 40 MB', undefined],
    ['src/a.ts:12:5 error', undefined],
    ['done in 3s', undefined],
    ['', undefined],
  ])('%j: %s', (printed, count) => {
    expect(countIn(printed)).toBe(count);
  });

  it('is printable and short, whatever is printed', () => {
    const hostile = `${'9'.repeat(9)} ${'a'.repeat(12)} \u001B[2J${'b'.repeat(12)}`;
    expect(countIn(hostile)).toMatch(/^[\w ./%]{1,24}$/);
  });

  it('is reported once while it stays the same, and at most once a second', () => {
    vi.useFakeTimers();
    try {
      const report = vi.fn<(count: string) => void>();
      const counts = watchCounts(report);
      for (const line of ['1 passed\n', '2 passed\n']) counts.add(Buffer.from(line));
      vi.advanceTimersByTime(0);
      counts.add(Buffer.from('3 passed\n'));
      vi.advanceTimersByTime(900);
      expect(report.mock.calls).toEqual([['2 passed']]);
      vi.advanceTimersByTime(200);
      counts.add(Buffer.from('…\n'));
      vi.advanceTimersByTime(2_000);
      counts.add(Buffer.from('4 passed\n'));
      counts.end();
      vi.advanceTimersByTime(2_000);
      expect(report.mock.calls).toEqual([['2 passed'], ['3 passed']]);
    } finally {
      vi.useRealTimers();
    }
  });
});
