import { beforeEach, describe, expect, it } from 'vitest';
import type { History, StoredVersion } from '../../src/history/history.ts';
import { contentPath, mementoPath, type VersionLocation, validationPath } from '../../src/history/versions/layout.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { addition, validated } from '../support/addition.ts';
import { impatientHistory, putByHand, standingClock, summaryOf, textOn } from '../support/history.ts';

const prp = 'PRPs/user-api.md';
const integrity = { code: 'E_INTEGRITY' };

let branch: ReturnType<typeof memoryBranch>;
let history: History;
/** v1 to v3, saved in different seconds. */
let versions: readonly StoredVersion[];

beforeEach(async () => {
  branch = memoryBranch();
  const time = standingClock();
  history = impatientHistory(branch, time.clock);
  const saved: StoredVersion[] = [];
  for (const [index, one] of [addition('one'), validated('two', 'failed'), validated('three', 'passed')].entries()) {
    time.set(`2026-11-22T10:00:0${index}.000Z`);
    saved.push(...(await history.append([one])).map((appended) => appended.version));
  }
  versions = saved;
});

function place(sequence: number): VersionLocation {
  return { prp, bucket: '0000', id: version(sequence).memento.id };
}

function version(sequence: number): StoredVersion {
  const found = versions[sequence - 1];
  if (found === undefined) throw new Error(`There is no v${sequence}.`);
  return found;
}

function recordPath(sequence: number): string {
  return validationPath(place(sequence), version(sequence).validation?.id ?? '');
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await textOn(branch, path);
  expect(text).toContain(from);
  await putByHand(branch, { [path]: text.replace(from, to) });
}

/** Changes fields and seals again, like a forger who knows the format. */
function forged(sequence: number, fields: object): string {
  const { digest: _, ...rest } = version(sequence).memento;
  return Buffer.from(printJson(withDigest({ ...rest, ...fields }))).toString();
}

async function summaries(): Promise<string[]> {
  return (await history.list(prp)).map(summaryOf);
}

describe('a version whose content was edited', () => {
  beforeEach(() => putByHand(branch, { [contentPath(place(2))]: 'owt' }));

  it('is never returned', async () => {
    await expect(history.content(await history.select(prp, 'v2'))).rejects.toMatchObject({
      ...integrity,
      message: expect.stringMatching(/expected sha256:\w+, got sha256:\w+/) as unknown,
    });
  });

  it('hides no other version', async () => {
    expect(Buffer.from(await history.content(await history.select(prp, 'v3'))).toString()).toBe('three');
  });
});

describe('a version whose memento was edited', () => {
  beforeEach(() => edit(mementoPath(place(2)), '"actor": "Ann', '"actor": "Bob'));

  it('is listed as tampered, and hides no other version', async () => {
    expect(await summaries()).toEqual(['v3 passed', 'v2 tampered', 'v1 unvalidated']);
    const [, second] = await history.list(prp);
    expect(second).toMatchObject({
      tampered: true,
      id: place(2).id,
      reason: expect.stringMatching(/was changed/) as unknown,
    });
  });

  it.each(['v2', 'previous', '3fc4ccf'])('is refused as %s', async (selector) => {
    await expect(history.select(prp, selector)).rejects.toMatchObject(integrity);
  });

  it('is refused even if it was selected before the edit', async () => {
    await expect(history.content(version(2))).rejects.toMatchObject(integrity);
  });
});

