import { describe, expect, it } from 'vitest';
import type { ValidatedPrp, ValidateReport } from '../../src/report/report.ts';
import { keptLines } from '../../src/report/text-kept.ts';
import type { Version } from '../../src/report/version.ts';
import { keptVersion } from '../support/pull-request.ts';
import { finding, gate, validatedPrp, validation } from '../support/validation.ts';

const passes = [gate()];
const fails = [gate({ findings: [finding()] })];

function kept(path: string, gates: ValidatedPrp['gates'], about: Partial<Version> = {}): ValidatedPrp {
  const prp = validatedPrp(path, gates);
  return { ...prp, version: keptVersion(1, { prp: path, status: prp.verdict, ...about }) };
}

function unreadable(path: string, rule: string): ValidatedPrp {
  return { ...validatedPrp(path, [gate({ findings: [finding({ rule })] })]), dialect: null };
}

function lines(prps: readonly ValidatedPrp[], about: Partial<ValidateReport> = {}): readonly string[] {
  return keptLines({ ...validation(prps), ...about }, (_style, text) => text);
}

describe('what a validation has kept', () => {
  it('is nothing to speak of without versions', () => {
    expect(lines([validatedPrp('a.md', passes), unreadable('b.md', 'PRP108')])).toEqual([]);
  });

  it('is what has a version, and what has none is counted by its reason', () => {
    const secret = validatedPrp('f.md', fails);
    const link = unreadable('g.md', 'PRP110');
    const left = [
      unreadable('a.md', 'PRP108'),
      unreadable('b.md', 'PRP108'),
      unreadable('c.md', 'PRP109'),
      link,
      secret,
    ];
    expect(lines([...left, kept('d.md', fails, { sequence: 4 }), kept('e.md', passes)])).toEqual([
      '  Recorded on v4 of d.md and 1 other.',
      '  Not kept: 2 that are not text, 1 that is too large, 1 that is no regular file, 1 with what looks like a secret.',
    ]);
  });

  it.each([
    ['some-gates', 'only some gates ran'],
    ['lenient', 'more was forgiven than the configuration does'],
  ] as const)('counts nothing as passed by a run with the shortfall %s', (shortfall, why) => {
    expect(lines([kept('a.md', passes, { sequence: 2, status: 'unvalidated' })], { shortfall })).toEqual([
      `  Kept as v2 of a.md, not counted as passed: ${why}.`,
    ]);
  });

  it('tells what failed such a run from what did not, and has nothing to say of what had passed before', () => {
    const prps = [
      kept('a.md', passes, { status: 'unvalidated' }),
      kept('b.md', passes, { status: 'failed' }),
      kept('c.md', passes),
      kept('d.md', fails),
    ];
    expect(lines(prps, { shortfall: 'some-gates' })).toEqual([
      '  Recorded on v1 of d.md.',
      '  Kept as v1 of a.md and 1 other, not counted as passed: only some gates ran.',
    ]);
  });
});
