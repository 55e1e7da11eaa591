import { describe, expect, it } from 'vitest';
import { prpOf } from '../support/prp-text.ts';

/** Fences as `start-end language`, an open one with a `!`. */
function fences(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).fences.map(({ startLine, endLine, language, closed }) => {
    return `${startLine}-${endLine} ${language}${closed ? '' : '!'}`.trim();
  });
}

function headings(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).sections.map(({ heading }) => heading);
}

describe('a fence', () => {
  it('runs from marker to marker and hides the headings in it', () => {
    const text = ['```bash', '# comment', '```', '# Title'];

    expect(fences(...text)).toEqual(['1-3 bash']);
    expect(headings(...text)).toEqual(['Title']);
  });

  it('is closed by at least as many marks of the same kind, and by nothing else', () => {
    expect(fences('````markdown', '```bash', '```', '~~~~', '`````')).toEqual(['1-5 markdown']);
    expect(fences('~~~', '```', '~~~')).toEqual(['1-3']);
  });

  it('is not closed by a marker with an info string, so a labelled fence inside it does not nest', () => {
    expect(fences('```markdown', '```bash', 'ls', '```', 'text')).toEqual(['1-4 markdown']);
  });

  it('runs to the end of a document that never closes it', () => {
    expect(fences('text', '```', '# a')).toEqual(['2-3 !']);
  });

  it('has the first word of its info string for a language', () => {
    expect(fences('```TypeScript title="x"', '```', '~~~ ts:src/a.ts', '~~~', '```c++', '```')).toEqual([
      '1-2 typescript',
      '3-4 ts',
      '5-6 c++',
    ]);
  });

  it('may be indented as deep as the lists around it, and up to three columns more', () => {
    expect(fences('1. a', '   - b', '        ```sh', '     ls', '        ```', 'x')).toEqual(['3-5 sh']);
    expect(fences('```', '    ```', '```')).toEqual(['1-3']);
  });

  it('is indented code or the rest of a paragraph when it stands further in', () => {
    expect(fences('', '    ```', '# Title')).toEqual([]);
    expect(fences('- a', '      ```', '# Title')).toEqual([]);
    expect(fences('text', '7. no item, for it does not start with 1', '      ```', '# Title')).toEqual([]);
  });

  it('may start on the line of a list item', () => {
    expect(fences('- ```sh', '  ls', '  ```', 'x')).toEqual(['1-3 sh']);
  });

  it('ends with the list item that holds it', () => {
    const text = ['- a', '  ```', '  ls', '', '- b', '', '## Goal'];

    expect(fences(...text)).toEqual(['2-4 !']);
    expect(headings(...text)).toEqual(['Goal']);
  });

  it('is no fence when back ticks follow on its line', () => {
    expect(fences('``` not `a` fence ```', '# Title')).toEqual([]);
  });
});

describe('an HTML comment', () => {
  it('hides headings, fences, boxes and tasks up to the line that ends it', () => {
    const prp = prpOf('<!-- for agents', '## Validation', '```bash', 'rm -rf ~', '```', '- [x] done', '-->', '# Title');

    expect(prp.sections.map(({ heading }) => heading)).toEqual(['Title']);
    expect(prp.fences).toEqual([]);
    expect(prp.boxes).toEqual([]);
  });

  it('ends at its end mark, on a line of any length', () => {
    expect(headings(`<!-- ${'x'.repeat(5_000)} -->`, '# Title')).toEqual(['Title']);
  });

  it('is text inside a fence', () => {
    expect(fences('```html', '<!--', '```', '# a')).toEqual(['1-3 html']);
  });
});

describe('an HTML block', () => {
  it.each([
    [['<div>', '```', '', '# Title']],
    [['<details><summary>Notes</summary>', '## Goal', '', '# Title']],
    [['<pre>', '', '```', '</pre>', '# Title']],
    [['<custom-tag id="a">', '```', '', '# Title']],
    [['- <div>', '  ```', '# Title']],
  ])('%j holds no fence and no heading', (texts) => {
    expect(fences(...texts)).toEqual([]);
    expect(headings(...texts)).toEqual(['Title']);
  });

  it('is not started by a tag within a line, or by a tag of no meaning in a paragraph', () => {
    expect(headings('a <div>', '# Title')).toEqual(['Title']);
    expect(headings('text', '<name>', '# Title')).toEqual(['Title']);
  });
});

describe('a heading', () => {
  it('has one to six marks, white space behind them and at most three columns before', () => {
    expect(headings('# a', '   ###### b ##', '####### c', '#d', '    # e', '#\tf')).toEqual(['a', 'b', 'f']);
  });

  it('is never a line of dashes or equals signs under text', () => {
    expect(headings('Goal', '---', 'Why', '===')).toEqual([]);
  });

  it('keeps the text between its marks', () => {
    expect(headings('## **3.** `Goal` #1 ##', '## C#')).toEqual(['**3.** `Goal` #1', 'C#']);
  });
});
