/**
 * Shows the action as people see it: every kind of comment, check and summary, from real runs of the built action on a
 * stand-in for GitHub, and commands at a terminal. Writes the Markdown, a page as GitHub would show it, and pictures for
 * phones and desks.
 *
 * npm run preview [-- NAME…] [--out=DIR]
 * npm run preview -- --images    the pictures of the README, in docs/images
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { outsideTests } from '../test/support/at-end.ts';
import { githubPage } from './preview/github-page.ts';
import { scenarios } from './preview/scenarios.ts';
import type { Shown } from './preview/stage.ts';
import { terminalScenarios, type TerminalShown } from './preview/terminal-scenarios.ts';
import { terminalSvg } from './preview/terminal-svg.ts';
import { openBrowser, takePicture } from './preview/take-pictures.ts';

const phone = { width: 390, height: 844 };
const widths = [phone.width, 900];
const schemes = ['light', 'dark'] as const;
const imageSources = ['five', 'terminal'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, images: { type: 'boolean', default: false } },
});
const names = values.images
  ? imageSources
  : positionals.length > 0
    ? positionals
    : [...Object.keys(scenarios), 'terminal'];
const out = values.out ?? (values.images ? 'docs/images' : join('build', 'preview'));

const browser = await openBrowser();
if (browser === undefined) console.log('There is no chromium on the PATH: pages are written, pictures are not.');
mkdirSync(out, { recursive: true });
try {
  for (const name of names) {
    if (name === 'terminal') {
      for (const shown of await outsideTests(terminalScenarios)) await writeTerminal(shown);
      continue;
    }
    const scenario = scenarios[name];
    if (scenario === undefined)
      throw new Error(`There is no ${name}. Choose of: ${Object.keys(scenarios).join(', ')}.`);
    for (const shown of await outsideTests(scenario)) {
      if (!values.images) await write(name, shown, browser);
      else if (shown.kind === 'comment') await writeImage(name, shown, browser);
    }
  }
} finally {
  await browser?.close();
}
console.log(`Written to ${out}`);

async function writeTerminal({ name, output }: TerminalShown): Promise<void> {
  for (const scheme of schemes) {
    writeFileSync(join(out, `terminal-${name}.${scheme}.svg`), await terminalSvg(output, scheme));
  }
}

/** Sharp on a phone, and only as large as the README needs it. */
async function writeImage(name: string, shown: Shown, opened: Browser | undefined): Promise<void> {
  if (opened === undefined) return;
  const directory = await mkdtemp(join(tmpdir(), 'prp-preview-'));
  const html = join(directory, 'page.html');
  writeFileSync(html, githubPage(shown));
  for (const scheme of schemes) {
    const png = join(out, `comment-${name}.${scheme}.png`);
    await takePicture(opened, { html, png, width: 720, scheme, scale: 1.25 });
  }
  await rm(directory, { recursive: true });
}

async function write(scenario: string, shown: Shown, opened: Browser | undefined): Promise<void> {
  const name = [scenario, shown.name, shown.kind].filter((part) => part !== '').join('.');
  const html = join(out, `${name}.html`);
  writeFileSync(join(out, `${name}.md`), shown.markdown.join('\n\n---\n\n'));
  writeFileSync(html, githubPage(shown));
  const heights: string[] = [];
  for (const width of opened === undefined ? [] : widths) {
    for (const scheme of schemes) {
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
