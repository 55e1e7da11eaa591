import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentPagePath, diffPath, hrefTo, pageLinksIn, prpFolder, prpPath } from '../../src/page/page-path.ts';

const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'a.html',
    'index.html',
    '.github',
    '_x',
    'v1.html',
    'a=2Eb',
    '=',
    '==',
    '%2F',
    'é',
    '日本',
    'a b',
    '#',
    '?',
    'x'.repeat(300),
  ),
);
const prp = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((names) =>
    names
      .map((one) => one.replaceAll('/', '').toWellFormed())
      .filter(Boolean)
      .join('/'),
  )
  .filter((path) => path !== '' && !path.split('/').some((one) => one === '.' || one === '..'));

describe('the folder of a PRP', () => {
  it('is readable for an ordinary path', () => {
    expect(prpFolder('PRPs/rate-limit.md')).toBe('prp/PRPs/rate-limit.md');
    expect(prpFolder('.claude/PRPs/日本.md')).toBe('prp/=2Eclaude/PRPs/日本.md');
  });

  it('belongs to one path', () => {
    fc.assert(
      fc.property(prp, prp, (a, b) => {
        expect(prpFolder(a) === prpFolder(b)).toBe(a === b);
      }),
    );
  });

  it('has only names that every server and file system takes', () => {
    fc.assert(
      fc.property(prp, (path) => {
        for (const one of prpFolder(path).split('/').slice(1)) {
          expect(one).toMatch(/^[\p{L}\p{M}\p{N}=-][\p{L}\p{M}\p{N}._=-]*$/u);
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(200);
        }
      }),
    );
  });

  it('never is a page of another PRP', () => {
    fc.assert(
      fc.property(prp, (path) => {
        expect(
          prpFolder(path)
            .split('/')
            .filter((one) => /\.html$/i.test(one)),
        ).toEqual([]);
      }),
    );
  });
});

describe('a link', () => {
  it('leads from any page to any other', () => {
    fc.assert(
      fc.property(prp, prp, (a, b) => {
        for (const to of [prpPath(b), contentPagePath(b, 3), diffPath(b, 1, 2), 'index.html', 'prp.css']) {
          expect(pageLinksIn(`<a href="${hrefTo(to, prpPath(a))}">`, prpPath(a))).toEqual([to]);
          expect(pageLinksIn(`<a href="${hrefTo(to, 'index.html')}">`, 'index.html')).toEqual([to]);
        }
      }),
    );
  });

  it('starts at the place of the page', () => {
    expect(hrefTo('trends.html', 'prp/PRPs/a.md/index.html')).toBe('../../../trends.html');
    expect(hrefTo('prp/a b.md/index.html', 'index.html')).toBe('prp/a%20b.md/index.html');
  });
});
