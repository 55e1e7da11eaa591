import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  markdownCode,
  markdownDetails,
  markdownFence,
  markdownMessage,
  markdownText,
} from '../../src/report/markdown-text.ts';
import { shorten } from '../../src/base/quote.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { references, rendered, searchedTexts, tagsIn } from '../support/rendered-markdown.ts';

/** As a reader sees it: our gaps are not to be seen. */
function read(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u200B', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('untrusted text', () => {
  it.each([
    ['**bold** _it_ ~~x~~ `code`', '**bold** _it_ ~~x~~ `code`'],
    ['[a](b) ![c](d) <https://e.f> [g]', '[a](b) ![c](d) <https://e.f> [g]'],
    ['<b>x</b> &amp; &#64;', '<b>x</b> &amp; &#64;'],
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['- no list', '- no list'],
    ['a\\|b | c', 'a\\|b | c'],
    ['$5 and $6', '$5 and $6'],
    ['two\nlines', 'two\\u{a}lines'],
    ['left\u202Eright', 'left\\u{202e}right'],
    ['thumbs 👍 up ❤️', 'thumbs 👍 up ❤️'],
  ])('%j shows as written', (written, shown) => {
    expect(read(rendered(`x ${markdownText(written)}`))).toBe(`x ${shown}`);
    expect(read(rendered(markdownText(written)))).toBe(shown);
  });

  it.each([
    '@user',
    '@org/team',
    'o/r#12',
    '#12',
    'GH-12',
    '3fa9c1d',
    '3fa9c1d3fa9c1d3fa9c1d3fa9c1d3fa9c1d3fa9c1d',
    'https://evil.example',
    '_www.evil.example',
    'me@evil.example',
    'mailto:me@evil.example',
    ':tada:',
    '&#64;user',
    '$x$',
  ])('%s mentions no user and links to nothing', (written) => {
    const html = rendered(`x ${markdownText(written)} y`);
    expect(html).not.toContain('<a');
    for (const text of searchedTexts(html)) for (const one of references) expect(text).not.toMatch(one);
  });

  it('is one paragraph without markup, for any text', () => {
    fc.assert(
      fc.property(hostileMarkdown, (written) => {
        expect(tagsIn(rendered(markdownText(written)).replaceAll('<span>$</span>', '')).join('')).toMatch(
          /^(?:<p><\/p>)?$/,
        );
        const html = rendered(`x ${markdownText(written)}`);
        expect(tagsIn(html.replaceAll('<span>$</span>', ''))).toEqual(['<p>', '</p>']);
        for (const text of searchedTexts(html)) for (const one of references) expect(text).not.toMatch(one);
      }),
      { numRuns: 500 },
    );
  });

  it('stays in its cell of a table', () => {
    fc.assert(
      fc.property(hostileMarkdown, (written) => {
        const html = rendered(`| a | b |\n|---|---|\n| ${markdownText(written)} | end |\n`);
        expect(html).toMatch(/<td>end<\/td>\n<\/tr>\n<\/tbody>\n<\/table>\n?$/);
        expect(html.match(/<td>/g)).toHaveLength(2);
      }),
    );
  });

  it('is cut between characters', () => {
    expect(shorten('ab🎯cd', 4)).toBe('ab…');
    expect(shorten('abcd', 4)).toBe('abcd');
    expect(markdownText('x'.repeat(1_000))).toHaveLength(600);
  });
});

describe('a message', () => {
  it.each([
    ['No `## Goal` here, nor `a`.', 'No <code>## Goal</code> here, nor <code>a</code>.'],
    ['`a`', '<code>a</code>'],
    ['an `open end', 'an `open end'],
    ['``', '``'],
    ['x` `y', 'x` `y'],
  ])('%j has code exactly between its backticks', (written, shown) => {
    expect(rendered(`x ${markdownMessage(written)}`)).toBe(`<p>x ${shown}</p>`);
  });

  it('can be pasted from: nothing hides in it where no issue is named', () => {
    expect(markdownMessage('Add ## Success Criteria')).not.toContain('8203');
  });

  it('is one paragraph of text and code, for any quote', () => {
    fc.assert(
      fc.property(hostileMarkdown, (written) => {
        const html = rendered(`x ${markdownMessage(`${written}\`${written}\` and \`b\``)} y`);
        expect(tagsIn(html.replaceAll('<span>$</span>', '')).join('')).toMatch(/^<p>(?:<code><\/code>)*<\/p>$/);
        for (const text of searchedTexts(html)) for (const one of references) expect(text).not.toMatch(one);
      }),
      { numRuns: 500 },
    );
  });
});

describe('untrusted code', () => {
  it.each(['a`b', '``', '`', ' a ', 'a|b', '@user', '#12', '<b>', ' ', '', 'a\\'])(
    '%j stays in its span',
    (written) => {
      const html = rendered(`x ${markdownCode(written)} y`);
      expect(html.match(/<code>([^]*)<\/code>/)?.[1]?.trim()).toBe(written.replace('<b>', '&lt;b&gt;').trim());
      expect(tagsIn(html)).toEqual(['<p>', '<code>', '</code>', '</p>']);
    },
  );

  it('stays in its block, and shows hidden characters', () => {
    const html = rendered(`${markdownFence('a\n```\n\tb\u202E\n')}\n\nend`);
    expect(html).toBe('<pre><code>a\n```\n\tb\\u{202e}\n</code></pre>\n<p>end</p>');
  });

  it('ends its span, its block and its fold, for any text', () => {
    fc.assert(
      fc.property(hostileMarkdown, (written) => {
        const page = [`x ${markdownCode(written)} y`, markdownDetails('more', markdownFence(written, 'text')), 'end'];
        const html = rendered(page.join('\n\n'));
        expect(tagsIn(html).join('')).toBe(
          '<p><code></code></p><details><summary></summary>' +
            '<pre><code class="language-text"></code></pre></details><p></p>',
        );
        expect(html).toMatch(/<p>end<\/p>$/);
      }),
      { numRuns: 500 },
    );
  });
});
