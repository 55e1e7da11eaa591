import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../scripts/preview/take-pictures.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { pageLinksIn } from '../../src/page/page-path.ts';
import { renderPage } from '../../src/page/render-page.ts';
import { impatientHistory } from '../support/history.ts';
import { pageAt, shownHistory, sourceOf } from '../support/shown-history.ts';

const browser = await openBrowser();
if (browser === undefined)
  process.stderr.write('SKIPPED: there is no chromium on the PATH. On Debian: apt-get install chromium\n');

/** One page of each kind. */
const kinds = [
  ['the overview', /^index\.html$/],
  ['a PRP', /rate-limit\.md\/index\.html$/],
  ['a failed PRP', /orders\.md\/index\.html$/],
  ['a difference', /v1-to-v2\.html$/],
  ['a validation', /orders\.md\/v2-\d/],
  ['a content', /v1\.html$/],
  ['the validations', /^validations\.html$/],
  ['the trends', /^trends\.html$/],
  ['the search', /^search\.html$/],
  ['an empty overview', /^empty\/index\.html$/],
] as const;

const views = [
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const;

describe.skipIf(browser === undefined)('the page in a browser', () => {
  let address = '';
  let paths: readonly string[] = [];
  const server = createServer();

  beforeAll(async () => {
    const source = sourceOf((await shownHistory()).history);
    const empty = sourceOf(impatientHistory(memoryBranch()));
    server.on('request', (request, response) => {
      const [path = '', query = ''] = decodeURIComponent((request.url ?? '').slice(1)).split('?');
      const [from, place] = path.startsWith('empty/') ? [empty, path.slice('empty/'.length)] : [source, path];
      void renderPage(place, Object.fromEntries(new URLSearchParams(query)), from).then(({ status, headers, body }) =>
        response.writeHead(status, headers).end(body),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const known = new Set(['index.html', 'search.html', 'empty/index.html']);
    for (const path of known) {
      if (path.startsWith('empty/') || !path.endsWith('.html')) continue;
      pageLinksIn(await pageAt(path, source), path).forEach((link) => known.add(link));
    }
    paths = [...known];
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  async function opened(
    kind: RegExp,
    [width, colorScheme]: (typeof views)[number],
    use: (page: Page, problems: readonly string[]) => Promise<void>,
    scripts = false,
  ): Promise<void> {
    const path = paths.find((one) => kind.test(one));
    if (path === undefined) throw new Error(`There is no page like ${String(kind)}.`);
    // Scripts of the page stay forbidden by its policy; the test's own need the engine.
    const context = await (browser as Browser).newContext({
      viewport: { width, height: 844 },
      colorScheme,
      bypassCSP: scripts,
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('requestfailed', (request) => problems.push(`not loaded: ${request.url()}`));
    try {
      const answer = await page.goto(address + path.split('/').map(encodeURIComponent).join('/'));
      expect(answer?.status()).toBe(200);
      await use(page, problems);
    } finally {
      await context.close();
    }
  }

  describe.each(kinds)('%s', (_name, kind) => {
    it.each(views)('has no finding of axe at %d px, %s', async (width, scheme) => {
      await opened(
        kind,
        [width, scheme],
        async (page) => {
          await page.evaluate(axe.source);
          const found = await page.evaluate<readonly string[]>(
            `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`,
          );
          expect(found).toEqual([]);
        },
        true,
      );
    });

    it.each([390, 1280] as const)('fits a window of %d px, and breaks no rule of its policy', async (width) => {
      await opened(kind, [width, 'light'], async (page, problems) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight")).toBe('650');
        expect(problems).toEqual([]);
      });
    });
  });

  it('shows dark colours where they are asked for', async () => {
    const colour = 'getComputedStyle(document.body).backgroundColor';
    await opened(kinds[0][1], [390, 'dark'], async (page) =>
      expect(await page.evaluate(colour)).toBe('rgb(20, 20, 26)'),
    );
    await opened(kinds[0][1], [390, 'light'], async (page) =>
      expect(await page.evaluate(colour)).toBe('rgb(251, 250, 247)'),
    );
  });

  it('is used with the keyboard alone: each stop shows where it is', async () => {
    await opened(kinds[0][1], [1280, 'light'], async (page) => {
      const stops: string[] = [];
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate<readonly [string, string, string] | null>(`(() => {
          const one = document.activeElement;
          if (one === null || one === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          return [one.textContent || one.getAttribute('name'), outlineStyle, outlineWidth];
        })()`);
        if (stop === null) break;
        const [name, style, width] = stop;
        expect([name, style, width]).toEqual([name, 'solid', '2px']);
        stops.push(name);
      }
      expect(stops.slice(0, 5)).toEqual(['Skip to content', 'PRPs', 'Validations', 'Trends', 'q']);
      expect(stops).toContain('rate-limit');
    });
  });

  it('searches with its form, and compares two versions with another', async () => {
    await opened(kinds[0][1], [390, 'light'], async (page, problems) => {
      await page.fill('input[name=q]', 'public api');
      await page.keyboard.press('Enter');
      await page.waitForURL(/search\.html\?q=public\+api$/);
      await page.click('text=rate-limit');
      await page.fill('input[name=from]', 'v1');
      await page.fill('input[name=to]', '2');
      await page.click('button');
      await page.waitForURL(/compare\.html\?from=v1&to=2$/);
      expect(await page.textContent('h1')).toBe('v2 asks for less than v1 in 2 places');
      expect(problems).toEqual([]);
    });
  });

  it('runs no script, whatever a page would hold', async () => {
    await opened(kinds[0][1], [390, 'light'], async (page) => {
      await page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))",
      );
      expect(await page.evaluate('window.ran')).toBeUndefined();
    });
  });
});
