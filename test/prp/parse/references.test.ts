import { describe, expect, it } from 'vitest';
import { fenced, prpOf } from '../../support/prp-text.ts';

/** References as `line:column kind target [lines] | why`. */
function references(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).references.map(({ line, column, kind, target, lines, why }) => {
    const range = lines === undefined ? '' : ` [${lines.startLine}-${lines.endLine}]`;
    return `${line}:${column} ${kind} ${target}${range}${why === undefined ? '' : ` | ${why}`}`;
  });
}

describe('list items', () => {
  it.each([
    ['- file: src/a.ts', '2:9 file src/a.ts'],
    ['* url: https://example.com/a', '2:8 url https://example.com/a'],
    ['  - docfile: PRPs/ai_docs/a.md', '2:14 docfile PRPs/ai_docs/a.md'],
    ['- doc: Vitest', '2:8 doc Vitest'],
    ['- mcp: Archon', '2:8 mcp Archon'],
    ['- example: examples/a/', '2:12 example examples/a/'],
    ['- **file**: `src/a.ts`', '2:14 file src/a.ts'],
    ['> - File: "src/a.ts"', '2:12 file src/a.ts'],
  ])('%j', (item, expected) => {
    expect(references('## Context', item)).toEqual([expected]);
  });

  it('take the keys under them', () => {
    expect(
      references(
        '## Context',
        ...fenced('yaml', '- file: src/a.ts', '  why: the model', '', '  lines: "10-50"', '- url: https://a.b'),
      ),
    ).toEqual(['3:9 file src/a.ts [10-50] | the model', '7:8 url https://a.b']);
  });

  it('prefer the reason under them to the remark behind them, and the lines behind them', () => {
    expect(references('- file: src/a.ts:1-2 - remark', '  why: reason', '  lines: 8')).toEqual([
      '1:9 file src/a.ts [1-2] | reason',
    ]);
  });

  it('end where the indentation does', () => {
    expect(references('- file: src/a.ts', 'text', '  why: of something else')).toEqual(['1:9 file src/a.ts']);
  });

  it('may have a second target under them', () => {
    expect(references('- doc: Vitest', '  url: https://vitest.dev')).toEqual([
      '1:8 doc Vitest',
      '2:8 url https://vitest.dev',
    ]);
  });

  it('have a value on their own line', () => {
    expect(references('- file:', '- file: |', '- files: a.ts')).toEqual([]);
  });

  it('count in fences of notes where context is given, and in no code', () => {
    const item = '- file: src/a.ts';

    for (const language of ['yaml', 'markdown', 'text', '']) {
      expect(references('## All Needed Context', ...fenced(language, item))).toHaveLength(1);
      expect(references('## Implementation Blueprint', ...fenced(language, item))).toHaveLength(0);
    }
    for (const language of ['python', 'ts', 'bash']) {
      expect(references('## All Needed Context', ...fenced(language, item))).toHaveLength(0);
    }
  });
});

describe('tables', () => {
  it('of mandatory reading cite files with lines and reasons', () => {
    expect(
      references(
        '## Mandatory Reading',
        '| Priority | File | Lines | Why |',
        '|---|:---:|---|---|',
        '| P0 | `src/a.ts` | 10-50 | the model |',
        '| P1 | src/b.ts:7 | | |',
        '| P2 | none yet | | |',
      ),
    ).toEqual(['4:9 file src/a.ts [10-50] | the model', '5:8 file src/b.ts [7-7]']);
  });

  it('of files to change name targets', () => {
    expect(
      references(
        '## Files to Change',
        '| File | Action | Justification |',
        '|-|-|-|',
        '| `src/a.ts` | UPDATE | new field |',
      ),
    ).toEqual(['4:4 target src/a.ts | new field']);
  });

  it('of anything else cite nothing', () => {
    expect(references('## Coverage', '| File | Statements |', '|---|---|', '| src/a.ts | 90 % |')).toEqual([]);
    expect(references('## Context', '| Name | Use |', '|---|---|', '| src/a.ts | x |')).toEqual([]);
  });
});

describe('sources', () => {
  it.each([
    ['// SOURCE: src/a.ts:10-15', '3:12 source src/a.ts [10-15]'],
    ['# SOURCE: src/a.py:10', '3:11 source src/a.py [10-10]'],
    ['/* SOURCE: src/a.css:1-2 */', '3:12 source src/a.css [1-2]'],
    ['-- SOURCE: db/a.sql', '3:12 source db/a.sql'],
  ])('are read from the comment %j', (comment, expected) => {
    expect(references('## Patterns to Mirror', '```ts', comment, 'code();', '```')).toEqual([expected]);
  });

  it('are read from prose and from HTML comments', () => {
    expect(references('**SOURCE**: `src/a.ts:3`', '', '<!-- SOURCE: src/b.html:4 -->')).toEqual([
      '1:14 source src/a.ts [3-3]',
      '3:14 source src/b.html [4-4]',
    ]);
  });

  it('are paths', () => {
    expect(references('SOURCE: the customer')).toEqual([]);
  });
});

describe('mentions', () => {
  it.each([
    ['Read @docs/api.md first.', '1:7 mention docs/api.md'],
    ['(@README.md)', '1:3 mention README.md'],
    ['See @src/a.ts:10-20.', '1:6 mention src/a.ts [10-20]'],
    ['See @src/a.ts#L7', '1:6 mention src/a.ts [7-7]'],
    ['In @./scripts/build and elsewhere', '1:5 mention ./scripts/build'],
    ['All of @docs/guides/', '1:9 mention docs/guides/'],
    ['Ends with @CLAUDE.md.', '1:12 mention CLAUDE.md'],
  ])('%j', (text, expected) => {
    expect(references(text)).toEqual([expected]);
  });

  it.each([
    'ann@example.md',
    'ask @ann or @acme/reviewers',
    'npm i @types/node @scope/pkg',
    'the @app.get decorator, @pytest.fixture',
    'the alias @/components/Button.tsx',
    'in code: `@docs/api.md` and ``a ` @docs/b.md``',
    '@@@@',
  ])('are not in %j', (text) => {
    expect(references(text)).toEqual([]);
  });

  it('are not in fences', () => {
    expect(references(...fenced('', '@docs/api.md'))).toEqual([]);
  });
});

describe('targets', () => {
  it('are the files of tasks', () => {
    expect(
      references(
        '## Tasks',
        ...fenced('yaml', 'Task 1: add search', 'MODIFY src/a.ts:', '  - ADD search', 'CREATE test/a.test.ts:'),
      ),
    ).toEqual(['4:8 target src/a.ts', '6:8 target test/a.test.ts']);
  });

  it('are the paths listed under files to change', () => {
    expect(
      references('### Key Files to Modify', '- `src/a.ts` - new field', '2. **`src/b.ts`**: same', '- the `index`'),
    ).toEqual(['2:4 target src/a.ts | new field', '3:7 target src/b.ts | same']);
  });
});

it('names a target once for each line, in document order', () => {
  expect(references('See @a.md, @b.md, @a.md', 'and @a.md')).toEqual([
    '1:6 mention a.md',
    '1:13 mention b.md',
    '2:6 mention a.md',
  ]);
});
