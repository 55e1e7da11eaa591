import { describe, expect, it } from 'vitest';
import { structureGate } from '../../src/gates/structure-gate.ts';
import { completePrp } from '../support/complete-prp.ts';
import { examine, rulesOn } from '../support/examine.ts';

describe('structure', () => {
  it('accepts a document with every role', async () => {
    expect(await examine(structureGate, completePrp)).toEqual([]);
  });

  it('names each missing role', async () => {
    expect(await examine(structureGate, '# PRP: X\n\nText.\n')).toEqual([
      'PRP101 1 No section gives the goal: what is to be built, and why (`## Goal`).',
      'PRP101 1 No section gives the blueprint: the tasks, in order (`## Implementation Blueprint`).',
      'PRP101 1 No section gives the validation loop: the commands that check the work (`## Validation Loop`).',
      'PRP102 1 No section gives success criteria (`## Success Criteria`).',
      'PRP102 1 No section gives context: files, documentation, known traps (`## All Needed Context`).',
    ]);
  });

  it('knows roles under other names', async () => {
    const renamed = completePrp
      .replace('## Goal', '## 1. Overview')
      .replace('## Implementation Blueprint', '## 📋 Step-by-Step Tasks')
      .replace('## Validation Loop', '## Testing Strategy');
    expect(await rulesOn(structureGate, renamed)).toEqual([]);
  });

  it('requires only a goal of a planning document', async () => {
    const planning = '# Plan\n\n## Initial Concept\n\nX.\n\n## Planning Process\n\n### Phase 1: Research\n\nY.\n';
    expect(await rulesOn(structureGate, planning)).not.toContain('PRP101');
  });

  it.each(['', '\n\n', ' \t\n', '\uFEFF'])('reports only that %j is empty', async (text) => {
    expect(await examine(structureGate, text)).toEqual(['PRP107 1 The document is empty.']);
  });

  it('finds an empty section, but not one that only holds sub-sections', async () => {
    const text = `${completePrp}\n## Notes\n\n## Links\n\nhttps://example.com\n`;
    expect(await examine(structureGate, text)).toEqual(['PRP103 42 Section "Notes" is empty.']);
  });

  it('accepts a task that consists of its heading', async () => {
    const text = completePrp.replace('Add a search method.\n', '');
    expect(await rulesOn(structureGate, text)).toEqual([]);
  });

  it('finds a heading that appears twice under the same parent', async () => {
    const text = `${completePrp}\n## Goal\n\nAnother.\n`;
    expect(await examine(structureGate, text)).toEqual(['PRP104 42 "Goal" is already a heading in line 3.']);
  });

  it('finds a heading that a formatter split in two', async () => {
    const text = completePrp.replace('## Why', '#\n## Why');
    expect(await rulesOn(structureGate, text)).toEqual(['PRP105']);
  });

  it('finds an unclosed fence', async () => {
    const text = `${completePrp}\n\`\`\`python\nprint()\n`;
    expect(await examine(structureGate, text)).toEqual([
      'PRP106 42 The code fence opened here is never closed: everything below it is code.',
    ]);
  });
});
