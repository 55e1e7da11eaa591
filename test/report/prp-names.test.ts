import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameInFolder, namePrps } from '../../src/report/prp-names.ts';

function names(...paths: readonly string[]): readonly string[] {
  return [...namePrps(paths).values()].map(({ name }) => name);
}

describe('the name of a PRP', () => {
  it('is that of its file, without the extension', () => {
    expect(names('PRPs/rate-limit.md')).toEqual(['rate-limit']);
    expect(names('PRPs/a.md', 'PRPs/x/b.mdx', 'c.markdown')).toEqual(['a', 'b', 'c']);
  });

  it('has the folder where two share it, below the folder of all', () => {
    expect(names('PRPs/billing/a.md', 'PRPs/search/a.md', 'PRPs/search/b.md')).toEqual(['billing/a', 'search/a', 'b']);
    expect(names('PRPs/a.md', 'PRPs/x/a.md')).toEqual(['a', 'x/a']);
  });

  it('has the extension where only that differs', () => {
    expect(names('PRPs/a.md', 'PRPs/a.mdx')).toEqual(['a.md', 'a.mdx']);
  });

  it('may always have its folder', () => {
    const [name] = namePrps(['PRPs/billing/a.md', 'PRPs/b.md']).values();
    expect(name && nameInFolder(name)).toBe('billing/a');
  });

  it('is not that of another PRP', () => {
    const path = fc.array(fc.constantFrom('a', 'b', '.md', 'a.md', 'b.mdx', ''), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(path.map((parts) => parts.join('/'))), (paths) => {
        expect(new Set(names(...paths)).size).toBe(paths.length);
      }),
    );
  });
});
