import { describe, expect, it } from 'vitest';
import { problemsInCode, problemsInProse } from '../../scripts/check-words.ts';

/** `line words` of the problems in a TypeScript file. */
const inCode = (...lines: readonly string[]) =>
  problemsInCode('example.ts', lines.join('\n')).map(({ line, words }) => `${line} ${words}`);

const inProse = (...lines: readonly string[]) =>
  problemsInProse(lines.join('\n')).map(({ line, words }) => `${line} ${words}`);

// The words below are the data of these tests. They are put together from parts, as the check reads this file, too.
const no = 'no';
const body = `${no}body`;
const soThat = [',', 'so', 'that'].join(' ');
const what = 'What';

describe('the check of words in code', () => {
  it('finds a turn in a comment, also across two lines', () => {
    expect(inCode('const one = 1;', `// Writes it, so`, `// that ${body} waits.`)).toEqual([
      `2 ${soThat}`,
      `3 ${body}`,
    ]);
    expect(inCode('/**', ' * Locks it, so', ' * that others wait.', ' */', 'export const one = 1;')).toEqual([
      `2 ${soThat}`,
    ]);
  });

  it('finds a turn in a message, a title and a template', () => {
    expect(inCode(`it('waits for ${body}', () => {});`)).toEqual([`1 ${body}`]);
    expect(inCode('const text = `a ${1} that ' + body + ' reads`;')).toEqual([`1 ${body}`]);
  });

  it('finds clauses without an actor, and words that readers look up', () => {
    // In two parts, since this file is checked, too.
    const [ever, anew] = ['who_ever', 'an_ew'].map((word) => word.replace('_', ''));
    expect(inProse(`For ${ever} reads it.`, `It is written ${anew}.`)).toEqual([`1 ${ever}`, `2 ${anew}`]);
  });

  it('finds sentences of comments that begin with a relative clause, and leaves questions', () => {
    expect(inCode(`// Fast. ${what} is read stays.`)).toEqual([`1 ${what}`]);
    expect(inCode(`// ${what} is read?`)).toEqual([]);
    expect(inCode(`const text = '${what} is read stays.';`)).toEqual([]);
  });

  it('ignores identifiers, texts of one word, and code between comments', () => {
    expect(inCode(`const ${body} = '${body}';`)).toEqual([]);
    expect(inCode('// Waits, so', 'const one = 1;', '// that is it.')).toEqual([]);
  });

  it('ignores a line that is marked, or follows a mark', () => {
    const mark = '// check-words: allow';
    expect(inCode(`const text = 'for ${body}'; ${mark}`, mark, `const other = 'for ${body}';`)).toEqual([]);
    expect(inCode(mark, '', `const text = 'for ${body}';`)).toEqual([`3 ${body}`]);
  });

  it('says what to write instead', () => {
    expect(problemsInCode('example.ts', `// For ${body}.`)).toEqual([
      { line: 1, words: body, instead: expect.stringContaining('name the actor') },
    ]);
  });
});

describe('the check of words in documents', () => {
  it('finds a turn in a text, and not in code', () => {
    const fence = '```';
    expect(inProse('# Title', '', `For ${body}.`, '', fence, body, fence, '', `\`${body}\` is a word.`)).toEqual([
      `3 ${body}`,
    ]);
  });

  it('leaves headings that ask', () => {
    expect(inProse(`## ${what} it does`)).toEqual([]);
  });
});
