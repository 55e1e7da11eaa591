import * as fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { html, htmlText, joinHtml } from '../../src/page/html.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { anyText } from '../support/texts.ts';

const breakouts = [
  '"',
  "'",
  '</p>',
  '</title>',
  '<script>alert(1)</script>',
  '" onclick="x',
  '-->',
  '&lt;',
  '&#60;b>',
  '=`x`',
];
const hostile = fc.oneof(
  hostileMarkdown,
  anyText,
  fc
    .array(fc.oneof(fc.constantFrom(...breakouts), fc.string({ unit: 'binary', maxLength: 8 })))
    .map((parts) => parts.join('')),
);

describe('html', () => {
  it('makes no markup of any text, in an element and in an attribute', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, value) => {
        const page = htmlText(html`<p title="${value}">${text}</p>`);
        const { children } = fromHtml(page, { fragment: true });
        expect(children).toHaveLength(1);
        const [paragraph] = children;
        if (paragraph?.type !== 'element') throw new Error('There is no element.');
        expect(paragraph.tagName).toBe('p');
        expect(Object.keys(paragraph.properties)).toEqual(['title']);
        expect(paragraph.children.every(({ type }) => type === 'text')).toBe(true);
      }),
    );
  });

  it('keeps every character that a reader can see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { children } = fromHtml(htmlText(html`<p>${text}</p>`), { fragment: true });
        const [paragraph] = children;
        const shown =
          paragraph?.type === 'element' ? paragraph.children.map((one) => (one.type === 'text' ? one.value : '')) : [];
        const visible = (typed: string) => typed.replaceAll(/\\u\{[0-9a-f]+\}|\p{Cc}|\p{Cf}/gu, '');
        expect(visible(shown.join(''))).toBe(visible(text));
      }),
    );
  });

  it('shows characters that reorder or hide text', () => {
    expect(htmlText(html`${'a\u202Eb\u200Bc\0d\uFEFFe\u2066f\u{E0041}g'}`)).toBe(
      String.raw`a\u{202e}b\u{200b}c\u{0}d\u{feff}e\u{2066}f\u{e0041}g`,
    );
    expect(htmlText(html`${'one\n\ttwo\ud800'}`)).toBe('one\n\ttwo\uFFFD');
  });

  it('puts parts together without escaping them twice', () => {
    const list = joinHtml([html`<b>${'<'}</b>`, '&'], ', ');
    expect(htmlText(html`<p>${list}${undefined}${3}</p>`)).toBe('<p><b>&lt;</b>, &amp;3</p>');
  });

  it('leaves the indentation of the source away, and that of values alone', () => {
    expect(
      htmlText(
        html`<pre>${'  a\n    b'}</pre>
          <p></p>`,
      ),
    ).toBe('<pre>  a\n    b</pre>\n<p></p>');
  });
});
