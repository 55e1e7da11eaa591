import { describe, expect, it } from 'vitest';
import { placeholdersGate } from '../../src/gates/placeholders-gate.ts';
import { completePrp } from '../support/complete-prp.ts';
import { examine, rulesOn } from '../support/examine.ts';

describe('placeholders', () => {
  it('accepts a finished document', async () => {
    expect(await examine(placeholdersGate, completePrp)).toEqual([]);
  });

  it('finds the placeholders of a template, with their columns', async () => {
    expect(await examine(placeholdersGate, '# A\n\n**Goal**: [Insert your feature here]\n')).toEqual([
      'PRP201 3:11 [Insert your feature here] was not filled in.',
    ]);
  });

  it.each([
    '[a link](https://example.com)',
    '[link by name][name]',
    '[name]: https://example.com',
    '- [ ] Add a login',
    '- [x] Describe the interface',
    'as in `[Insert here]`',
    'see [RFC 9110]',
    'array[index]',
  ])('accepts %s', async (line) => {
    expect(await examine(placeholdersGate, `# A\n\n${line}\n`)).toEqual([]);
  });

  it('finds template variables in prose', async () => {
    expect(await rulesOn(placeholdersGate, '# A\n\nBuild {feature_name} for <your team>.\n')).toEqual(['PRP202']);
  });

  it('skips code', async () => {
    expect(await examine(placeholdersGate, '# A\n\n```py\nf"{user_name}" # TODO: x\n[Insert here]\n```\n')).toEqual([]);
  });

  it('finds open questions, but not sentences about them', async () => {
    const text = '# A\n\nTODO: decide\nOwner: TBD\nRemove every TODO comment.\nSee TODO.md\n';
    expect(await examine(placeholdersGate, text)).toEqual([
      'PRP203 3:1 TODO marks a decision that is still open.',
      'PRP203 4:8 TBD marks a decision that is still open.',
    ]);
  });

  it("finds a title that is still the template's", async () => {
    expect(await rulesOn(placeholdersGate, 'name: "Base PRP Template v2 - Context-Rich"\n\n## Goal\n\nX\n')).toEqual([
      'PRP204',
    ]);
    expect(await rulesOn(placeholdersGate, '# PRP: Email template service\n')).toEqual([]);
  });

  it('reads a line of megabytes quickly', async () => {
    const text = `# A\n\n${'[Insert '.repeat(600_000)}\n`;
    expect(await rulesOn(placeholdersGate, text)).toEqual([]);
  });
});
