import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { reportOutput } from '../../src/cli/report-output.ts';
import { finding, validationOf } from '../support/validation.ts';

const report = validationOf(finding());

/** The output of a command line for that report. */
function printed(...argv: readonly string[]): string {
  const parsed = readArguments(['validate', ...argv]);
  if (parsed.kind !== 'command') throw new Error('Expected a command.');
  return reportOutput(report, {
    command: parsed.typed,
    options: parsed.options,
    started: 0,
    paint: (_style, text) => text,
    width: 80,
  });
}

describe('prp validate --format', () => {
  it.each([
    ['text', /^\n✗ 1 PRP failed, after 40 ms\n\n {2}✗ a {8}1 error\n$/],
    ['json', /^\{"format":1,"command":"validate","status":"failed",/],
    ['sarif', /^\{"\$schema":"https:\/\/docs\.oasis-open\.org\/sarif\//],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /],
    ['github', /^PRP validation failed: 1 PRP, 1 error, .*\n::error file=PRPs\/a\.md,line=3,/],
  ])('%s prints only that format', (format, start) => {
    expect(printed('--format', format)).toMatch(start);
  });

  it('defaults to text, and accepts json with --json', () => {
    expect(printed()).toBe(printed('--format', 'text'));
    expect(printed('--json', '--format', 'json')).toMatch(/^\{"format":1,/);
    expect(printed('--json')).toMatch(/^\{"format":1,/);
  });

  it('conflicts with --json', () => {
    expect(() => printed('--json', '--format', 'sarif')).toThrow(/--json and --format sarif/);
  });

  it('refuses an unknown format', () => {
    expect(() => printed('--format', 'html')).toThrow(/text, json, sarif, junit, github/);
  });
});
