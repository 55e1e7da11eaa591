import { beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '../../src/history/history.ts';
import { addition, executed, validated } from '../support/addition.ts';
import { impatientHistory, pathsOn, putByHand, summaryOf, textOn, savedHistory } from '../support/history.ts';

const prp = 'PRPs/user-api.md';
const stamp = { actor: 'bot', commit: 'c0ffee' };

let { branch, history, time } = savedHistory();

beforeEach(() => {
  ({ branch, history, time } = savedHistory());
});

async function shown(limit = 10): Promise<string[]> {
  const { validations, executions } = await history.records(prp, limit);
  return [
    ...validations.map(({ sequence, verdict }) => `v${sequence} ${verdict}`),
    ...executions.map(({ sequence, status }) => `v${sequence} ${status}`),
  ];
}

const passed = { verdict: 'passed' as const, gates: [] };
const failed = { verdict: 'failed' as const, gates: [] };
const cancelled = { agent: null, status: 'cancelled' as const, durationMs: 1, changes: null, reason: 'stopped' };

describe('an execution', () => {
  it('is recorded on the executed version', async () => {
    const [appended] = await history.append([executed('one', 'succeeded')]);
    const memento = appended?.version.memento;
    const path = await executionPath();
    expect(path).toMatch(new RegExp(`^${prp}/0000/${memento?.id}/executions/20261122_101530_123_[0-9a-f]{8}\\.json$`));
    expect(JSON.parse(await textOn(branch, path))).toMatchObject({
      format: 1,
      kind: 'execution',
      version: memento?.id,
      mementoDigest: memento?.digest,
      timestamp: '2026-11-22T10:15:30.123Z',
      actor: 'Ann <ann@example.com>',
      commit: 'c0ffee',
      agent: 'house',
      status: 'succeeded',
      durationMs: 61_000,
      changes: { files: 2, added: 30, removed: 4 },
      reason: null,
    });
  });

  it('of known bytes makes no version, and is named by its commit', async () => {
    await history.append([addition('one')]);
    await history.append([executed('one', 'failed'), executed('one', 'succeeded')]);
    expect(await branch.message((await branch.head()) ?? '')).toMatch(
      /^prp: record 2 versions\n[^]*Prp-Action: recorded/,
    );
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v1 unvalidated']);
    expect(await shown()).toEqual(['v1 succeeded', 'v1 failed']);
  });
});

describe('attaching records', () => {
  beforeEach(async () => {
    await history.append([addition('one'), addition('two')]);
  });

  it('adds later records to an older version', async () => {
    const version = await history.attach(prp, await idOf('v1'), { validation: passed, execution: cancelled, ...stamp });
    expect(summaryOf(version)).toBe('v1 passed');
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v2 unvalidated', 'v1 passed']);
    expect(await shown()).toEqual(['v1 passed', 'v1 cancelled']);
    expect((await history.verify()).problems).toEqual([]);
  });

  it("uses the newest record as the version's status, whatever the clock says", async () => {
    await history.attach(prp, await idOf('v1'), { validation: passed, ...stamp });
    time.set('2020-01-01T00:00:00.000Z');
    expect((await history.attach(prp, await idOf('v1'), { validation: failed, ...stamp })).status).toBe('failed');
  });

  it('keeps the tags of the version', async () => {
    await history.tag({ prp, name: 'approved', version: 'v1', actor: null });
    expect((await history.attach(prp, await idOf('v1'), { validation: passed, ...stamp })).tags).toEqual(['approved']);
  });

  it('makes no commit without records', async () => {
    const before = await branch.head();
    await history.attach(prp, await idOf('v1'), stamp);
    expect(await branch.head()).toBe(before);
  });

  it('loses none of many concurrent records', async () => {
    const id = await idOf('v1');
    await Promise.all(
      Array.from({ length: 6 }, () => impatientHistory(branch).attach(prp, id, { validation: passed, ...stamp })),
    );
    expect(await shown()).toHaveLength(6);
  });

  it('refuses a missing or tampered version', async () => {
    await expect(history.attach(prp, 'v20200101_000000_0000000', stamp)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const id = await idOf('v1');
    const path = `${prp}/0000/${id}/memento.json`;
    await putByHand(branch, { [path]: (await textOn(branch, path)).replace('Ann', 'Bob') });
    await expect(history.attach(prp, id, { validation: passed, ...stamp })).rejects.toMatchObject({
      code: 'E_INTEGRITY',
    });
  });
});

describe('reading records', () => {
  it('shows the newest first, across versions, up to a limit', async () => {
    await history.append([validated('one', 'failed')]);
    time.set('2026-11-22T11:00:00.000Z');
    await history.append([validated('two', 'passed')]);
    time.set('2026-11-22T12:00:00.000Z');
    await history.attach(prp, (await history.select(prp, 'v1')).memento.id, { validation: passed, ...stamp });
    expect(await shown()).toEqual(['v1 passed', 'v2 passed', 'v1 failed']);
    expect(await shown(2)).toEqual(['v1 passed', 'v2 passed']);
    expect(await shown(0)).toEqual([]);
  });

  it('leaves out tampered records, and reports them', async () => {
    await history.append([validated('one', 'failed')]);
    await history.append([executed('one', 'failed')]);
    const path = await executionPath();
    await putByHand(branch, { [path]: (await textOn(branch, path)).replace('"failed"', '"succeeded"') });
    expect(await shown()).toEqual(['v1 failed']);
    expect((await history.records(prp, 10)).problems).toMatchObject([{ prp, kind: 'digest-mismatch' }]);
  });
});

describe('expected durations', () => {
  it('are the medians of the newest runs, gate by gate, over several PRPs', async () => {
    await history.append([run('1', ['types', 100]), run('2', ['types', 300], ['unit', 7]), run('3', ['types', 200])]);
    await history.append([{ ...run('other', ['unit', 9], ['lint', 1]), prp: 'b.md' }]);
    expect(Object.fromEntries(await history.expectedDurations([prp, 'b.md', 'none.md']))).toEqual({
      lint: 1,
      types: 200,
      unit: 7,
    });
  });

  it('ignore old runs', async () => {
    await history.append(Array.from({ length: 20 }, (_, n) => run(`${n}`, ['types', n < 15 ? 1 : 500])));
    expect((await history.expectedDurations([prp])).get('types')).toBe(500);
  });

  it('are made of ten runs, and of few files, of many PRPs', async () => {
    const prps = Array.from({ length: 6 }, (_, n) => `PRPs/${n}.md`);
    for (let hour = 10; hour < 22; hour += 1) {
      time.set(`2026-11-23T${hour}:00:00.000Z`);
      await history.append(prps.map((one) => ({ ...run('same', ['types', hour * 100]), prp: one })));
    }
    const read = vi.spyOn(branch, 'read');
    const expected = await new History(branch).expectedDurations(prps);
    expect(expected.get('types')).toBe(1_600);
    const files = read.mock.calls.flatMap(([, paths]) => paths).filter((path) => path.includes('/validations/'));
    // The version of these records is read with its newest record.
    expect(new Set(files).size).toBe(10);
    expect(new Set(files.map((path) => path.split('/', 2).join('/')))).toEqual(new Set(['PRPs/0.md']));
  });
});

async function idOf(selector: string): Promise<string> {
  return (await history.select(prp, selector)).memento.id;
}

async function executionPath(): Promise<string> {
  return (await pathsOn(branch)).find((one) => one.includes('/executions/')) ?? '';
}

function run(text: string, ...durations: readonly (readonly [string, number])[]) {
  const counts = { queuedMs: 0, attempts: 1, errors: 0, warnings: 0, notices: 0 };
  const gates = durations.map(([id, durationMs]) => ({ id, status: 'passed' as const, durationMs, ...counts }));
  return addition(text, { validation: { verdict: 'passed', gates } });
}