describe('a forged version with a valid digest', () => {
  it('breaks the link from the next one: neither is used', async () => {
    await putByHand(branch, { [mementoPath(place(1))]: forged(1, { actor: 'Mallory' }) });
    expect(await summaries()).toEqual(['v3 passed', 'v2 tampered', 'v1 tampered']);
    for (const selector of ['v1', 'v2']) {
      await expect(history.select(prp, selector)).rejects.toMatchObject({
        ...integrity,
        message: expect.stringContaining('chain') as unknown,
      });
    }
    await expect(history.content(version(1))).rejects.toMatchObject(integrity);
  });

  it('breaks the record of the true one', async () => {
    await putByHand(branch, { [mementoPath(place(3))]: forged(3, { actor: 'Mallory' }) });
    await expect(history.select(prp, 'latest')).rejects.toThrow(/is about another version/);
  });

  it('is not used when it was inserted, nor is the one with its number', async () => {
    const id = 'v20261122_100001_fffffff';
    await putByHand(branch, { [mementoPath({ ...place(2), id })]: forged(2, { id }) });
    await expect(history.select(prp, id)).rejects.toMatchObject(integrity);
    await expect(history.select(prp, place(2).id)).rejects.toMatchObject(integrity);
    expect((await summaries()).at(-1)).toBe('v1 unvalidated');
  });

  it.each([
    ['another version', { id: 'v20261122_100009_fffffff' }],
    ['another PRP', { prp: 'PRPs/other.md' }],
    ['another hundred', { sequence: 102 }],
  ])('is refused when it belongs to %s', async (_, fields) => {
    await putByHand(branch, { [mementoPath(place(3))]: forged(3, fields) });
    expect((await summaries())[0]).toBe('v3 tampered');
    await expect(history.select(prp, 'latest')).rejects.toThrow(/wrong directory/);
  });

  it('is refused when it has no parent, or is the first and has one', async () => {
    await putByHand(branch, { [mementoPath(place(3))]: forged(3, { parent: null }) });
    await expect(history.select(prp, 'latest')).rejects.toThrow(/chain/);
    await putByHand(branch, { [mementoPath(place(1))]: forged(1, { parent: place(2).id }) });
    await expect(history.select(prp, 'v1')).rejects.toThrow(/chain/);
  });
});

describe('a record that was edited', () => {
  it('spoils its version: a failure does not become a pass', async () => {
    await edit(recordPath(2), '"verdict": "failed"', '"verdict": "passed"');
    expect(await summaries()).toEqual(['v3 passed', 'v2 tampered', 'v1 unvalidated']);
  });

  it('does not count for another version', async () => {
    await putByHand(branch, {
      [validationPath(place(2), '20261122_110000_000_00000000')]: await textOn(branch, recordPath(3)),
    });
    expect(await summaries()).toEqual(['v3 passed', 'v2 tampered', 'v1 unvalidated']);
    await putByHand(branch, {
      [validationPath(place(2), '20261122_110000_000_00000000')]: undefined,
      [validationPath(place(2), version(3).validation?.id ?? '')]: await textOn(branch, recordPath(3)),
    });
    await expect(history.select(prp, 'v2')).rejects.toThrow(/is about another version/);
  });

  it('may be beside other files', async () => {
    await putByHand(branch, { [`${recordPath(2)}.bak`]: 'x', [recordPath(2).replace(/[^/]+$/, 'zzz.json')]: '{}' });
    expect(await summaries()).toEqual(['v3 passed', 'v2 failed', 'v1 unvalidated']);
  });
});

describe('an incomplete version', () => {
  it('is tampered with when its memento is missing', async () => {
    await putByHand(branch, { [mementoPath(place(3))]: undefined });
    expect(await summaries()).toEqual(['v3 tampered', 'v2 failed', 'v1 unvalidated']);
    await expect(history.select(prp, 'v3')).rejects.toMatchObject(integrity);
  });

  it('is tampered with when its content is missing, and not found when all of it is', async () => {
    await putByHand(branch, { [contentPath(place(1))]: undefined });
    await expect(history.content(version(1))).rejects.toMatchObject(integrity);
    await putByHand(branch, { [mementoPath(place(1))]: undefined });
    await expect(history.content(version(1))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await summaries()).toEqual(['v3 passed', 'v2 failed']);
  });

  it('is distinguished from a version of a newer tool', async () => {
    await edit(mementoPath(place(2)), '"format": 1', '"format": 2');
    expect(await summaries()).toEqual(['v3 passed', 'v2 tampered', 'v1 unvalidated']);
    await expect(history.select(prp, 'v2')).rejects.toMatchObject({ code: 'E_FORMAT' });
  });
});

describe('a tampered latest version', () => {
  it('accepts no version on top, wherever it is', async () => {
    await edit(mementoPath(place(3)), '"size": 5', '"size": 6');
    const before = await branch.head();
    await expect(history.append([addition('four')])).rejects.toMatchObject(integrity);
    expect(await branch.head()).toBe(before);
    expect((await history.prps()).map(({ latest }) => summaryOf(latest))).toEqual(['v3 tampered']);
  });
});
