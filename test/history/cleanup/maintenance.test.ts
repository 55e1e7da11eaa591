import { beforeEach, describe, expect, it } from 'vitest';
import { addition } from '../../support/addition.ts';
import { putByHand, summaryOf, textOn, savedHistory } from '../../support/history.ts';

const prp = 'PRPs/user-api.md';

let { branch, history, time, save, summaries } = savedHistory();

beforeEach(() => {
  ({ branch, history, time, save, summaries } = savedHistory());
});

describe('an automatic clean-up', () => {
  const policy = { maxPerPrp: 2 };
  const schedule = { intervalDays: 30, prps: [prp] };

  it('waits for the interval after the first version', async () => {
    await save(3);
    time.set('2026-12-22T10:15:29.000Z');
    expect(await history.cleanupIfDue(policy, schedule)).toBeUndefined();
    time.set('2026-12-22T10:15:31.000Z');
    expect((await history.cleanupIfDue(policy, schedule))?.removed.map(summaryOf)).toEqual(['v1 unvalidated']);
  });

  it('waits for the interval after any clean-up, even one that removed nothing', async () => {
    await save(3);
    time.set('2026-12-20T00:00:00.000Z');
    await history.cleanup(policy);
    time.set('2027-01-18T23:59:00.000Z');
    expect(await history.cleanupIfDue(policy, schedule)).toBeUndefined();
    time.set('2027-01-19T00:00:00.000Z');
    expect(await history.cleanupIfDue(policy, schedule)).toMatchObject({ removed: [] });
    expect((await messages())[0]).toBe('prp: clean up, nothing to remove\n\nPrp-Action: cleanup\n');
    expect(await history.cleanupIfDue(policy, schedule)).toBeUndefined();
  });

  it('runs once when two processes find it due', async () => {
    await save(3);
    time.set('2027-06-01T00:00:00.000Z');
    const [first, second] = await Promise.all([1, 2].map(() => history.cleanupIfDue(policy, schedule)));
    expect((first?.removed.length ?? 0) + (second?.removed.length ?? 0)).toBe(1);
    expect((await messages()).filter((message) => message.startsWith('prp: clean up'))).toHaveLength(1);
  });

  it('does not wait for a wrong clock', async () => {
    await save(3);
    time.set('2099-01-01T00:00:00.000Z');
    await history.cleanup({ maxPerPrp: 3, maxAgeDays: 90_000 });
    await history.cleanupIfDue(policy, schedule);
    time.set('2027-01-01T00:00:00.000Z');
    await save(1);
    expect(await history.cleanupIfDue(policy, schedule)).toMatchObject({ removed: [{}] });
  });

  it('gives an import a whole interval, however old its versions are', async () => {
    await history.append(['one', 'two', 'three'].map((text) => addition(text, { reason: 'imported' })));
    time.set('2030-01-01T00:00:00.000Z');
    expect(await history.cleanupIfDue(policy, schedule)).toMatchObject({ removed: [] });
    expect(await summaries()).toBe('v3, v2, v1');
    time.set('2030-01-31T00:00:00.000Z');
    expect(await history.cleanupIfDue(policy, schedule)).toMatchObject({ removed: [{}] });
  });

  it('is off at an interval of 0, and before the first version', async () => {
    expect(await history.cleanupIfDue(policy, schedule)).toBeUndefined();
    await save(3);
    time.set('2099-01-01T00:00:00.000Z');
    expect(await history.cleanupIfDue(policy, { ...schedule, intervalDays: 0 })).toBeUndefined();
  });

  it('trusts no edited mark, until a clean-up makes a new one', async () => {
    await save(3);
    await history.cleanup(policy);
    const mark = await textOn(branch, 'maintenance.json');
    await putByHand(branch, { 'maintenance.json': mark.replace('2026', '2036') });
    await expect(history.cleanupIfDue(policy, schedule)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    await history.cleanup(policy);
    expect(await history.cleanupIfDue(policy, schedule)).toBeUndefined();
  });

  it('leaves the mark of a newer tool alone', async () => {
    await save(3);
    await putByHand(branch, { 'maintenance.json': '{"format": 2}' });
    await expect(history.cleanup({ maxPerPrp: 1 })).rejects.toMatchObject({ code: 'E_FORMAT' });
    expect(await summaries()).toBe('v3, v2, v1');
  });

  it('replaces no foreign file in the place of its mark', async () => {
    await save(3);
    await putByHand(branch, { 'maintenance.json/precious.txt': 'mine' });
    await history.cleanup(policy);
    expect(await textOn(branch, 'maintenance.json/precious.txt')).toBe('mine');
    expect(await summaries()).toBe('v3, v2');
  });
});

async function messages(): Promise<string[]> {
  const found: string[] = [];
  const head = await branch.head();
  if (head === undefined || branch.log === undefined) return found;
  for await (const { message } of branch.log(head)) found.push(message);
  return found;
}
