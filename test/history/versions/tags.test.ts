import { beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../../../src/history/history.ts';
import { memoryBranch } from '../../../src/history/branch/memory-branch.ts';
import { printJson, withDigest } from '../../../src/history/versions/sealed-json.ts';
import { addition } from '../../support/addition.ts';
import { impatientHistory, pathsOn, putByHand, standingClock, textOn } from '../../support/history.ts';

const prp = 'PRPs/user-api.md';
const path = `${prp}/tags.json`;
const actor = 'Ann <ann@example.com>';

let branch: ReturnType<typeof memoryBranch>;
let history: History;

beforeEach(async () => {
  branch = memoryBranch();
  history = impatientHistory(branch, standingClock().clock);
  await history.append([addition('one'), addition('two'), addition('three')]);
});

const put = (name: string, version: string, about: object = {}) => history.tag({ prp, name, version, actor, ...about });
const drop = (name: string, about: object = {}) => history.tag({ prp, name, remove: true, actor, ...about });

async function shown(): Promise<string[]> {
  return (await history.tags(prp)).map(({ name, sequence }) => `${name} v${sequence}`);
}

describe('tagging', () => {
  it('stores all tags of a PRP in one sealed file, with their actors and times', async () => {
    const { memento } = await history.select(prp, 'v2');
    await put('approved', 'v2');
    const stored: unknown = JSON.parse(await textOn(branch, path));
    expect(stored).toEqual({
      format: 1,
      prp,
      tags: [
        {
          name: 'approved',
          version: memento.id,
          mementoDigest: memento.digest,
          timestamp: '2026-11-22T10:15:30.123Z',
          actor,
        },
      ],
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown,
    });
    expect(await branch.message((await branch.head()) ?? '')).toBe(
      `prp: tag ${prp} approved\n\nPrp: ${prp}\nPrp-Version: ${memento.id}\nPrp-Tag: approved\nPrp-Action: tagged\nPrp-Actor: ${actor}\n`,
    );
  });

  it('makes the name a selector, and shows it on the version', async () => {
    expect(await put('approved', 'previous')).toMatchObject({ action: 'tagged' });
    await put('also', 'v2');
    expect((await history.select(prp, 'approved')).memento.sequence).toBe(2);
    expect((await history.list(prp)).map((version) => !version.tampered && version.tags)).toEqual([
      [],
      ['also', 'approved'],
      [],
    ]);
    const [again] = await history.append([addition('three')]);
    expect(again?.version.tags).toEqual([]);
  });

  it('lists by name', async () => {
    for (const [name, version] of [
      ['c', 'v1'],
      ['a', 'v3'],
      ['b', 'v3'],
    ] as const) {
      await put(`x${name}`, version);
    }
    expect(await shown()).toEqual(['xa v3', 'xb v3', 'xc v1']);
  });

  it('changes nothing when the tag is already there', async () => {
    await put('approved', 'v2');
    const before = await branch.head();
    expect(await put('approved', 'v2')).toMatchObject({ action: 'unchanged' });
    expect(await branch.head()).toBe(before);
  });

  it('moves a tag only on request', async () => {
    await put('approved', 'v1');
    await expect(put('approved', 'v2')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await shown()).toEqual(['approved v1']);
    expect(await put('approved', 'v2', { force: true })).toMatchObject({ action: 'moved' });
    expect(await shown()).toEqual(['approved v2']);
  });

  it('removes a tag, from the selected version', async () => {
    await put('approved', 'v1');
    await expect(drop('approved', { version: 'v2' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await expect(drop('rejected')).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      hint: 'Its tags are approved.',
    });
    await drop('approved', { version: 'v1' });
    expect(await shown()).toEqual([]);
    await expect(history.select(prp, 'approved')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('reports its changes in a dry run, and makes none', async () => {
    const before = await branch.head();
    const { tags } = await history.tag({ prp, name: 'approved', version: 'v3', actor }, { dryRun: true });
    expect(tags.map(({ name, sequence }) => `${name} v${sequence}`)).toEqual(['approved v3']);
    expect(await branch.head()).toBe(before);
  });

  it('refuses invalid names and missing versions', async () => {
    await expect(put('v9', 'v1')).rejects.toMatchObject({ code: 'E_USAGE' });
    await expect(put('approved', 'v9')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(put('approved', 'v1', { prp: 'PRPs/other.md' })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await pathsOn(branch)).not.toContain(path);
  });

  it('loses no tag to concurrent writers', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `tag-${n}`);
    const writers = names.map((name) => impatientHistory(branch).tag({ prp, name, version: 'v1', actor }));
    await Promise.all(writers);
    expect((await history.tags(prp)).map(({ name }) => name)).toEqual(names);
  });

  it('never takes the place of a PRP', async () => {
    await expect(history.append([addition('x', { prp: `${prp}/tags.json/x.md` })])).rejects.toMatchObject({
      code: 'E_USAGE',
    });
  });
});

describe('tampered tags', () => {
  beforeEach(async () => {
    await put('approved', 'v2');
  });

  it('are refused, and the versions still work', async () => {
    await putByHand(branch, { [path]: (await textOn(branch, path)).replace('approved', 'rejected') });
    const integrity = { code: 'E_INTEGRITY' };
    await expect(history.tags(prp)).rejects.toMatchObject(integrity);
    await expect(history.select(prp, 'rejected')).rejects.toMatchObject(integrity);
    await expect(put('more', 'v1')).rejects.toMatchObject(integrity);
    for (const selector of ['v2', '2', 'latest', 'previous', '3fc4ccf', 'v20261122_101531']) {
      expect((await history.select(prp, selector)).memento.prp).toBe(prp);
    }
    expect(await history.append([addition('four')])).toHaveLength(1);
    await expect(history.select(prp, 'v77')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it.each([
    ['of another PRP', () => ({ prp: 'PRPs/other.md' })],
    ['with a name that means a version', ({ tags }: Record<string, unknown>) => ({ tags: renamed(tags, 'latest') })],
    ['with a name twice', ({ tags }: Record<string, unknown>) => ({ tags: [...(tags as []), ...(tags as [])] })],
  ])('are refused when they are %s, sealed or not', async (_, change) => {
    await seal(change);
    await expect(history.tags(prp)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('select no version that was edited, replaced or removed', async () => {
    const { memento } = await history.select(prp, 'v2');
    await seal(({ tags }) => ({ tags: (tags as object[]).map((tag) => ({ ...tag, mementoDigest: 'sha256:other' })) }));
    await expect(history.select(prp, 'approved')).rejects.toThrow(/was replaced/);
    await putByHand(branch, { [`${prp}/0000/${memento.id}`]: undefined });
    await expect(history.select(prp, 'approved')).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect((await history.tags(prp))[0]?.problem).toMatch(/is missing/);
  });
});

function renamed(tags: unknown, name: string): object[] {
  return (tags as object[]).map((tag) => ({ ...tag, name }));
}

/** Changes the file and seals it again, like a forger who knows the format. */
async function seal(change: (file: Record<string, unknown>) => object): Promise<void> {
  const { digest: _, ...file } = JSON.parse(await textOn(branch, path)) as Record<string, unknown>;
  await putByHand(branch, { [path]: Buffer.from(printJson(withDigest({ ...file, ...change(file) }))).toString() });
}

describe('tagging several PRPs', () => {
  it('makes one commit, and none when nothing changes', async () => {
    const other = 'PRPs/other.md';
    await history.append([addition('four', { prp: other })]);
    const tagging = [prp, other].map((one) => ({ prp: one, name: 'main', version: 'latest', force: true, actor }));
    const before = await branch.head();
    await history.tagEach(tagging);
    const after = await branch.head();
    expect(await shown()).toEqual(['main v3']);
    expect((await history.tags(other)).map(({ name }) => name)).toEqual(['main']);
    expect(after).not.toBe(before);
    await history.tagEach(tagging);
    expect(await branch.head()).toBe(after);
  });
});
