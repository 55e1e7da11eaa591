import { beforeEach, describe, expect, it } from 'vitest';
import type { MemoryBranch } from '../../src/history/branch/memory-branch.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../support/addition.ts';
import { impatientHistory, pathsOn, putByHand, standingClock } from '../support/history.ts';
import { printOrder } from '../../src/history/versions/version-order.ts';

const prp = 'PRPs/user-api.md';
const other = 'PRPs/other.md';
let branch: MemoryBranch;

beforeEach(async () => {
  branch = memoryBranch();
  await now().append([validated('1', 'passed'), addition('1', { prp: other })]);
});

/** A history with a correct clock, or one that is set by hours or to a time. */
function now(hoursAhead = 0) {
  return impatientHistory(branch, () => new Date(Date.now() + hoursAhead * 3_600_000));
}

function at(time: string) {
  return impatientHistory(branch, standingClock(time).clock);
}

const refused = { code: 'E_INTEGRITY', message: expect.stringContaining('is dated') };

describe.each(['2099-05-06T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])('a version dated %s', (time) => {
  beforeEach(async () => {
    await at(time).append([addition('2')]);
  });

  it('is listed as tampered, and reported by verify', async () => {
    const [newest, first] = await now().list(prp);
    expect(newest).toMatchObject({ tampered: true, problem: refused });
    expect(first).toMatchObject({ tampered: false });
    expect((await now().verify()).problems).toEqual([
      expect.objectContaining({ prp, kind: 'chain-broken', message: expect.stringContaining('is dated') }),
    ]);
    expect((await now().verifyRecent([prp], 5)).get(prp)?.problems).toHaveLength(1);
  });

  it('accepts no version on top, which would sort before it', async () => {
    const before = await pathsOn(branch);
    await expect(now().append([addition('3')])).rejects.toMatchObject(refused);
    await expect(now().append([addition('2')])).rejects.toMatchObject(refused);
    expect(await pathsOn(branch)).toEqual(before);
    await now().append([addition('2', { prp: other })]);
    expect((await now().list(other)).length).toBe(2);
  });
});

describe('a record of the far future', () => {
  it('spoils its version: later records would sort before it', async () => {
    await at('9999-12-31T23:59:59.999Z').append([validated('1', 'failed')]);
    const [newest] = await now().list(prp);
    expect(newest).toMatchObject({ tampered: true, problem: refused });
    expect((await now().verify([prp])).problems).toHaveLength(1);
    expect(await now().records(prp, 5)).toMatchObject({ validations: [], problems: [{ kind: 'chain-broken' }] });
    await expect(now().append([validated('1', 'passed')])).rejects.toMatchObject(refused);
  });
});

describe('an order that sorts a version into the far future', () => {
  it('is ignored, and reported', async () => {
    const [version] = await now().list(prp);
    const id = version?.tampered === false ? version.memento.id : '';
    const order = printOrder(new Map([[id, 'v99991231_235959_0000000']]));
    await putByHand(branch, { [`${prp}/0000/order.json`]: Buffer.from(order).toString() });
    expect((await now().verify([prp])).problems).toContainEqual(expect.objectContaining({ kind: 'chain-broken' }));
    await now().append([addition('2')]);
    expect((await now().list(prp)).map(({ tampered }) => tampered)).toEqual([false, false]);
  });
});

describe('a different clock', () => {
  it.each([0.2, 24, 47])('is tolerated at %d hours', async (hours) => {
    await now(hours).append([addition('2')]);
    await now().append([addition('3')]);
    await now(-hours).append([addition('4')]);
    expect((await now().list(prp)).map(({ tampered }) => tampered)).toEqual([false, false, false, false]);
    expect((await now().verify()).problems).toEqual([]);
  });
});

describe('an id that no clock can make', () => {
  it('is never written', async () => {
    const last = at('9999-12-31T23:59:59.999Z');
    await last.append([addition('2')]);
    const before = await pathsOn(branch);
    await expect(last.append([addition('3')])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect(await pathsOn(branch)).toEqual(before);
  });
});

describe('an order from a newer tool', () => {
  it('stops its own PRP only', async () => {
    await putByHand(branch, { [`${prp}/0000/order.json`]: '{"format":2}' });
    expect((await now().prps()).map((one) => [one.prp, one.versions, one.latest.tampered])).toEqual([
      [other, 1, false],
      [prp, 1, true],
    ]);
    await expect(now().list(prp)).rejects.toMatchObject({ code: 'E_FORMAT' });
    await now().append([addition('2', { prp: other })]);
  });
});
