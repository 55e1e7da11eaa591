import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBranch, type MemoryBranch } from '../../../src/history/branch/memory-branch.ts';
import { addition, validated } from '../../support/addition.ts';
import { forkOf, prps, type Side, sideOf, soundVersionsOf, step, unite } from '../../support/forked-history.ts';
import { impatientHistory, putByHand, standingClock, textOn } from '../../support/history.ts';

const prp = 'PRPs/user-api.md';

describe('two diverged histories', () => {
  const pasts = fc.record({
    common: fc.array(step, { maxLength: 8 }),
    ours: fc.array(step, { maxLength: 8 }),
    theirs: fc.array(step, { maxLength: 8 }),
    isBaseKnown: fc.boolean(),
  });

  it('lose no version, and get one chain without a gap or a repetition', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ common, ours: mine, theirs: others, isBaseKnown }) => {
        const { ours, theirs, base } = await forked(common, mine, others);
        const before = await Promise.all(prps.map(async (one) => everythingOf(ours, theirs, base, one)));

        await unite(ours, theirs, isBaseKnown ? base : undefined);

        for (const [index, one] of prps.entries()) {
          const united = await soundVersionsOf(theirs, one);
          const { texts, theirIds, ourIds, passed } = before[index] ?? {};
          expect(united.map(({ memento }) => memento.sequence)).toEqual(united.map((_, n) => n + 1));
          expect((await textsOf(theirs, one)).toSorted()).toEqual(texts);
          // Theirs first, then ours in their order.
          expect(united.map(({ memento }) => memento.id).slice(0, theirIds?.length)).toEqual(theirIds);
          expect(united.map(({ memento }) => memento.id).filter((id) => ourIds?.includes(id))).toEqual(ourIds);
          expect(united.filter(({ status }) => status === 'passed').map(({ memento }) => memento.id)).toEqual(
            expect.arrayContaining(passed ?? []),
          );
        }
        expect(await theirs.history.verify()).toMatchObject({ problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('are merged once: a second merge finds nothing to do, from any side', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ common, ours: mine, theirs: others, isBaseKnown }) => {
        const { ours, theirs, base } = await forked(common, mine, others);
        await unite(ours, theirs, base);
        expect((await unite(ours, theirs, isBaseKnown ? base : undefined)).change.write.size).toBe(0);
        expect((await unite(sideOf(await forkOf(theirs.branch), 'ours'), theirs)).change.write.size).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('continue after the merge, even with a slow clock', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, fc.array(step, { minLength: 1, maxLength: 5 }), async (past, steps) => {
        const { ours, theirs, base } = await forked(past.common, past.ours, past.theirs);
        await unite(ours, theirs, base);
        const next = sideOf(theirs.branch, 'ours');
        await next.work(steps);
        for (const one of prps) {
          const versions = await soundVersionsOf(next, one);
          expect(versions.map(({ memento }) => memento.sequence)).toEqual(versions.map((_, n) => n + 1));
        }
        expect(await next.history.verify()).toMatchObject({ problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('are merged the same way when there are three or more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 2, maxLength: 4 }), async (works) => {
        const shared = sideOf(memoryBranch(), 'theirs');
        await shared.history.append([addition('the first', { prp: prps[0] })]);
        const base = await forkOf(shared.branch);
        const sides = await Promise.all(works.map(async (_, n) => sideOf(await forkOf(base), `clone ${n}`)));
        for (const [n, side] of sides.entries()) await side.work(works[n] ?? []);
        const texts = (await Promise.all(sides.map(async (side) => (await textsOf(side, prps[0])).slice(1)))).flat();
        for (const side of sides) await unite(side, shared, base);
        expect((await textsOf(shared, prps[0])).toSorted()).toEqual(['the first', ...texts].toSorted());
        expect(await shared.history.verify()).toMatchObject({ problems: [] });
      }),
      { numRuns: 20 },
    );
  });
});

describe('a merge', () => {
  it('keeps two versions of equal bytes from the same second, under two ids', async () => {
    const { ours, theirs } = await forked([], [], []);
    await ours.history.append([addition('same', { actor: 'Ann' })]);
    await theirs.history.append([addition('same', { actor: 'Ben' })]);
    const [before] = await soundVersionsOf(ours, prp);
    await unite(ours, theirs);
    const [first, second] = await soundVersionsOf(theirs, prp);
    expect(first?.memento).toMatchObject({ sequence: 1, actor: 'Ben', id: before?.memento.id });
    expect(second?.memento).toMatchObject({ sequence: 2, actor: 'Ann', timestamp: before?.memento.timestamp });
    expect(second?.memento.id).not.toBe(before?.memento.id);
    expect(second?.memento.checksum).toBe(first?.memento.checksum);
  });

  it('moves records, tags and restored versions along', async () => {
    const { ours, theirs } = await forked([], [], []);
    await theirs.history.append([addition('theirs')]);
    await ours.history.append([validated('good', 'passed')]);
    await ours.history.append([validated('bad', 'failed')]);
    const [good] = await soundVersionsOf(ours, prp);
    await ours.history.append([addition('good', { reason: 'restored', restoredFrom: good?.memento.id ?? '' })]);
    await ours.history.tag({ prp, name: 'approved', version: 'v1', actor: 'Ann' });
    await unite(ours, theirs);
    const united = await soundVersionsOf(theirs, prp);
    expect(united.map(({ memento: { sequence }, status, tags }) => [sequence, status, ...tags])).toEqual([
      [1, 'unvalidated'],
      [2, 'passed', 'approved'],
      [3, 'failed'],
      [4, 'unvalidated'],
    ]);
    expect(united[3]?.memento.restoredFrom).toBe(good?.memento.id);
    expect((await theirs.history.select(prp, 'approved')).memento.id).toBe(good?.memento.id);
  });

  it('adds a local record to a version of both sides', async () => {
    const { ours, theirs, base } = await forked([{ prp: 0, kind: 'save', seconds: 1 }], [], []);
    await theirs.history.append([addition('more', { prp: prps[0] })]);
    await ours.work([{ prp: 0, kind: 'validate', seconds: 9 }]);
    await unite(ours, theirs, base);
    const united = await soundVersionsOf(theirs, prps[0]);
    expect(united.map(({ status }) => status)).toEqual(['passed', 'unvalidated']);
  });

  it('keeps both tags of one name on different versions', async () => {
    const { ours, theirs } = await forked([], [], []);
    for (const side of [ours, theirs]) {
      await side.history.append([addition(side === ours ? 'ours' : 'theirs')]);
      await side.history.tag({ prp, name: 'approved', actor: 'Ann' });
    }
    await unite(ours, theirs);
    const tags = (await soundVersionsOf(theirs, prp)).map((version) => version.tags);
    expect(tags).toEqual([['approved'], ['approved-2']]);
  });

  it('leaves a tag where the other side moved it, even without a common state', async () => {
    const { ours } = await forked([], [], []);
    await ours.history.append([addition('one')]);
    await ours.history.tag({ prp, name: 'approved', actor: 'Ann' });
    const theirs = sideOf(await forkOf(ours.branch), 'theirs');
    await theirs.history.append([addition('two')]);
    await theirs.history.tag({ prp, name: 'approved', force: true, actor: 'Ben' });
    await unite(ours, theirs);
    expect((await soundVersionsOf(theirs, prp)).map((version) => version.tags)).toEqual([[], ['approved']]);
  });

  it('does not restore what the other side removed', async () => {
    const { ours, theirs } = await forked([], [], []);
    await ours.history.append(['1', '2', '3'].map((text) => addition(text)));
    const shared = sideOf(await forkOf(ours.branch), 'theirs');
    await shared.history.cleanup({ maxPerPrp: 1 });
    await shared.history.append([addition('theirs')]);
    await ours.history.append([addition('ours')]);
    await unite(ours, shared);
    expect(await textsOf(shared, prp)).toEqual(['3', 'theirs', 'ours']);
    expect(await textsOf(theirs, prp)).toEqual([]);
  });

  it('refuses to reseal a forged version', async () => {
    const { ours, theirs } = await forked([], [], []);
    await ours.history.append([addition('one')]);
    await theirs.history.append([addition('theirs')]);
    const [version] = await soundVersionsOf(ours, prp);
    const path = `${prp}/0000/${version?.memento.id}/memento.json`;
    await putByHand(ours.branch, { [path]: (await textOn(ours.branch, path)).replace('Ann', 'Bob') });
    await expect(unite(ours, theirs)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect(await textsOf(theirs, prp)).toEqual(['theirs']);
  });

  it('refuses to reseal a forged record', async () => {
    const { ours, theirs } = await forked([], [], []);
    await ours.history.append([validated('one', 'failed')]);
    await theirs.history.append([addition('theirs')]);
    const [version] = await soundVersionsOf(ours, prp);
    const path = `${prp}/0000/${version?.memento.id}/validations/${version?.validation?.id}.json`;
    await putByHand(ours.branch, { [path]: (await textOn(ours.branch, path)).replace('"failed"', '"passed"') });
    await expect(unite(ours, theirs)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('lists its additions and their actors in the log', async () => {
    const { ours, theirs } = await forked([], [], []);
    await theirs.history.append([addition('theirs')]);
    await ours.history.append([addition('ours', { actor: 'Ann' })]);
    await unite(ours, theirs);
    const message = await theirs.branch.message((await theirs.branch.head()) ?? '');
    expect(message).toMatch(/^prp: unite 1 version with the remote's\n\nPrp: PRPs\/user-api.md\nPrp-Version: v/);
    expect(message).toContain('Prp-Actor: Ann\n');
  });

  it('crosses from one bucket to the next', async () => {
    const { ours, theirs } = await forked([], [], []);
    const { clock } = standingClock('2026-11-22T12:00:00.000Z');
    await impatientHistory(theirs.branch, clock).append(manyTexts(99, 'theirs'));
    await ours.history.append(manyTexts(4, 'ours'));
    await unite(ours, theirs);
    const versions = await soundVersionsOf(theirs, prp);
    expect(versions.map(({ memento }) => memento.sequence)).toEqual(Array.from({ length: 103 }, (_, n) => n + 1));
    expect((await textsOf(theirs, prp)).slice(98)).toEqual(['theirs 98', 'ours 0', 'ours 1', 'ours 2', 'ours 3']);
    expect(await theirs.history.verify()).toMatchObject({ problems: [] });
    expect((await theirs.history.select(prp, 'latest')).memento.sequence).toBe(103);
    expect((await theirs.history.select(prp, 'v100')).memento.sequence).toBe(100);
  });
});

function manyTexts(count: number, name: string) {
  return Array.from({ length: count }, (_, n) => addition(`${name} ${n}`));
}

async function forked(
  common: Parameters<Side['work']>[0],
  mine: Parameters<Side['work']>[0],
  others: Parameters<Side['work']>[0],
) {
  const start = sideOf(memoryBranch(), 'both');
  await start.work(common);
  const base = start.branch;
  const [ours, theirs] = [sideOf(await forkOf(base), 'ours'), sideOf(await forkOf(base), 'theirs')];
  await ours.work(mine);
  await theirs.work(others);
  return { base, ours, theirs };
}

async function textsOf(side: Side, one: string): Promise<string[]> {
  const versions = await soundVersionsOf(side, one);
  return Promise.all(versions.map(async (version) => Buffer.from(await side.history.content(version)).toString()));
}

/** A PRP's versions on both sides before the merge. */
async function everythingOf(ours: Side, theirs: Side, base: MemoryBranch, one: string) {
  const common = (await soundVersionsOf(sideOf(base, 'both'), one)).length;
  const mine = await soundVersionsOf(ours, one);
  const others = await soundVersionsOf(theirs, one);
  const ids = others.map(({ memento }) => memento.id);
  return {
    texts: [...(await textsOf(theirs, one)), ...(await textsOf(ours, one)).slice(common)].toSorted(),
    theirIds: ids,
    ourIds: mine.map(({ memento }) => memento.id).filter((id, n) => n < common || !ids.includes(id)),
    passed: [...mine.filter((_, n) => n < common || !ids.includes(mine[n]?.memento.id ?? '')), ...others]
      .filter(({ status }) => status === 'passed')
      .map(({ memento }) => memento.id),
  };
}
