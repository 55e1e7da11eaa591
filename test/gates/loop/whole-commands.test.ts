import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeCommands } from '../../../src/gates/loop/whole-commands.ts';

const texts = (...lines: readonly string[]) =>
  wholeCommands(lines.map((text, index) => ({ text, line: index + 1 }))).map(({ text, line }) => `${line} ${text}`);

describe('wholeCommands', () => {
  it('keeps simple commands unchanged', () => {
    expect(texts('cd web', 'npm test', 'echo "for if {"', "grep '(' a.txt")).toEqual([
      '1 cd web',
      '2 npm test',
      '3 echo "for if {"',
      "4 grep '(' a.txt",
    ]);
  });

  it.each([
    [['if true', 'then', '  x', 'else if y; then z; fi', 'fi']],
    [['for each in 1 2', 'do', '  x', 'done | sort']],
    [['while ! x; do', 'until y; do', 'z', 'done', 'done']],
    [['case $x in', 'a)', 'y ;;', '(b) z ;;', 'esac']],
    [['check() {', 'x', '}']],
    [['function check {', 'x', '}']],
    [['{', 'x', '} > log']],
    [['(', 'cd x', 'y', ')']],
    [['list=(', 'one', 'two', ')']],
    [['x &&', 'y ||', 'z |', 'w']],
    [['time for each in 1 2; do', 'x', 'done']],
  ])('keeps %j together', (lines) => {
    expect(texts('before', ...lines, 'after')).toEqual([
      '1 before',
      `2 ${lines.join('\n')}`,
      `${lines.length + 2} after`,
    ]);
  });

  it('treats an unclosed structure as one command', () => {
    expect(texts('if true; then', 'x', 'y')).toEqual(['1 if true; then\nx\ny']);
  });

  it('keeps every line of any input', () => {
    const word = fc.constantFrom('if', 'fi', 'do', 'done', '{', '}', '(', ')', '&&', '"', "'", 'x', ';', '<<E', '\\');
    const line = fc.array(fc.oneof(word, fc.string()), { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const whole = wholeCommands(lines.map((text, index) => ({ text, line: index })));
        expect(whole.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
      }),
    );
  });
});
