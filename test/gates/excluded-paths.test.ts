import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { ignoredBy, excludedPaths } from '../../src/gates/excluded-paths.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

/** The paths that a document excludes. */
function pathsIn(...lines: readonly string[]): readonly string[] {
  return [...excludedPaths(parse(lines.join('\n'), 'PRPs/example.md')).keys()];
}

describe('excludedPaths', () => {
  it.each([
    'Do not modify src/auth.ts.',
    '- ❌ Don’t touch `src/auth.ts`',
    '- DO NOT change the file `src/auth.ts` (legacy)',
    'Do not remove src/auth.ts or anything beside it',
    'The API is frozen: never edit **src/auth.ts**, please.',
    '- `src/auth.ts` - **REFERENCE ONLY, DO NOT MODIFY**',
  ])('excludes a path by: %s', (line) => {
    expect(pathsIn('# X', '', line)).toEqual(['src/auth.ts']);
  });

  it.each([
    'Do not change src/auth.ts exports.',
    'Do not change src/this-or that.',
    'Modify src/auth.ts.',
    'Do not modify the database.',
    'Do not forget to modify src/auth.ts.',
    '- `src/auth.ts` holds the tokens',
    '- `src/auth.ts` must be changed: do not modify it by hand, generate it',
  ])('does not exclude a path by: %s', (line) => {
    expect(pathsIn('# X', '', line)).toEqual([]);
  });

  it('excludes paths listed as out of scope, only at the start of an item', () => {
    const text = ['# X', '', '## Out of Scope', '', '- src/billing/', '- `src/auth.ts` - later', '- See src/plan.ts'];
    expect(pathsIn(...text)).toEqual(['src/billing', 'src/auth.ts']);
  });

  it('ignores exclusions in a task or an example', () => {
    const task = [
      '# X',
      '',
      '## Implementation Blueprint',
      '',
      '### Task 1: CREATE a.ts',
      '- Do not modify src/auth.ts.',
    ];
    const example = ['# X', '', '```ts', '// do not modify src/auth.ts', '```'];
    expect(pathsIn(...task)).toEqual([]);
    expect(pathsIn(...example)).toEqual([]);
  });

  it('returns the first line of an exclusion', () => {
    const text = '# X\n\nNever touch src/a.ts.\n\nNever touch ./src/a.ts.\n';
    expect(excludedPaths(parse(text, 'PRPs/example.md'))).toEqual(new Map([['src/a.ts', 3]]));
  });
});

const name = fc.constantFrom('a', 'b', 'dist', 'x.ts');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const line = fc
  .tuple(fc.constantFrom('', '', '', '!'), fc.constantFrom('', '/', '**/'), path, fc.constantFrom('', '', '/', '/*'))
  .map((parts) => parts.join(''));
const noise = fc.constantFrom('', '# dist', '*.log', ' ');

describe('ignoredBy', () => {
  it('never ignores a path that Git does not ignore', async () => {
    const repository = await temporaryRepository();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, noise), { maxLength: 6 }), path, async (lines, asked) => {
        await repository.write('.gitignore', lines.join('\n'));
        fc.pre(ignoredBy(lines.join('\n'))(asked));
        const { exitCode } = await repository.git.run(['check-ignore', '--quiet', '--no-index', asked]);
        // A pattern that ends with a slash matches folders, and everything below them is ignored as well.
        const below = await repository.git.run(['check-ignore', '--quiet', '--no-index', `${asked}/file`]);
        expect([exitCode, below.exitCode]).toContain(0);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['dist', 'dist/a.js'],
    ['dist/', 'packages/api/dist/a.js'],
    ['/out', 'out/a.js'],
    ['docs/api/\r\n', 'docs/api/index.html'],
    ['**/cache', 'a/cache/b'],
  ])('supports the line %j', (gitignore, ignored) => {
    expect(ignoredBy(gitignore)(ignored)).toBe(true);
  });

  it.each([
    ['/out', 'src/out/a.js'],
    ['# dist', 'dist/a.js'],
    ['dist\n!dist/keep.js', 'dist/keep.js'],
    ['distribution', 'dist/a.js'],
    ['a\n!**/dist/a', 'b/dist/a'],
    ['', 'a'],
  ])('does not ignore too much for %j', (gitignore, kept) => {
    expect(ignoredBy(gitignore)(kept)).toBe(false);
  });
});
