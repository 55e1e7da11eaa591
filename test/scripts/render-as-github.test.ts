import { describe, expect, it } from 'vitest';
import { renderAsGithub } from '../../scripts/preview/render-as-github.ts';

const comment = (markdown: string) => renderAsGithub(markdown, { isComment: true });
const summary = (markdown: string) => renderAsGithub(markdown, { isComment: false });

describe('the preview of Markdown', () => {
  it('has only the HTML that GitHub allows', () => {
    expect(comment('<script>alert(1)</script> <b onclick="x()">bold</b>\n\n[x](javascript:alert(1))')).not.toMatch(
      /<script|onclick|javascript:/,
    );
    expect(comment('<details><summary>More</summary>\n\n~~old~~ <ins>new</ins>\n\n</details>')).toMatch(
      /<details><summary>More<\/summary>[^]*<del>old<\/del> <ins>new<\/ins>/,
    );
  });

  it('breaks lines in comments only, and where there is text on both sides', () => {
    expect(comment('one\ntwo')).toBe('<p>one<br>\ntwo</p>');
    expect(summary('one\ntwo')).toBe('<p>one\ntwo</p>');
    expect(comment('- `one`\n  `two`')).toContain('<code>one</code><br>\n<code>two</code>');
    expect(comment('```\none\ntwo\n```')).not.toContain('<br>');
    expect(comment('| a |\n|---|\n| b |')).not.toContain('<br>');
  });

  it('breaks a line once where a backslash breaks it', () => {
    expect(comment('one\\\ntwo')).toBe('<p>one<br>\ntwo</p>');
  });
});
