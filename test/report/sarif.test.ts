import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValidateReport } from '../../src/report/report.ts';
import { sarifOf } from '../../src/report/sarif.ts';
import { anyText } from '../support/texts.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] };
      };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
        },
      ];
      readonly results: readonly Result[];
    },
  ];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: unknown;
  readonly baselineState?: string;
  readonly fixes?: unknown;
}

const path = join(import.meta.dirname, '../fixtures/sarif-schema-2.1.0.json');
// Draft 4, of which it uses nothing that later drafts read otherwise but the name of its id.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

/** Reads a log back, once the official schema has nothing to say against it. */
function logOf(report: ValidateReport): Log['runs'][0] {
  const log: unknown = JSON.parse(sarifOf(report));
  isSarif(log);
  expect(isSarif.errors).toBeNull();
  // The schema has just said so.
  return (log as Log).runs[0];
}

function resultsOf(report: ValidateReport): readonly Result[] {
  return logOf(report).results;
}

describe('a validation as SARIF', () => {
  it('names rule, level, place and fingerprint of a finding', () => {
    expect(resultsOf(validationOf(finding({ startColumn: 9, endColumn: 16 })))).toEqual([
      {
        ruleId: 'PRP301',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'src/a.ts does not exist.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'PRPs/a.md' },
              region: { startLine: 3, startColumn: 9, endColumn: 17 },
            },
          },
        ],
        partialFingerprints: { 'prpFinding/v1': 'f1' },
      },
    ]);
  });

  it('calls a notice a note', () => {
    expect(resultsOf(validationOf(finding({ severity: 'notice' })))[0]?.level).toBe('note');
  });

  it('offers the suggestion as a fix of exactly the range', () => {
    const [result] = resultsOf(validationOf(finding({ startColumn: 9, endColumn: 16, suggestion: 'src/b.ts' })));
    expect(result?.fixes).toMatchObject([
      {
        artifactChanges: [
          {
            artifactLocation: { uri: 'PRPs/a.md' },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 9, endColumn: 17 },
                insertedContent: { text: 'src/b.ts' },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('encodes characters that a URI cannot hold', () => {
    const [result] = resultsOf(validationOf(finding({ path: 'PRPs/a b/c:d#%é\ud800.md' })));
    expect(JSON.stringify(result?.locations)).toContain('"PRPs/a%20b/c%3Ad%23%25%C3%A9%EF%BF%BD.md"');
  });

  it('marks old and new findings after a comparison', () => {
    const states = (...baselines: readonly boolean[]) =>
      resultsOf(validationOf(...baselines.map((baseline) => finding({ baseline })))).map((one) => one.baselineState);
    expect(states(true, false)).toEqual(['unchanged', 'new']);
    expect(states(false, false)).toEqual([undefined, undefined]);
  });

  it("explains every rule of the product, and lists a plugin's by its id", () => {
    const { tool, results } = logOf(validationOf(finding({ rule: 'house/style' }), finding()));
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(['PRP301', 'house/style']);
    expect(rules[0]?.helpUri).toBe('https://github.com/prp-action/prp-action/blob/main/docs/rules/PRP301.md');
    expect(results.map(({ ruleId, ruleIndex }) => [ruleId, rules[ruleIndex]?.id])).toEqual([
      ['house/style', 'house/style'],
      ['PRP301', 'PRP301'],
    ]);
  });

  it('makes no link of untrusted text', () => {
    const [result] = resultsOf(validationOf(finding({ message: 'See [here](https://evil.example).' })));
    expect(result?.message.text).toBe('See [here] (https://evil.example).');
  });

  it("puts the most severe first and stops at GitHub's limit", () => {
    const many = Array.from({ length: 5_001 }, () => finding({ severity: 'warning' }));
    const { results, invocations } = logOf(validationOf(...many, finding()));
    expect(results.length).toBe(5_000);
    expect(results[0]?.level).toBe('error');
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toMatch(/^2 findings .* left out/);
  });

  it.each([
    ['failed', true],
    ['timed-out', false],
    ['errored', false],
    ['cancelled', false],
  ] as const)('notifies of a gate that %s without a finding', (status, executionSuccessful) => {
    const report = validation([validatedPrp('PRPs/a.md', [])], [gate({ id: 'unit', status, reason: 'Why.' })]);
    expect(logOf(report).invocations).toMatchObject([
      { executionSuccessful, toolExecutionNotifications: [{ message: { text: `Gate unit ${status}: Why.` } }] },
    ]);
  });

  it('is valid for any text in a document', () => {
    const place = { startLine: fc.integer({ min: 1, max: 9 }), startColumn: fc.integer({ min: 1, max: 9 }) };
    const anyFinding = fc.record({ message: anyText, path: anyText, rule: anyText, suggestion: anyText, ...place });
    fc.assert(
      fc.property(anyFinding, anyText, (about, reason) => {
        const broken = gate({ id: reason, status: 'errored', reason });
        const report = validation([validatedPrp(about.path, [gate({ findings: [finding(about)] }), broken])]);
        const [result] = resultsOf(report);
        expect(result?.message.text).not.toMatch(/[\p{Cc}\p{Cs}]|\]\(/u);
      }),
      { numRuns: 60 },
    );
  });
});
