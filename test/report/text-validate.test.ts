import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValidatedPrp, ValidateReport } from '../../src/report/report.ts';
import { keptLines, validateText } from '../../src/report/text-validate.ts';
import type { Version } from '../../src/report/version-data.ts';
import { keptVersion } from '../support/pull-request.ts';
import { anyText } from '../support/texts.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

function text(report: ValidateReport, width?: number): string {
  return validateText(report, (_style, plain) => plain, width);
}

/** The lines under the one PRP, up to the blank line. */
function block(report: ValidateReport, width?: number): readonly string[] {
  return text(report, width).split('\n\n')[0]?.split('\n').slice(1) ?? [];
}

describe('a validation as text', () => {
  it('shows the suggestion of a finding, unless the message contains it', () => {
    const meant = { suggestion: 'src/b.ts' };
    expect(block(validationOf(finding(meant), finding({ ...meant, message: 'Did you mean src/b.ts?' })))).toEqual([
      '  ✗ 3      error    src/a.ts does not exist. → src/b.ts  PRP301',
      '  ✗ 3      error    Did you mean src/b.ts?  PRP301',
    ]);
  });

  it('goes on under the message where the terminal ends', () => {
    const message = 'No section gives the validation loop: the commands that check the work.';
    expect(block(validationOf(finding({ message })), 70)).toEqual([
      '  ✗ 3      error    No section gives the validation loop: the   PRP301',
      '                    commands that check the work.',
    ]);
  });

  it('puts advice on a line below the problem', () => {
    const message = 'src/a.ts does not exist. Did you mean src/b.ts?';
    expect(block(validationOf(finding({ message })), 80)).toEqual([
      '  ✗ 3      error    src/a.ts does not exist.                              PRP301',
      '                    Did you mean src/b.ts?',
    ]);
  });

  it('wraps no line without a terminal, and cuts very long messages', () => {
    const [line = '', ...rest] = block(validationOf(finding({ message: 'word '.repeat(1_000) })));
    expect(rest).toEqual([]);
    expect(line).toHaveLength(20 + 600 + 8);
    expect(line).toMatch(/…  PRP301$/);
  });

  it('lists the most severe first, each kind by line', () => {
    const all = [finding({ severity: 'notice', startLine: 1 }), finding({ startLine: 9 }), finding({ startLine: 2 })];
    expect(block(validationOf(...all)).map((line) => line.trim().split(/ +/).slice(0, 3).join(' '))).toEqual([
      '✗ 2 error',
      '✗ 9 error',
      '· 1 notice',
    ]);
  });

  it('folds findings of the base revision', () => {
    const old = Array.from({ length: 5 }, (_, n) => finding({ baseline: true, startLine: n + 1 }));
    const lines = block(validationOf(...old, finding({ startLine: 7 })));
    expect(lines[0]).toMatch(/^  ✗ 7 /);
    expect(lines[1]).toBe('  · 1      base     src/a.ts does not exist; the base revision has it, too  PRP301');
    expect(lines.slice(4)).toEqual(['  … and 2 more that the base revision has, too; --json has them all']);
  });

  it('begins with the PRPs that failed by themselves', () => {
    const warned = gate({ status: 'passed', findings: [finding({ severity: 'warning' })] });
    const failed = gate({ findings: [finding()] });
    const report = validation([validatedPrp('a.md', [warned]), validatedPrp('b.md', [failed])]);
    expect(text(report).match(/^[ab]\.md/gm)).toEqual(['b.md', 'a.md']);
  });

  it.each([
    ['timed-out', '0:00   timed out after 2 attempts: Why.'],
    ['errored', '0:00   broke down after 2 attempts: Why.'],
    ['cancelled', '       was cancelled after 2 attempts: Why.'],
  ] as const)('says that a gate ended as %s', (status, said) => {
    const unit = gate({ id: 'unit', status, reason: 'Why.', attempts: 2 });
    expect(text(validation([validatedPrp('a.md', [gate()])], [unit]))).toContain(
      ` unit          ${said}\n\n✗ command unit failed, after `,
    );
  });

  it('names in plain words the gate that another was skipped for', () => {
    const late = gate({ id: 'late', status: 'skipped', reason: '`lint` failed' });
    expect(text(validation([validatedPrp('a.md', [gate()])], [late]))).toContain(
      '- late                 was skipped: `lint` failed\n',
    );
  });

  it('says that nothing changed when it was compared with something', () => {
    expect(text({ ...validation([]), base: 'main\u001B[2J' })).toBe('No PRP changed since main\\u{1b}[2J.\n');
    expect(text(validation([]))).toMatch(/^No PRPs to validate\./);
  });

  it("shows the end of a command's output, without its colours", () => {
    const output = `${'line\n'.repeat(30)}\u001B[31mred\u001B[0m\u0007\n`;
    const shown = text(validation([validatedPrp('a.md', [])], [gate({ status: 'failed', output })]));
    expect(shown.match(/│/g)).toHaveLength(21);
    expect(shown).toContain('    │ … 11 lines before\n');
    expect(shown).toContain('    │ red\\u{7}\n');
  });

  describe('with hints', () => {
    const failed = [gate({ findings: [finding()] })];
    const kept = (path: string, gates: typeof failed, sequence: number) => ({
      ...validatedPrp(path, gates),
      version: keptVersion(sequence),
    });
    const hints = (report: ValidateReport) => text(report).match(/(?<=^  )prp \S+ \S+(?= )/gm) ?? [];

    it('shows the changes of the PRP that failed', () => {
      const prps = [kept('a.md', [gate()], 5), kept('b.md', failed, 1), kept('c.md', failed, 2)];
      expect(hints(validation(prps))).toEqual(['prp diff c.md']);
    });

    it('shows none where nothing can be compared, or only a command failed', () => {
      expect(hints(validation([kept('a.md', failed, 1)]))).toEqual([]);
      expect(hints(validation([kept('a.md', [gate()], 3)], [gate({ status: 'failed' })]))).toEqual([]);
    });

    it('offers to go back only where something can be gone back to', () => {
      const report = validation([kept('a.md', failed, 2)]);
      expect(hints({ ...report, rollbackTarget: { path: 'a.md', sequence: 1 } })).toEqual([
        'prp diff a.md',
        'prp rollback a.md',
      ]);
    });
  });

  it('gives no command to a terminal or a CI run, for any text in a document', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('::a::b', 'x ::stop-commands::y '.repeat(9), '##[group]')),
        (hostile) => {
          const about = { message: hostile, rule: hostile, path: hostile, suggestion: hostile };
          const prp = validatedPrp(hostile, [gate({ findings: [finding(about)] })]);
          const broken = gate({ id: hostile, status: 'failed', reason: hostile, output: hostile });
          const shown = text(validation([prp], [broken]));
          expect(shown).not.toMatch(/[^\n\P{Cc}]|\p{Cs}|##\w*\[|^\s*::/mu);
        },
      ),
    );
  });
});

