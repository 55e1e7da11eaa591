import { describe, expect, it } from 'vitest';
import { isPathLike, readCitation } from '../../../src/prp/parse/citation.ts';

/** A citation as `offset target [lines] why`. */
function citation(text: string): string | undefined {
  const read = readCitation(text);
  if (read === undefined) return undefined;
  const { offset, target, lines, why } = read;
  const range = lines === undefined ? [] : [`[${lines.startLine}-${lines.endLine}]`];
  return [offset, target, ...range, ...(why === undefined ? [] : [`| ${why}`])].join(' ');
}

describe('readCitation', () => {
  it.each([
    ['src/a.ts', '0 src/a.ts'],
    ['  src/a.ts  ', '2 src/a.ts'],
    ['"src/a b.ts"', '1 src/a b.ts'],
    ["'src/a.ts' # the model", '1 src/a.ts | the model'],
    ['`src/a.ts`', '1 src/a.ts'],
    ['src/a.ts:10-50', '0 src/a.ts [10-50]'],
    ['src/a.ts:10', '0 src/a.ts [10-10]'],
    ['src/a.ts#L10', '0 src/a.ts [10-10]'],
    ['src/a.ts#L10-L20', '0 src/a.ts [10-20]'],
    ['`src/a.ts:10-50` - the model', '1 src/a.ts [10-50] | the model'],
    ['`src/a.ts`:10-50 - the model', '1 src/a.ts [10-50] | the model'],
    ['src/a.ts (lines 1-30)', '0 src/a.ts [1-30]'],
    ['src/a.ts (lines 1-30, 50-60) - the model', '0 src/a.ts [1-30] | the model'],
    ['src/a.ts lines 10 to 20 – the model', '0 src/a.ts [10-20] | the model'],
    ['src/a.ts (L7)', '0 src/a.ts [7-7]'],
    ['src/a.ts - the model', '0 src/a.ts | the model'],
    ['src/a.ts -- the model', '0 src/a.ts | the model'],
    ['src/a.ts — the model', '0 src/a.ts | the model'],
    ['src/a.ts (NEW)', '0 src/a.ts | NEW'],
    ['src/a.ts, the model', '0 src/a.ts | the model'],
    ['/home/ann/My Project/a.md', '0 /home/ann/My Project/a.md'],
    ['https://example.com:8080/a#L3 - docs', '0 https://example.com:8080/a#L3 | docs'],
    ['http://localhost:3000', '0 http://localhost:3000'],
    ['<https://example.com/a>', '1 https://example.com/a'],
    ['[the guide](docs/guide.md) - all of it', '12 docs/guide.md | all of it'],
    ['src/**/*.ts', '0 src/**/*.ts'],
    ['src/{domain}/model.py', '0 src/{domain}/model.py'],
    ['<path>', '0 <path>'],
    ['[Path of the file (or folder)]', '0 [Path of the file (or folder)]'],
    ['src/x/', '0 src/x/'],
    ['...', '0 ...'],
  ])('reads %j as %j', (text, expected) => {
    expect(citation(text)).toBe(expected);
  });

  it.each(['', '   ', '``', ':10-20'])('cites nothing in %j', (text) => {
    expect(citation(text)).toBeUndefined();
  });
});

describe('isPathLike', () => {
  it.each([
    'src/a.ts',
    'a.md',
    './scripts/build',
    'src/components',
    'web/pages/admin/',
    'app/(shop)/[id]/page.tsx',
    'src/{domain}/model.py',
    'src/**/*.ts',
    '.github/workflows',
    '.gitignore',
    'Dockerfile',
    'lib/Makefile',
    '/home/ann/a.py',
  ])('takes %j for a path', (word) => {
    expect(isPathLike(word)).toBe(true);
  });

  it.each([
    'Next.js',
    'GET/POST',
    'and/or',
    'login/logout',
    'https://example.com/a.md',
    '@scope/pkg.js',
    'e.g.',
    'v1.2.3',
    'search()',
    'a b.ts',
    'src/[all',
    '...',
    '',
  ])('does not take %j for one', (word) => {
    expect(isPathLike(word)).toBe(false);
  });
});
