import { readFileSync } from 'node:fs';
import { renderAsGithub } from './render-as-github.ts';
import type { Shown } from './stage.ts';

const css = readFileSync(new URL(import.meta.resolve('github-markdown-css/github-markdown.css')), 'utf8');

/** The emoji of a machine without a font for them. */
const emoji = `@import url("${import.meta.resolve('twemoji-colr-font/twemoji.css')}");`;
const fonts = '-apple-system, "Segoe UI", Helvetica, Arial, "Twemoji", sans-serif';

const frame = `
  :root { color-scheme: light dark }
  body { margin: 16px; background: light-dark(#fff, #0d1117); }
  .frame { border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; max-width: 1012px; margin: auto;
    font: 14px/1.5 ${fonts}; overflow: hidden; }
  .frame > header { padding: 8px 16px; color: light-dark(#59636e, #9198a1); background: light-dark(#f6f8fa, #151b23);
    border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
  .frame > header b { color: light-dark(#1f2328, #f0f6fc); }
  .frame .markdown-body { padding: 16px; font-size: 14px; font-family: ${fonts}; }
`;

const headers = {
  comment: '<b>github-actions</b> bot commented',
  check: 'Check ',
  summary: 'Job summary',
} as const;

/** A page as GitHub shows it, in a frame like GitHub's; light or dark as the browser is. */
export function githubPage({ kind, title, markdown }: Shown): string {
  const parts = markdown.map((text) => renderAsGithub(text, { isComment: kind === 'comment' }));
  const bodies = parts.map((html) => `<article class="markdown-body">${html}</article>`).join('<hr>');
  const nothing = '<article class="markdown-body"><p><i>There is none.</i></p></article>';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${kind}</title>
<style>${emoji}${css}${frame}</style>
<main class="frame"><header>${headers[kind]}<b>${escaped(title)}</b></header>${bodies || nothing}</main>
</html>
`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
