import { describe, expect, it } from 'vitest';
import { isPathLike } from '../../../src/prp/parse/path-like.ts';

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
