import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalChecksum, canonicalForm, rawChecksum } from '../../src/prp/canonical.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { fenced, lines } from '../support/prp-text.ts';
import { anyText } from '../support/texts.ts';

describe('the canonical form', () => {
  it('of itself is itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(canonicalForm(canonicalForm(text))).toBe(canonicalForm(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('ignores line endings, trailing white space, a byte order mark and blank lines at the end', () => {
    const indifferent = fc.record({
      mark: fc.constantFrom('', '\uFEFF'),
      ending: fc.constantFrom('\n', '\r\n', '\r'),
      trail: fc.constantFrom('', ' ', '\t ', '\u00A0'),
      end: fc.constantFrom('', '\n', '\n \n\n', '\r\n'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[^\r\n\uFEFF]*$/)),
        indifferent,
        (texts, { mark, ending, trail, end }) => {
          const changed = mark + texts.map((text) => text + trail).join(ending) + end;
          expect(canonicalForm(changed)).toBe(canonicalForm(texts.join('\n')));
        },
      ),
    );
  });

  it('ignores the state of boxes', () => {
    const marks = ['[ ]', '[x]', '[X]', '[~]', '[wip]', '[f]', '[-]', '✅', '☑️', '☐'];
    const forms = marks.map((mark) => canonicalForm(lines('## Tasks', `- ${mark} parse`, `  1. ${mark} print`)));

    expect(new Set(forms).size).toBe(1);
    expect(canonicalForm('### `[wip]` Task 1: a\n')).toBe('### [ ] Task 1: a\n');
  });

  it('differs after every change of a character other than white space', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9#|.:*`>!é]+$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), word, (words, at, other) => {
        const index = at % words.length;
        fc.pre(words[index] !== other);
        expect(canonicalForm(words.with(index, other).join(' '))).not.toBe(canonicalForm(words.join(' ')));
      }),
    );
  });

  it.each([
    ['a blank line in between', 'a\n\nb\n', 'a\nb\n'],
    ['indentation', '- a\n  - b\n', '- a\n- b\n'],
    ['white space between words', 'a  b\n', 'a b\n'],
    ['the order of lines', 'a\nb\n', 'b\na\n'],
    ['a cross turned into a check', '- ❌ share state\n', '- ✅ share state\n'],
    ['brackets that are no box', 'see [x] here\n', 'see [ ] here\n'],
    ['a box in a fence', lines(...fenced('yaml', '- [x]')), lines(...fenced('yaml', '- [ ]'))],
    ['a box made from a bullet', '- [ ] a\n', '- a\n'],
    ['capitals', 'MUST\n', 'must\n'],
  ])('differs after %s', (_what, one, other) => {
    expect(canonicalChecksum(one)).not.toBe(canonicalChecksum(other));
  });

  it.skipIf(!corpusIsHere)('of real PRPs survives another editor (skipped without ../shared/corpus)', () => {
    const changed = corpus().filter(({ text }) => {
      const saved = `\uFEFF${text.replaceAll(/\r?\n/g, ' \r\n')}\r\n`;
      return canonicalChecksum(saved) !== canonicalChecksum(text);
    });

    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});

describe('checksums', () => {
  it('are SHA-256 of the bytes', () => {
    const bytes = Buffer.from('# Goal\r\n');

    expect(rawChecksum(bytes)).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(rawChecksum(bytes)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('are SHA-256 of the canonical form', () => {
    expect(canonicalChecksum('# Goal \r\n\r\n')).toBe(rawChecksum(Buffer.from('# Goal\n')));
  });
});
