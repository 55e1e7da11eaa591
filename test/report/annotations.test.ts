import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import type { ValidateReport } from '../../src/report/report.ts';
import { anyText } from '../support/texts.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

function lines(report: ValidateReport): readonly string[] {
  return annotationsOf(report).trimEnd().split('\n');
}

interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a log as the runner does: a line that starts with `::` or contains `##[` is a command. */
function runnerReads(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line): WorkflowCommand[] => {
    const match = /^::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line.trimStart());
    if (!match) return /##\[|##vso\[/.test(line) ? [{ name: '##[', properties: {}, message: line }] : [];
    const [, name = '', properties = '', message = ''] = match;
    const pairs = properties.split(',').map((pair): [string, string] => {
      const [key = '', ...value] = pair.split('=');
      return [key, unescaped(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
    });
    return [{ name, properties: Object.fromEntries(pairs), message: unescaped(message) }];
  });
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

describe('a validation as annotations', () => {
  it('stands at the line and columns of each finding', () => {
    const placed = finding({ startColumn: 9, endColumn: 16, suggestion: 'src/b.ts' });
    const block = finding({ severity: 'notice', startLine: 4, endLine: 9, message: '100 % of it, at once: now' });
    expect(lines(validationOf(placed, block))).toEqual([
      'PRP validation failed: 1 PRP, 1 error, 0 warnings, 1 notice.',
      '::error file=PRPs/a.md,line=3,endLine=3,col=9,endColumn=16,title=PRP301::src/a.ts does not exist. → src/b.ts',
      '::notice file=PRPs/a.md,line=4,endLine=9,title=PRP301::100 %25 of it, at once: now',
    ]);
  });

  it('escapes the separators of properties', () => {
    const [, line = ''] = lines(validationOf(finding({ path: 'a,b:c%d=e.md' })));
    expect(line).toContain('file=a%2Cb%3Ac%25d=e.md,line=3');
    expect(runnerReads(line)[0]?.properties['file']).toBe('a,b:c%d=e.md');
  });

  it('only counts findings of the base revision', () => {
    expect(lines(validationOf(finding({ baseline: true })))).toEqual([
      'PRP validation failed: 1 PRP, 0 errors, 0 warnings, 0 notices, 1 problem of the base.',
    ]);
  });

  it('shows no more of a kind than GitHub does, and says how many there are', () => {
    const many = (severity: 'error' | 'warning') => Array.from({ length: 12 }, () => finding({ severity }));
    const all = lines(validationOf(...many('warning'), ...many('error'), finding({ severity: 'notice' })));
    const count = (start: string) => all.filter((line) => line.startsWith(start)).length;
    expect([count('::error'), count('::warning'), count('::notice')]).toEqual([10, 10, 1]);
    expect(all[1]).toMatch(/^::error/);
    expect(all[0]).toMatch(/ 4 more than GitHub shows of a step\.$/);
  });

  it('begins with commands and gates that broke, then the PRPs that failed', () => {
    const late = gate({ id: 'markdown', status: 'timed-out', reason: 'Too slow.' });
    const warned = gate({ status: 'passed', findings: [finding({ path: 'b.md' })] });
    const report = validation(
      [validatedPrp('b.md', [warned]), validatedPrp('a.md', [gate({ findings: [finding({ path: 'a.md' })] }), late])],
      [gate({ id: 'unit', status: 'failed', reason: '`npm test` ended.', output: 'one\n\u001B[1mtwo\u001B[0m\n' })],
    );
    expect(lines(report).slice(0, 5)).toEqual([
      'PRP validation failed: 1 of 2 PRPs; command unit; 2 errors, 0 warnings, 0 notices.',
      '::error title=Gate unit failed::`npm test` ended.%0Aone%0Atwo',
      '::error file=a.md,title=Gate markdown timed-out::Too slow.',
      '::error file=a.md,line=3,endLine=3,title=PRP301::src/a.ts does not exist.',
      '::error file=b.md,line=3,endLine=3,title=PRP301::src/a.ts does not exist.',
    ]);
  });

  it('counts the lines of output that are left out', () => {
    const output = Array.from({ length: 22 }, (_, index) => `${index}\n`).join('');
    const report = validation([], [gate({ id: 'unit', status: 'failed', reason: 'Failed.', output })]);
    expect(lines(report)[1]).toMatch(/::Failed\.%0A… 2 lines before%0A2%0A3%0A.*%0A21$/);
  });

  it('cuts a message before the runner would', () => {
    const [, line = ''] = lines(validationOf(finding({ message: 'long '.repeat(2_000) })));
    expect(runnerReads(line)[0]?.message.length).toBeLessThan(4_096);
  });

  it.each([
    '\n::stop-commands::x',
    '\r::add-mask::a',
    'a%0A::set-output name=x::y',
    '##[stop-commands]x',
    '::error::fake',
  ])('gives no command to %j', (hostile) => {
    const report = validation(
      [validatedPrp(hostile, [gate({ findings: [finding({ message: hostile, rule: hostile, path: hostile })] })])],
      [gate({ id: hostile, status: 'failed', reason: hostile, output: hostile })],
    );
    expect(runnerReads(annotationsOf(report)).map(({ name }) => name)).toEqual(['error', 'error']);
  });

  it('is read back unchanged by the runner, for any text in a document', () => {
    fc.assert(
      fc.property(anyText, anyText, (message, path) => {
        const report = validation(
          [validatedPrp(path, [gate({ findings: [finding({ message, path, rule: message })] })])],
          [gate({ id: path, status: 'failed', reason: message, output: message })],
        );
        const commands = runnerReads(annotationsOf(report));
        expect(commands.map(({ name }) => name)).toEqual(['error', 'error']);
        expect(Object.keys(commands[1]?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
      }),
    );
  });
});
