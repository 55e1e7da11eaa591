import { describe, expect, it } from 'vitest';
import { lastLines, linesBefore } from '../../src/base/truncation-marker.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}\n`).join('');

describe('the last lines', () => {
  it('are all of them when there are no more', () => {
    expect(lastLines(numbers(3), 3)).toEqual(['1', '2', '3']);
    expect(lastLines('\n \n', 3)).toEqual([]);
  });

  it('come after the number of those before them', () => {
    expect(lastLines(numbers(10_000), 2)).toEqual(['… 9,998 lines before', '9999', '10000']);
    expect(lastLines(numbers(3), 2)).toEqual(['… 1 line before', '2', '3']);
  });

  it('count those, too, that were left out already', () => {
    expect(lastLines(`${linesBefore(12_000)}\n${numbers(5)}`, 2)).toEqual(['… 12,003 lines before', '4', '5']);
    expect(lastLines(`${linesBefore(1)}\n${numbers(2)}`, 2)).toEqual(['… 1 line before', '1', '2']);
  });
});
