import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageCommand } from '../../src/command.ts';
import type { PageData } from '../../src/report/command-data.ts';
import { canonicalChecksum } from '../../src/prp/canonical.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { ranIn } from '../support/running.ts';
import { shownHistory, versionIn } from '../support/shown-history.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

async function written(place: Awaited<ReturnType<typeof project>>, about: Partial<PageCommand> = {}) {
  const { report, text, events } = await ranIn(place, { name: 'page', limit: 20, ...about }, { branch: place.branch });
  if (report.command !== 'page') throw new Error(`Another report: ${report.command}`);
  const data: PageData = report.data;
  return { data, text, events };
}

/** A repository whose versions are those of `shownHistory`. */
async function project() {
  const repository = await temporaryRepository();
  await repository.git.text(['remote', 'add', 'origin', 'https://github.com/acme/notes.git']);
  return { ...repository, ...(await shownHistory()) };
}

/** Every file below a directory with its text, by path. */
function filesIn(directory: string): ReadonlyMap<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.toSorted().map((path) => [path.slice(directory.length + 1), readFileSync(path, 'utf8')]));
}

describe('prp page', () => {
  it('writes all pages, and every link of them leads to one', async () => {
    const place = await project();
    const { data, text, events } = await written(place);
    const files = filesIn(join(place.directory, '_site'));
    expect(data).toMatchObject({ directory: '_site', prps: 5, versions: 7, files: files.size, removed: 0 });
    expect(text).toBe(`✓ _site has 5 PRPs in ${files.size} files\n`);
    expect(events).toContainEqual({ type: 'file-written', path: '_site/index.html' });
    let links = 0;
    for (const [path, body] of files) {
      for (const [, href = ''] of path.endsWith('.html') ? body.matchAll(/ (?:href|action)="([^"]*)"/g) : []) {
        if (/^(?:https:|#)/.test(href)) continue;
        const { pathname } = new URL(href, `https://pages.example/project/${encodeURI(path)}`);
        expect(pathname).toMatch(/^\/project\//);
        expect(files.has(decodeURIComponent(pathname.slice('/project/'.length)))).toBe(true);
        links += 1;
      }
    }
    expect(links).toBeGreaterThan(100);
    expect(files.get('index.html')).toContain('<b>acme/notes</b>');
    expect(files.get('index.html')).toContain('http-equiv="Content-Security-Policy"');
  });

  it('writes the same bytes again, and touches no file', async () => {
    const place = await project();
    await written(place);
    const before = filesIn(join(place.directory, '_site'));
    const again = await written(place);
    expect(again.data).toMatchObject({ changed: 0, removed: 0 });
    expect(again.text).toBe('✓ _site is up to date\n');
    await written(place, { out: 'other' });
    expect(filesIn(join(place.directory, 'other'))).toEqual(before);
  });

  it('removes the pages that are gone, and no other file', async () => {
    const place = await project();
    await written(place);
    writeFileSync(join(place.directory, '_site/CNAME'), 'prps.example\n');
    const { data } = await written(place, { limit: 1 });
    expect(data.removed).toBeGreaterThan(0);
    const files = filesIn(join(place.directory, '_site'));
    expect(files.get('CNAME')).toBe('prps.example\n');
    expect(files.has('prp/PRPs/orders.md/v1-to-v2.html')).toBe(false);
  });

  it.each([
    ['a folder with other files', (root: string) => (mkdirSync(root), writeFileSync(join(root, 'index.html'), 'mine'))],
    [
      'a folder with a list that is none',
      (root: string) => (mkdirSync(root), writeFileSync(join(root, 'prp-page.json'), '{')),
    ],
  ])('refuses %s', async (_what, make) => {
    const place = await project();
    make(join(place.directory, '_site'));
    const before = filesIn(join(place.directory, '_site'));
    await expect(written(place)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      hint: expect.stringContaining('--out') as string,
    });
    expect(filesIn(join(place.directory, '_site'))).toEqual(before);
  });

  it('takes an empty folder', async () => {
    const place = await project();
    mkdirSync(join(place.directory, '_site'));
    expect((await written(place)).data.prps).toBe(5);
  });

  it('writes through no link, also when its own list names files elsewhere', async () => {
    const place = await project();
    const elsewhere = await temporaryDirectory();
    writeFileSync(join(elsewhere, 'x.html'), 'kept');
    symlinkSync(elsewhere, join(place.directory, '_site'));
    await expect(written(place)).rejects.toMatchObject({ code: 'E_NOT_A_FILE' });
    await written(place, { out: 'real' });
    symlinkSync(elsewhere, join(place.directory, 'real/link'));
    const list = JSON.parse(readFileSync(join(place.directory, 'real/prp-page.json'), 'utf8')) as { files: string[] };
    for (const path of ['../outside.html', 'link/x.html']) {
      writeFileSync(join(place.directory, 'outside.html'), 'kept');
      writeFileSync(join(place.directory, 'real/prp-page.json'), JSON.stringify({ files: [...list.files, path] }));
      await expect(written(place, { out: 'real' })).rejects.toMatchObject({ code: 'E_NOT_A_FILE' });
    }
    expect(existsSync(join(place.directory, 'outside.html'))).toBe(true);
    expect(readFileSync(join(elsewhere, 'x.html'), 'utf8')).toBe('kept');
  });

  it('writes a site without PRPs, too', async () => {
    const place = { ...(await project()), branch: memoryBranch() };
    const { data } = await written(place);
    expect(data).toMatchObject({ prps: 0, versions: 0, head: null });
    expect(filesIn(join(place.directory, '_site')).get('index.html')).toContain('No PRP has a version yet.');
  });

  it('has a page for a PRP of any name', async () => {
    const place = await project();
    const odd = ['.github/PRPs/_a b.md', 'PRPs/index.html', 'PRPs/ä#?%=.md', 'PRPs/a.md/v1.html', 'PRPs/a.md'];
    await place.history.append(
      odd.map((prp) => ({ ...versionIn(prp, `# ${prp}\n`), canonicalChecksum: canonicalChecksum(`# ${prp}\n`) })),
    );
    const { data } = await written(place);
    expect(data.prps).toBe(10);
    const files = filesIn(join(place.directory, '_site'));
    for (const prp of odd) {
      const pages = [...files].filter(
        ([path, body]) => path.endsWith('/index.html') && body.includes(`<p><code>${prp}</code>`),
      );
      expect([prp, pages.length]).toEqual([prp, 1]);
    }
  });
});
