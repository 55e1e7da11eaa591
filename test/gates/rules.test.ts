import { describe, expect, it } from 'vitest';
import { exampleFiles, ruleExamples } from '../../scripts/rule-examples.ts';
import { rulesPages } from '../../scripts/rules-pages.ts';
import { gateDescriptions, staticGates } from '../../src/gates/static-gates.ts';
import { isRule } from '../../src/gates/gate.ts';
import { rules } from '../../src/gates/rules.ts';
import { rulesOn } from '../support/examine.ts';

const gates = new Map(staticGates({ maxTokens: 12_000 }).map((gate) => [gate.id, gate]));

async function foundIn(id: string, lines: readonly string[]): Promise<readonly string[]> {
  const gate = isRule(id) ? gates.get(rules[id].gate) : undefined;
  if (!gate) throw new Error(`No gate has the rule ${id}`);
  return rulesOn(gate, `${lines.join('\n')}\n`, exampleFiles);
}

describe('the example of a rule', () => {
  it.each(Object.entries(ruleExamples))('%s is found, and not after its correction', async (id, { bad, good }) => {
    expect(await foundIn(id, bad)).toContain(id);
    expect(await foundIn(id, good)).not.toContain(id);
  });
});

describe('the table of rules', () => {
  it.each(Object.entries(rules))('has every text of %s', (id, { gate, title, why, mend }) => {
    expect(id).toMatch(/^PRP\d{3}$/);
    expect(gateDescriptions).toHaveProperty([gate]);
    expect(title).not.toMatch(/\.$/);
    for (const text of [why, mend]) expect(text).toMatch(/\.$/);
  });

  it('has a description for every gate', () => {
    for (const id of gates.keys()) expect(gateDescriptions).toHaveProperty([id]);
  });
});

describe('the pages about the rules', () => {
  const pages = rulesPages();

  it('exist for each rule, all linked from the index', () => {
    for (const id of Object.keys(rules)) {
      expect(pages.get(`docs/rules/${id}.md`)).toMatch(new RegExp(`^# ${id}: `));
      expect(pages.get('docs/rules.md')).toContain(`(rules/${id}.md)`);
    }
    expect(pages.size).toBe(Object.keys(rules).length + 1);
  });

  it('show a whole example, even with fences in it', () => {
    expect(pages.get('docs/rules/PRP404.md')).toContain(
      ['````text', '## Validation Loop', '', '```bash', 'npm test || true', '```', '````'].join('\n'),
    );
  });
});
