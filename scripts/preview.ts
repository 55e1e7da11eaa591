/**
 * Shows the action as people see it: every kind of comment, check and summary, from real runs of the built action on a
 * stand-in for GitHub. Writes the Markdown, a page as GitHub would show it, and pictures for phones and desks.
 *
 * npm run preview [-- NAME…] [--out=DIR]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { outsideTests } from '../test/support/at-end.ts';
import { githubPage } from './preview/github-page.ts';
import { scenarios } from './preview/scenarios.ts';
import type { Shown } from './preview/stage.ts';
import { openBrowser, takePicture } from './preview/take-pictures.ts';

const phone = { width: 390, height: 844 };
const widths = [phone.width, 900];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const names = positionals.length > 0 ? positionals : Object.keys(scenarios);
const out = values.out ?? join('build', 'preview');

const browser = await openBrowser();
if (browser === undefined) console.log('There is no chromium on the PATH: pages are written, pictures are not.');
mkdirSync(out, { recursive: true });
try {
  for (const name of names) {
    const scenario = scenarios[name];
    if (scenario === undefined)
      throw new Error(`There is no ${name}. Choose of: ${Object.keys(scenarios).join(', ')}.`);
    for (const shown of await outsideTests(scenario)) await write(name, shown, browser);
  }
} finally {
  await browser?.close();
}
console.log(`Written to ${out}`);

async function write(scenario: string, shown: Shown, opened: Browser | undefined): Promise<void> {
  const name = [scenario, shown.name, shown.kind].filter((part) => part !== '').join('.');
  const html = join(out, `${name}.html`);
  writeFileSync(join(out, `${name}.md`), shown.markdown.join('\n\n---\n\n'));
  writeFileSync(html, githubPage(shown));
  const heights: string[] = [];
  for (const width of opened === undefined ? [] : widths) {
    for (const scheme of ['light', 'dark'] as const) {
      const png = join(out, `${name}.${width}.${scheme}.png`);
      const height = opened && (await takePicture(opened, { html, png, width, scheme }));
      if (scheme === 'light' && height !== undefined) heights.push(shownHeight(width, height));
    }
  }
  console.log([name.padEnd(32), ...heights].join('  '));
}

function shownHeight(width: number, height: number): string {
  const screens = width === phone.width ? ` (${(height / phone.height).toFixed(1)} screens)` : '';
  return `${width}: ${height} px${screens}`.padEnd(28);
}
