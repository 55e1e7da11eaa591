import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/report/headline.ts';
import { finding, gate, validatedPrp } from '../support/validation.ts';

const passing = validatedPrp('a.md', [gate()]);
const failing = validatedPrp('b.md', [gate({ findings: [finding()] })]);
const command = (id: string) => gate({ id, status: 'failed' });

const sum = (prps: Parameters<typeof sumOf>[0]['prps'], commands: readonly string[] = []) =>
  sumOf({ prps, gates: [...commands.map(command), gate({ id: 'lint' }), gate({ status: 'skipped' })] }, ['3 errors']);

describe('the sum of a validation', () => {
  it('is how much there was, when nothing failed', () => {
    expect(sum([passing, passing])).toBe('2 PRPs, 3 errors');
  });

  it('says how many PRPs failed by themselves', () => {
    expect(sum([passing, failing, failing])).toBe('2 of 3 PRPs, 3 errors');
    expect(sum([failing])).toBe('1 PRP, 3 errors');
  });

  it('names the commands that failed, after the PRPs that did', () => {
    expect(sum([passing, failing], ['fail', 'loud', 'slow'])).toBe('1 of 2 PRPs; commands fail, loud, slow; 3 errors');
  });

  it('begins with the commands when no PRP failed by itself', () => {
    expect(sum([passing, passing], ['fail'])).toBe('command fail; 2 PRPs, 3 errors');
  });

  it('stays on one line, for any number of commands with any names', () => {
    const many = ['a\nb', ...Array.from({ length: 9 }, (_, n) => `c${n}`)];
    expect(sum([passing], many)).toMatch(/^commands a\\u\{a\}b, c0, .*c6 and 2 more; 1 PRP, 3 errors$/);
  });
});
