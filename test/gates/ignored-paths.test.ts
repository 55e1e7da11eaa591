import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ignoredBy } from '../../src/gates/excluded-paths.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const name = fc.constantFrom('a', 'b', 'dist', 'x.ts');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const line = fc
  .tuple(fc.constantFrom('', '', '', '!'), fc.constantFrom('', '/', '**/'), path, fc.constantFrom('', '', '/', '/*'))
  .map((parts) => parts.join(''));
const noise = fc.constantFrom('', '# dist', '*.log', ' ');

describe('ignoredBy', () => {
  it('never calls ignored what Git does not ignore', async () => {
    const repository = await temporaryRepository();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, noise), { maxLength: 6 }), path, async (lines, asked) => {
        await repository.write('.gitignore', lines.join('\n'));
        fc.pre(ignoredBy(lines.join('\n'))(asked));
        const { exitCode } = await repository.git.run(['check-ignore', '--quiet', '--no-index', asked]);
        // A pattern that ends with a slash is for folders: what stands below one is ignored all the same.
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
  ])('reads the line %j', (gitignore, ignored) => {
    expect(ignoredBy(gitignore)(ignored)).toBe(true);
  });

  it.each([
    ['/out', 'src/out/a.js'],
    ['# dist', 'dist/a.js'],
    ['dist\n!dist/keep.js', 'dist/keep.js'],
    ['distribution', 'dist/a.js'],
    ['a\n!**/dist/a', 'b/dist/a'],
    ['', 'a'],
  ])('does not read too much into %j', (gitignore, kept) => {
    expect(ignoredBy(gitignore)(kept)).toBe(false);
  });
});
