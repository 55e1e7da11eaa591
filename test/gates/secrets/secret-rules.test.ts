import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import preset from '@secretlint/secretlint-rule-preset-recommend/package.json' with { type: 'json' };
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretRules } from '../../../src/gates/secrets/secret-rules.ts';
import { findSecrets } from '../../../src/gates/secrets/find-secrets.ts';
import { fakeSecrets } from '../../support/fake-secret.ts';
import { anyText } from '../../support/texts.ts';

/** The release whose patterns the traces were compared with. */
const knownPreset = '13.0.7';
const leftOut = ['gcp', 'filter-comments'];

const all = Object.entries(fakeSecrets).flatMap(([rule, examples]) => examples.map((text) => ({ rule, text })));

function traced(text: string): readonly string[] {
  return Object.keys(secretRules).filter((id) => secretRules[id]?.trace.test(text));
}

describe('the rules of the preset', () => {
  it('are all in the table: a new one needs a trace, and a new release a review of every pattern', () => {
    const known = [...Object.keys(secretRules), ...leftOut].map((id) => `@secretlint/secretlint-rule-${id}`);
    expect(rules.map(({ meta }) => meta.id).toSorted()).toEqual(known.toSorted());
    expect(preset.version).toBe(knownPreset);
  });

  it('have an example each', () => {
    expect(Object.keys(fakeSecrets).toSorted()).toEqual(Object.keys(secretRules).toSorted());
  });
});

describe('a trace', () => {
  it.each(all)('of $rule matches its secret', async ({ rule, text }) => {
    expect(traced(text)).toContain(rule);
    expect(await findSecrets(text)).toContainEqual(expect.objectContaining({ what: secretRules[rule]?.what }));
  });

  it('matches in any context', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...all), anyText, (before, { rule, text }, after) => {
        expect(traced(before + text + after)).toContain(rule);
      }),
    );
  });
});
