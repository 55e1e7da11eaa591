import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/prp/diff/unified.ts';

const diff = (before: string, after: string, context?: number): string =>
  unifiedDiff(before, after, { from: 'a/x.md', to: 'b/x.md', ...(context === undefined ? {} : { context }) });

const numbered = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');

describe('a unified diff', () => {
  it('is empty when nothing changed', () => {
    expect(diff('a\nb\n', 'a\nb\n')).toBe('');
  });

  it('shows three lines around a change', () => {
    expect(diff(numbered(20), numbered(20).replace('line 10\n', 'line ten\n'))).toBe(
      [
        '--- a/x.md',
        '+++ b/x.md',
        '@@ -7,7 +7,7 @@',
        ' line 7',
        ' line 8',
        ' line 9',
        '-line 10',
        '+line ten',
        ' line 11',
        ' line 12',
        ' line 13',
        '',
      ].join('\n'),
    );
  });

  it('joins changes whose surroundings touch, and no others', () => {
    const after = numbered(40).replace('line 10\n', '').replace('line 17\n', '').replace('line 25\n', '');
    expect(diff(numbered(40), after).match(/^@@.*$/gm)).toEqual(['@@ -7,14 +7,12 @@', '@@ -22,7 +20,6 @@']);
  });

  it('marks a missing last line end', () => {
    expect(diff('a\nb', 'a\nb\n', 0)).toBe(
      '--- a/x.md\n+++ b/x.md\n@@ -2 +2 @@\n-b\n\\ No newline at end of file\n+b\n',
    );
  });

  it('counts an empty file as no lines', () => {
    expect(diff('', 'a\n')).toBe('--- a/x.md\n+++ b/x.md\n@@ -0,0 +1 @@\n+a\n');
  });

  it('quotes a name that could break its header', () => {
    const labels = unifiedDiff('', 'x\n', { from: 'a/two words.md', to: 'b/line\nbreak "é".md' });
    expect(labels).toMatch(/^--- a\/two words\.md\t\n\+\+\+ "b\/line\\nbreak \\"é\\"\.md"\n@@/);
  });
});

describe('git apply', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'unified-'));
    spawnSync('git', ['init', '--quiet'], { cwd: directory });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  function applied(name: string, before: string, patch: string): string {
    const file = join(directory, name);
    writeFileSync(file, before);
    const { stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: directory, input: patch });
    expect(stderr.toString()).toBe('');
    return readFileSync(file, 'utf8');
  }

  const line = fc.constantFrom('', 'same', 'again', 'other', '- dash', '+ plus', '\\ slash', '@@ -1 +1 @@', 'é\u2028x');
  const text = fc
    .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 30 }), line)
    .map(([lines, last]) => lines.map(([words, ending]) => words + ending).join('') + last);

  it('turns the text before into the text after, with all line ends', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(3, 1, 10), (before, after, context) => {
        fc.pre(before !== after);
        expect(applied('x.md', before, diff(before, after, context))).toBe(after);
      }),
      { numRuns: 80 },
    );
  });

  it.each(['plain.md', 'two words.md', 'quote "and" \\ slash.md', 'tab\tand\nline.md', 'żółw 🐢.md'])(
    'finds the file %j',
    (name) => {
      const patch = unifiedDiff('a\n', 'b\n', { from: `a/${name}`, to: `b/${name}` });
      expect(applied(name, 'a\n', patch)).toBe('b\n');
    },
  );
});