const passes = [gate()];
const fails = [gate({ findings: [finding()] })];

function keptPrp(path: string, gates: ValidatedPrp['gates'], about: Partial<Version> = {}): ValidatedPrp {
  const prp = validatedPrp(path, gates);
  return { ...prp, version: keptVersion(1, { prp: path, status: prp.verdict, ...about }) };
}

function unreadable(path: string, rule: string): ValidatedPrp {
  return { ...validatedPrp(path, [gate({ findings: [finding({ rule })] })]), dialect: null };
}

function keptText(prps: readonly ValidatedPrp[], about: Partial<ValidateReport> = {}): readonly string[] {
  return keptLines({ ...validation(prps), ...about });
}

describe('the versions that a validation kept', () => {
  it('is nothing to speak of without versions', () => {
    expect(keptText([validatedPrp('a.md', passes), unreadable('b.md', 'PRP108')])).toEqual([]);
  });

  it('lists kept versions, and counts the others by reason', () => {
    const secret = validatedPrp('f.md', fails);
    const link = unreadable('g.md', 'PRP110');
    const left = [
      unreadable('a.md', 'PRP108'),
      unreadable('b.md', 'PRP108'),
      unreadable('c.md', 'PRP109'),
      link,
      secret,
    ];
    expect(keptText([...left, keptPrp('d.md', fails, { sequence: 4 }), keptPrp('e.md', passes)])).toEqual([
      'Kept as v4 and v1, with these results.',
      'Not kept: 2 that are not text, 1 that is too large, 1 that is no regular file, 1 with what looks like a secret.',
    ]);
  });

  it.each([
    ['some-gates', 'only some gates ran'],
    ['lenient', 'more findings were accepted than the configuration does'],
  ] as const)('counts nothing as passed by a run with the partialRun %s', (partialRun, why) => {
    expect(keptText([keptPrp('a.md', passes, { sequence: 2, status: 'unvalidated' })], { partialRun })).toEqual([
      `Kept as v2, not counted as passed: ${why}.`,
    ]);
  });

  it('separates the versions that failed, and leaves out those that passed before', () => {
    const prps = [
      keptPrp('a.md', passes, { status: 'unvalidated' }),
      keptPrp('b.md', passes, { status: 'failed' }),
      keptPrp('c.md', passes),
      keptPrp('d.md', fails),
    ];
    expect(keptText(prps, { partialRun: 'some-gates' })).toEqual([
      'Kept as v1, with this result.',
      'Kept as v1 and v1, not counted as passed: only some gates ran.',
    ]);
  });
});
