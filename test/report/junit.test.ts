import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitOf } from '../../src/report/junit.ts';
import type { ValidateReport } from '../../src/report/report.ts';
import { type Element, elementsNamed, readXml } from '../support/read-xml.ts';
import { anyText } from '../support/texts.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

function read(report: ValidateReport): Element {
  return readXml(junitOf(report));
}

function onlyCase(report: ValidateReport): Element | undefined {
  return elementsNamed('testcase', read(report))[0];
}

describe('a validation as JUnit XML', () => {
  it('is a suite for each PRP and one for the commands of the run, a case for each gate', () => {
    const report = validation(
      [validatedPrp('PRPs/a.md', [gate({ id: 'structure' }), gate({ findings: [finding()] })])],
      [gate({ id: 'unit', status: 'skipped', reason: 'types failed' })],
    );
    const root = read(report);
    expect(root.attributes).toEqual({
      name: 'prp',
      tests: '3',
      failures: '1',
      errors: '0',
      skipped: '1',
      time: '0.040',
    });
    expect(elementsNamed('testsuite', root).map(({ attributes }) => attributes)).toEqual([
      { name: 'PRPs/a.md', tests: '2', failures: '1', errors: '0', skipped: '0', time: '0.024' },
      { name: 'commands', tests: '1', failures: '0', errors: '0', skipped: '1', time: '0.012' },
    ]);
    expect(elementsNamed('testcase', root).map(({ attributes }) => attributes)).toEqual([
      { classname: 'PRPs/a.md', name: 'structure', file: 'PRPs/a.md', time: '0.012' },
      { classname: 'PRPs/a.md', name: 'references', file: 'PRPs/a.md', time: '0.012' },
      { classname: 'commands', name: 'unit', time: '0.012' },
    ]);
  });

  it('lists the findings of a gate that failed', () => {
    const failed = onlyCase(
      validationOf(
        finding({ startColumn: 9, suggestion: 'src/b.ts' }),
        finding({ baseline: true, severity: 'warning' }),
      ),
    );
    expect(failed?.children).toMatchObject([
      {
        name: 'failure',
        attributes: { type: 'PRP301', message: 'src/a.ts does not exist. (and 1 more finding)' },
        text: [
          'PRPs/a.md:3:9 error PRP301 src/a.ts does not exist. → src/b.ts',
          'PRPs/a.md:3 warning PRP301 src/a.ts does not exist. (the base has it, too)',
        ].join('\n'),
      },
    ]);
  });

  it('keeps the findings of a gate that passed', () => {
    const passed = gate({ status: 'passed', findings: [finding({ severity: 'notice' })] });
    expect(onlyCase(validation([validatedPrp('PRPs/a.md', [passed])]))?.children).toMatchObject([
      { name: 'system-out', text: 'PRPs/a.md:3 notice PRP301 src/a.ts does not exist.' },
    ]);
  });

  it.each([
    ['failed', 'failure'],
    ['timed-out', 'error'],
    ['errored', 'error'],
    ['cancelled', 'error'],
  ] as const)('says of a command that %s what it printed, without its colours', (status, name) => {
    const unit = gate({ id: 'unit', status, reason: 'It <failed>.', output: '\u001B[31mred\u001B[0m & "so"' });
    const failed = onlyCase(validation([], [unit]));
    expect(failed?.children).toMatchObject([
      { name, attributes: { message: 'It <failed>.', type: status }, text: '' },
      { name: 'system-out', text: 'red & "so"' },
    ]);
  });

  it('shows characters that XML cannot hold', () => {
    const [failure] = onlyCase(validationOf(finding({ message: 'a\0b\uFFFE\ud800c\u202E]]>\r\n' })))?.children ?? [];
    expect(failure?.attributes['message']).toBe('a\\u{0}b\\u{fffe}\\u{d800}c\\u{202e}]]>\r\n');
  });

  it('can be read back for any text in a document', () => {
    fc.assert(
      fc.property(anyText, anyText, (message, output) => {
        const unit = gate({ id: message, status: 'failed', reason: message, output });
        const prp = validatedPrp(message, [gate({ findings: [finding({ message, rule: output, path: output })] })]);
        expect(elementsNamed('testcase', read(validation([prp], [unit])))).toHaveLength(2);
      }),
    );
  });
});
