import { createHash } from 'node:crypto';

/** Bytes of a file's name that every file system takes, with room for an ending. */
const longestName = 200;

/** The folder of a PRP's pages. Each path has another one, which no file of a page can share. */
export function prpFolder(prp: string): string {
  return `prp/${prp.split('/').map(encodedName).join('/')}`;
}

/**
 * Letters and digits stay. Other characters become `=2F`, also a leading dot or underscore, which servers hide, and the
 * dot of `.html`, the ending of pages.
 */
function encodedName(name: string): string {
  const encoded = name
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]|^[._]|\.(?=html$)/giu, (character) =>
      [...Buffer.from(character)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    )
    .replace(/\.$/, '=2E');
  return Buffer.byteLength(encoded) <= longestName ? encoded : `==${createHash('sha256').update(name).digest('hex')}`;
}

/** The relative address of a page, from another one. */
export function hrefTo(to: string, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up}${to.split('/').map(encodeURIComponent).join('/')}` || './';
}

/** The pages of the site that a page links to. */
export function pageLinksIn(body: string, path: string): readonly string[] {
  const hrefs = [...body.matchAll(/ href="([^"#:]+)"/g)].map(([, href = '']) => href);
  const base = `https://page.invalid/${path.split('/').map(encodeURIComponent).join('/')}`;
  return [...new Set(hrefs)].map((href) =>
    new URL(href, base).pathname.slice(1).split('/').map(decodeURIComponent).join('/'),
  );
}

export const overviewPath = (page = 1): string => (page === 1 ? 'index.html' : `index-${page}.html`);
export const validationsPath = (page = 1): string => (page === 1 ? 'validations.html' : `validations-${page}.html`);
export const namesPath = (page = 1): string => (page === 1 ? 'names.html' : `names-${page}.html`);
export const trendsPath = 'trends.html';
export const searchPath = 'search.html';
export const stylesheetPath = 'prp.css';

export const prpPath = (prp: string, page = 1): string =>
  `${prpFolder(prp)}/${page === 1 ? 'index.html' : `index-${page}.html`}`;
export const contentPagePath = (prp: string, sequence: number): string => `${prpFolder(prp)}/v${sequence}.html`;
export const diffPath = (prp: string, from: number, to: number): string => `${prpFolder(prp)}/v${from}-to-v${to}.html`;
export const comparePath = (prp: string): string => `${prpFolder(prp)}/compare.html`;
export const validationPagePath = (prp: string, sequence: number, record: string): string =>
  `${prpFolder(prp)}/v${sequence}-${record}.html`;
