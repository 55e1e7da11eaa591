import { describe, expect, it } from 'vitest';
import { integrityGate } from '../../src/gates/integrity-gate.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { examine } from '../support/examine.ts';
import { memoryTree } from '../support/memory-tree.ts';

const id = 'v20261122_101530_3fa9c1d';

describe('integrity', () => {
  it('finds nothing in an intact or a missing history', async () => {
    expect(await examine(integrityGate, '# X\n', {}, { problems: [] })).toEqual([]);
    expect(await examine(integrityGate, '# X\n')).toEqual([]);
  });

  it('reports each problem with its version and a command that shows more', async () => {
    const problems = [
      { version: id, message: 'memento.json was edited.' },
      { version: id, message: `PRPs/example.md/0000/${id}/prp.md is missing.` },
      { version: null, message: 'A directory is not a Git tree.' },
    ];
    expect(await examine(integrityGate, '# X\n', {}, { problems })).toEqual([
      `PRP921 1 Version ${id}: memento.json was edited. \`prp verify PRPs/example.md\` tells more.`,
      `PRP921 1 PRPs/example.md/0000/${id}/prp.md is missing. \`prp verify PRPs/example.md\` tells more.`,
      'PRP921 1 A directory is not a Git tree. `prp verify PRPs/example.md` tells more.',
    ]);
  });

  it('quotes the path in the command that it suggests', async () => {
    const history = () => Promise.resolve({ problems: [{ version: null, message: 'Damaged.' }] });
    const subject = { prp: parse('# X\n', 'PRPs/$(touch x).md'), tree: memoryTree(), history };
    const findings = integrityGate.check(subject, new AbortController().signal);
    for await (const { message } of findings) expect(message).toBe('Damaged. `prp verify` tells more.');
    expect.assertions(1);
  });

  it('reports an unreadable history', async () => {
    expect(
      await examine(integrityGate, '# X\n', {}, { problems: [], unread: 'Git is too old. Install another.' }),
    ).toEqual(['PRP922 1 The versions of this PRP could not be read: Git is too old. Install another.']);
  });
});
