import * as fc from 'fast-check';
import { countTokens as countWhole } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { budgetGate, countTokens, estimateTokens } from '../../src/gates/budget-gate.ts';
import { completePrp } from '../support/complete-prp.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { examine } from '../support/examine.ts';
import { anyText } from '../support/texts.ts';

const plain = { disallowedSpecial: new Set<string>() };

function sentences(count: number): string {
  // check-words: allow
  return 'Every request is checked before it is stored, so that nobody loses data.\n'.repeat(count);
}

describe('budget', () => {
  it('accepts a document within it', async () => {
    expect(await examine(budgetGate(12_000), completePrp)).toEqual([]);
    expect(await examine(budgetGate(countWhole(completePrp, plain)), completePrp)).toEqual([]);
  });

  it('reports the tokens of a longer document', async () => {
    expect(await examine(budgetGate(12_000), sentences(1_000))).toEqual([
      'PRP801 1 The document has about 15,000 tokens; the budget is 12,000.',
    ]);
  });

  it('is exact where the number is small', async () => {
    const tokens = countWhole(completePrp, plain);
    expect(await examine(budgetGate(tokens - 1), completePrp)).toEqual([
      `PRP801 1 The document has about ${tokens} tokens; the budget is ${tokens - 1}.`,
    ]);
  });

  it('stops counting far above the budget', async () => {
    expect(await examine(budgetGate(1_000), sentences(20_000))).toEqual([
      'PRP801 1 The document has more than 10,000 tokens; the budget is 1,000.',
    ]);
  });

  it('counts the name of a control token as text', async () => {
    expect(await examine(budgetGate(3), 'a <|endoftext|> b')).toEqual([
      'PRP801 1 The document has about 9 tokens; the budget is 3.',
    ]);
  });

  it.each(['a', ' ', '\n', '=', '我们', '<|endoftext|>', '🎯'])(
    'reads megabytes of %j without a stop',
    async (piece) => {
      const text = piece.repeat(400_000 / piece.length);
      expect(await examine(budgetGate(1_000), text)).toEqual([
        expect.stringMatching(/^PRP801 1 The document has (?:about|more than) [\d,]+ tokens; the budget is 1,000\.$/),
      ]);
    },
  );
});

describe('counting in pieces', () => {
  it('is exact for text without very long words', async () => {
    expect(await countTokens(sentences(200))).toBe(countWhole(sentences(200), plain));
  });

  it('never counts less than a token for each 32 letters', async () => {
    expect(await countTokens('a'.repeat(3_200))).toBeGreaterThanOrEqual(100);
  });

  it.runIf(corpusIsHere)('is off by no more than a half percent in real PRPs', async () => {
    for (const { text } of corpus().slice(0, 50)) {
      const whole = countWhole(text, plain);
      expect(Math.abs((await countTokens(text)) - whole)).toBeLessThanOrEqual(whole * 0.005);
    }
  });
});

describe('the cautious estimate', () => {
  it.each([
    ['English', sentences(100)],
    [
      'German',
      'Vor der Veröffentlichung sind sämtliche Schnittstellen der Benutzerverwaltung zu testen.\n'.repeat(100),
    ],
    ['Polish', 'Aplikacja musi sprawdzać każde żądanie przed zapisaniem.\n'.repeat(100)],
    ['Chinese', '保存之前必须检查每个请求，以免用户丢失数据。\n'.repeat(100)],
    ['Russian', 'Перед сохранением нужно проверить каждый запрос.\n'.repeat(100)],
    ['code', 'const found = items.filter((item) => item.id !== id).map(({ name }) => name);\n'.repeat(100)],
    ['a table', '| Field | Type | Required |\n|-------|------|----------|\n'.repeat(100)],
  ])('exceeds the exact count for %s', (_name, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(countWhole(text, plain));
  });

  it('grows with the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        expect(estimateTokens(text + more)).toBeGreaterThanOrEqual(estimateTokens(text));
      }),
    );
  });

  it.runIf(corpusIsHere)('exceeds the exact count for every real PRP, mostly by less than half', () => {
    const ratios = corpus()
      .map(({ text }) => estimateTokens(text) / countWhole(text, plain))
      .toSorted((a, b) => a - b);
    expect(ratios.at(0)).toBeGreaterThan(1);
    expect(ratios.at(Math.floor(ratios.length * 0.95))).toBeLessThan(1.5);
  });
});
