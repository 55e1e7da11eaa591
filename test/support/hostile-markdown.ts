import * as fc from 'fast-check';

const mentions = [
  '@user',
  '@org/team',
  '#12',
  'o/r#1',
  'GH-7',
  'user@3fa9c1d',
  '3fa9c1d2',
  'me@evil.example',
  ':tada:',
];
const addresses = [
  'https://evil.example/x',
  'www.evil.example',
  'mailto:a@b.example',
  'javascript:x',
  'ftp://e.example',
];
const html = [
  '<b>',
  '</details>',
  '</summary>',
  '<!--',
  '-->',
  '<img src=x>',
  '<a href="x">',
  '</code>',
  '&#64;user',
  '&lt;',
];
const markup = [
  '![a](b)',
  '[a](//b)',
  '[a]: b',
  '[^1]',
  '```',
  '~~~',
  '`',
  '``',
  '|',
  '\\',
  '$',
  '$$',
  '**',
  '_',
  '~~',
  '<',
];
const blocks = ['# ', '> ', '- ', '1. ', '---', '===', '|---|', '    ', '\t', '\n', '\r\n', '\r', '\n\n', ' '];
const unseen = ['\u202E', '\u200B', '\u2066', '\uFEFF', '\u{E0041}', '\0', '\u001B[31m', '\ud800', '\u2028', '\u00AD'];

/** Texts of a document that make a careless report notify people, link elsewhere or fall apart. */
export const hostileMarkdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(...mentions, ...addresses, ...html, ...markup, ...blocks, ...unseen),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
