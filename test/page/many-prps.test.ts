import { beforeAll, describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import type { PageSource } from '../../src/page/page-source.ts';
import { type LargeBranch, largeBranch } from '../support/large-branch.ts';
import { pageAt, sourceOf, textOf } from '../support/shown-history.ts';

const [prps, versions] = [1_000, 50];

/** Bounds leave room for a busy machine: idle, each takes less than a tenth. */
const firstMs = 30_000;
const laterMs = 10_000;

describe(`${prps} PRPs of ${versions} versions`, () => {
  let branch: LargeBranch;
  let source: PageSource;
  beforeAll(() => {
    branch = largeBranch(prps, versions);
    source = sourceOf(new History(branch));
  }, 120_000);

  async function measured(path: string, query: Record<string, string> = {}) {
    branch.readCount();
    const started = performance.now();
    const body = await pageAt(path, source, query);
    return { body, ms: performance.now() - started, ...branch.readCount() };
  }

  it('have an overview in pages, which reads their newest versions and the rows that it shows', async () => {
    const first = await measured('');
    expect(textOf(first.body)).toContain('All 1000 PRPs pass.');
    expect(first.body.match(/<tr role="row">/g)).toHaveLength(51);
    // For all: the two newest mementos and their newest records. For 50 rows: 20 records, each with its neighbours.
    expect(first.files).toBeLessThan(prps * 6 + 50 * 20 * 6);
    expect(first.ms).toBeLessThan(firstMs);
    expect(first.body.length).toBeLessThan(300_000);
  });

  it('have later pages that read only their rows', async () => {
    await pageAt('', source);
    const later = await measured('index-20.html');
    expect(textOf(later.body)).toContain('50 of 1000');
    expect(later.files).toBeLessThan(50 * 20 * 6);
    expect(later.ms).toBeLessThan(laterMs);
  });

  it.each([
    ['prp/PRPs/team-7/feature-7.md/index.html', 400],
    ['prp/PRPs/team-7/feature-7.md/index-3.html', 400],
    ['prp/PRPs/team-7/feature-7.md/v20-to-v40.html', 500],
    ['prp/PRPs/team-7/feature-7.md/v3.html', 300],
    ['validations.html', 0],
    ['names.html', 0],
    ['names-2.html', 0],
    ['trends.html', 50 * 20 * 6],
  ])('have %s, which reads no other PRP', async (path, files) => {
    await pageAt('', source);
    const page = await measured(path);
    expect(page.files).toBeLessThanOrEqual(files);
    expect(page.ms).toBeLessThan(laterMs);
    expect(page.body.length).toBeLessThan(300_000);
  });

  it('are searched by title, which is read once', async () => {
    const first = await measured('search.html', { q: 'Feature 777' });
    expect(textOf(first.body)).toContain('1 PRP for “Feature 777”');
    expect(first.files).toBeLessThan(prps * 3);
    const again = await measured('search.html', { q: 'Feature 778' });
    expect(again.files).toBe(0);
    expect(again.ms).toBeLessThan(laterMs);
  });

  it('keep memory flat, however many pages are read', async () => {
    const read = async (from: number) => {
      for (let index = from; index < from + 100; index += 1) {
        await pageAt(`prp/PRPs/team-${index % 20}/feature-${index}.md/index.html`, source);
      }
    };
    await read(0);
    const before = process.memoryUsage().heapUsed;
    await read(100);
    await read(200);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024);
  });
});
