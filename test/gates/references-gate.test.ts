import { describe, expect, it } from 'vitest';
import { referencesGate } from '../../src/gates/references-gate.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { examine, rulesOn } from '../support/examine.ts';
import { memoryTree } from '../support/memory-tree.ts';

const files = {
  'src/user/api.ts': 'one\ntwo\nthree\n',
  'src/user/model.ts': '',
  'docs/guide.md': '# Guide\n',
  'lib/model.ts': '',
};

function citing(...items: readonly string[]): string {
  return ['# PRP: X', '', '## All Needed Context', '', ...items, ''].join('\n');
}

describe('references', () => {
  it('accepts files, directories and URLs that can be opened', async () => {
    const text = citing('- file: src/user/api.ts', '- docfile: docs/', '- url: https://example.com/a?b#c');
    expect(await examine(referencesGate, text, files)).toEqual([]);
  });

  it('accepts a path relative to the PRP', async () => {
    expect(await examine(referencesGate, citing('- file: ../docs/guide.md'), files)).toEqual([]);
  });

  it('finds a missing file, and suggests the intended one', async () => {
    expect(await examine(referencesGate, citing('- file: src/api.ts'), files)).toEqual([
      'PRP301 5:9 src/api.ts does not exist. Did you mean src/user/api.ts?',
    ]);
    expect(await examine(referencesGate, citing('- file: src/user/apu.ts'), files)).toEqual([
      'PRP301 5:9 src/user/apu.ts does not exist. Did you mean src/user/api.ts?',
    ]);
  });

  it('suggests nothing when several files are equally near', async () => {
    expect(await examine(referencesGate, citing('- file: model.ts'), files)).toEqual(
      ['PRP301 5:9 model.ts does not exist'].map((line) => `${line}.`),
    );
  });

  it('finds cited lines beyond the end of a file', async () => {
    const text = citing('- file: src/user/api.ts:2-3', '- file: src/user/api.ts:3-9');
    expect(await examine(referencesGate, text, files)).toEqual([
      'PRP302 6:9 src/user/api.ts has 3 lines; lines 3 to 9 cited.',
    ]);
  });

  it('finds a path of one machine', async () => {
    const text = citing(
      '- file: /home/someone/app/src/user/api.ts',
      '- file: ~/notes.md',
      String.raw`- file: C:\work\a.ts`,
    );
    expect(await examine(referencesGate, text, files)).toEqual([
      'PRP303 5:9 /home/someone/app/src/user/api.ts exists on one machine only.',
      'PRP303 6:9 ~/notes.md exists on one machine only.',
      String.raw`PRP303 7:9 C:\work\a.ts exists on one machine only.`,
    ]);
  });

  it('finds a path that leaves the repository', async () => {
    expect(await rulesOn(referencesGate, citing('- file: ../../etc/passwd'), files)).toEqual(['PRP304']);
    expect(await rulesOn(referencesGate, citing('- file: src/../../../x.ts'), files)).toEqual(['PRP304']);
  });

  it('finds a URL that cannot be opened', async () => {
    expect(await rulesOn(referencesGate, citing('- url: https://exa mple.com'), files)).toEqual(['PRP305']);
  });

  it('accepts files that the PRP creates', async () => {
    const text = `${citing('- file: src/new.ts')}\n## Implementation Blueprint\n\nTask 1: CREATE src/new.ts\n`;
    expect(await examine(referencesGate, text, files)).toEqual([]);
  });

  it('finds a missing file that a task modifies', async () => {
    const text = `# X\n\n## Implementation Blueprint\n\n### Task 1: MODIFY src/gone.ts\n`;
    expect(await rulesOn(referencesGate, text, files)).toEqual(['PRP306']);
  });

  it.each(['- file: src/**/*.ts', '- file: the user model', '- file: {path}', '- file: ...'])(
    'does not take %s for a path',
    async (item) => {
      expect(await examine(referencesGate, citing(item), files)).toEqual([]);
    },
  );

  it('reads a repeatedly cited file once, and limits its suggestions', async () => {
    const cited = Array.from({ length: 300 }, (_, n) => `- file: src/a.ts:${n + 1_000}-2000`);
    const missing = Array.from({ length: 300 }, (_, n) => `- file: gone${n}/user.ts`);
    const tree = memoryTree({ 'src/a.ts': 'x\n', 'src/user.ts': '' });
    let reads = 0;
    const read = async (path: string) => {
      reads += 1;
      return tree.read(path);
    };
    const subject = { prp: parse(citing([...cited, ...missing].join('\n')), 'PRPs/a.md'), tree: { ...tree, read } };
    const findings = [];
    for await (const finding of referencesGate.check(subject, new AbortController().signal)) findings.push(finding);
    expect(findings.map(({ rule }) => rule)).toEqual([...cited.map(() => 'PRP302'), ...missing.map(() => 'PRP301')]);
    expect(findings.filter(({ suggestion }) => suggestion === 'src/user.ts')).toHaveLength(200);
    expect(reads).toBe(1);
  });
});
