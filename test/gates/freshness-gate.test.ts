import { describe, expect, it } from 'vitest';
import { freshnessGate } from '../../src/gates/freshness-gate.ts';
import type { HistoryContext } from '../../src/gates/gate.ts';
import { canonicalChecksum } from '../../src/prp/canonical.ts';
import { examine } from '../support/examine.ts';
import { blobOf } from '../support/memory-tree.ts';

const text = [
  '# PRP: X',
  '',
  '## All Needed Context',
  '',
  '- file: src/auth.ts',
  '- file: src/model.ts',
  '',
  '## Implementation Blueprint',
  '',
  '### Task 1: MODIFY src/login.ts',
  '',
].join('\n');

const files = { 'src/auth.ts': 'auth', 'src/model.ts': 'model', 'src/login.ts': 'login' };

/** v7, sealed when the files held this. */
function sealed(of: string, held: Readonly<Record<string, string>>): HistoryContext {
  const references = Object.entries(held).map(([path, content]) => ({ path, blob: blobOf(content) }));
  const latest = {
    id: 'v20261122_101530_3fa9c1d',
    sequence: 7,
    timestamp: '2026-11-22T10:15:30.123Z',
    canonicalChecksum: canonicalChecksum(of),
    references,
  };
  return { latest, problems: [] };
}

describe('freshness', () => {
  it('finds nothing while no file has changed', async () => {
    expect(await examine(freshnessGate, text, files, sealed(text, files))).toEqual([]);
  });

  it('finds changed files, cited ones and targets', async () => {
    const now = { ...files, 'src/auth.ts': 'other', 'src/login.ts': 'other' };
    expect(await examine(freshnessGate, text, now, sealed(text, files))).toEqual([
      'PRP901 5:9 src/auth.ts changed since the commit at which v7 was sealed (2026-11-22).',
      'PRP901 10:20 src/login.ts changed since the commit at which v7 was sealed (2026-11-22).',
    ]);
  });

  it('reports a file once, at its first reference', async () => {
    const twice = text.replace('src/model.ts', './src/auth.ts:1-2');
    const now = { ...files, 'src/auth.ts': 'other' };
    const found = await examine(freshnessGate, twice, now, sealed(twice, files));
    expect(found.map((line) => line.slice(0, 10))).toEqual(['PRP901 5:9']);
  });

  it('finds files that are cited relative to the PRP', async () => {
    const cited = text.replace('src/auth.ts', '../docs/guide.md');
    const history = sealed(cited, { ...files, 'docs/guide.md': 'guide' });
    expect(await examine(freshnessGate, cited, { ...files, 'docs/guide.md': 'other' }, history)).toEqual([
      'PRP901 5:9 docs/guide.md changed since the commit at which v7 was sealed (2026-11-22).',
    ]);
  });

  it('leaves missing files to the references gate', async () => {
    expect(await examine(freshnessGate, text, { 'src/model.ts': 'model' }, sealed(text, files))).toEqual([]);
  });

  it('finds a reference that now resolves to another file', async () => {
    const { 'src/auth.ts': _, ...rest } = files;
    const since = 'src/auth.ts referred to the file src/auth.ts when v7 was sealed (2026-11-22), and now refers to';
    expect(await examine(freshnessGate, text, { ...rest, 'src/auth.ts/index.ts': '' }, sealed(text, files))).toEqual([
      `PRP902 5:9 ${since} src/auth.ts/.`,
    ]);
    expect(await examine(freshnessGate, text, { ...rest, 'PRPs/src/auth.ts': 'auth' }, sealed(text, files))).toEqual([
      `PRP902 5:9 ${since} PRPs/src/auth.ts.`,
    ]);
  });

  it('skips a text that is being edited', async () => {
    const now = { ...files, 'src/auth.ts': 'other' };
    expect(await examine(freshnessGate, `${text}\nOne more thing.\n`, now, sealed(text, files))).toEqual([]);
  });

  it('treats ticked boxes as the same text, and skips the targets of ticked tasks', async () => {
    const open = text.replace('### Task 1: MODIFY src/login.ts', '- [ ] MODIFY src/login.ts');
    const done = open.replace('[ ]', '[x]');
    const now = { ...files, 'src/auth.ts': 'other', 'src/login.ts': 'other' };
    const rulesAndLines = async (of: string) =>
      (await examine(freshnessGate, of, now, sealed(open, files))).map((line) => line.slice(0, 9));
    expect(await rulesAndLines(open)).toEqual(['PRP901 5:', 'PRP901 10']);
    expect(await rulesAndLines(done)).toEqual(['PRP901 5:']);
  });

  it.each<[string, HistoryContext | undefined]>([
    ['there is no history to ask', undefined],
    ['nothing was sealed yet', { problems: [] }],
    ['nothing that was cited was there', sealed(text, {})],
    ['what was sealed is not cited', sealed(text, { 'src/other.ts': 'other' })],
  ])('finds nothing when %s', async (_, history) => {
    expect(await examine(freshnessGate, text, files, history)).toEqual([]);
  });
});
