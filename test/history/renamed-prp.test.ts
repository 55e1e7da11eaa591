import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import type { History } from '../../src/history/history.ts';
import { addition, validated } from '../support/addition.ts';
import { forkOf, sideOf, unite } from '../support/forked-history.ts';
import { pathsOn, putByHand, savedHistory, textOn } from '../support/history.ts';

const old = 'PRPs/user-api.md';
const prp = 'PRPs/users.md';

function text(words: string, about: Parameters<typeof addition>[1] = {}) {
  return addition(words, about);
}

async function renamed() {
  const saved = savedHistory();
  await saved.save(3, { prp: old });
  const [moved] = await saved.history.append([text('version 3', { prp, follows: old })]);
  return { ...saved, moved };
}

async function numbers(history: History, of = prp): Promise<string> {
  const versions = await history.list(of);
  return versions.map((one) => (one.tampered ? 'tampered' : `${one.memento.prp} v${one.memento.sequence}`)).join(', ');
}

describe('a renamed PRP', () => {
  it('continues the numbers, the digests and the versions of its former path', async () => {
    const { history, moved } = await renamed();
    const last = await history.select(old, 'latest');
    expect(moved?.created).toBe(true);
    expect(moved?.version.memento).toMatchObject({
      prp,
      sequence: 4,
      parent: last.memento.id,
      previousDigest: last.memento.digest,
      metadata: { follows: old },
    });
    await history.append([text('version 4', { prp })]);
    expect(await numbers(history)).toBe(`${prp} v5, ${prp} v4, ${old} v3, ${old} v2, ${old} v1`);
    expect(await history.verify()).toMatchObject({ checked: 5, problems: [], notes: [] });
    expect(await history.verify([prp])).toMatchObject({ checked: 5, problems: [], notes: [] });
  });

  it('finds every kind of selector under the former path', async () => {
    const { history, save } = await renamed();
    expect(save).toBeDefined();
    await history.attach(old, 'v2', { ...validated('', 'passed'), actor: null, commit: null });
    await history.tag({ prp: old, name: 'approved', version: 'v1', actor: null });
    const second = await history.select(old, 'v2');
    const expected: Record<string, number> = {
      v1: 1,
      3: 3,
      latest: 4,
      previous: 3,
      'last-passing': 2,
      approved: 1,
      [second.memento.id]: 2,
      [second.memento.checksum.slice(7, 20)]: 2,
    };
    for (const [selector, sequence] of Object.entries(expected)) {
      expect([selector, (await history.select(prp, selector)).memento.sequence]).toEqual([selector, sequence]);
    }
    expect(Buffer.from(await history.content(await history.select(prp, 'v2'))).toString()).toBe('version 2');
    await expect(history.select(prp, 'v9')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect((await history.records(prp, 10)).validations.map((one) => one.sequence)).toEqual([2]);
  });

  it('has one set of tags: a tag moves from the former path to the new one', async () => {
    const { history } = await renamed();
    await history.tag({ prp: old, name: 'approved', version: 'v1', actor: null });
    await expect(history.tag({ prp, name: 'approved', version: 'latest', actor: null })).rejects.toMatchObject({
      code: 'E_CONFLICT',
    });
    const moved = await history.tag({ prp, name: 'approved', version: 'latest', force: true, actor: null });
    expect(moved).toMatchObject({ action: 'moved', tags: [{ name: 'approved', sequence: 4 }] });
    expect(await history.tags(old)).toEqual([]);
    await history.tag({ prp, name: 'first', version: 'v1', actor: null });
    expect(await history.tags(prp)).toMatchObject([{ sequence: 4 }, { sequence: 1 }]);
    await history.tag({ prp, name: 'first', remove: true, actor: null });
    expect(await history.tags(prp)).toMatchObject([{ name: 'approved' }]);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('is listed once; its former path says where it went', async () => {
    const { history } = await renamed();
    expect(await history.prps()).toMatchObject([
      { prp: old, versions: 3, movedTo: prp },
      { prp, versions: 4, own: 1, movedTo: null },
    ]);
  });

  it('that gets its old name back continues again', async () => {
    const { history } = await renamed();
    await history.append([text('version 5', { prp })]);
    await history.append([text('version 6', { prp: old, follows: prp })]);
    expect(await numbers(history, old)).toBe(`${old} v6, ${prp} v5, ${prp} v4, ${old} v3, ${old} v2, ${old} v1`);
    expect((await history.select(old, 'v5')).memento.prp).toBe(prp);
    expect(await history.prps()).toMatchObject([{ movedTo: null, versions: 6 }, { movedTo: old }]);
    expect(await history.verify()).toMatchObject({ checked: 6, problems: [] });
  });

  it('keeps the versions of another PRP that had the new name', async () => {
    const { history } = savedHistory();
    await history.append([text('a', { prp: old }), text('b', { prp })]);
    await history.append([text('c', { prp, follows: old })]);
    expect(await numbers(history)).toBe(`${prp} v2, ${prp} v1`);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('is cleaned up as one PRP, and stays whole', async () => {
    const { history, branch } = await renamed();
    await history.append([text('version 5', { prp }), text('version 6', { prp })]);
    const { removed } = await history.cleanup({ maxPerPrp: 2 });
    expect(removed.map(({ memento }) => memento.sequence)).toEqual([3, 2, 1]);
    expect(await numbers(history)).toBe(`${prp} v6, ${prp} v5, ${prp} v4`);
    expect(await history.verify()).toMatchObject({ checked: 3, problems: [] });
    expect((await pathsOn(branch)).filter((path) => path.startsWith(`${old}/0`))).toEqual([]);
  });

  it('keeps a version under the former path that has a tag', async () => {
    const { history } = await renamed();
    await history.tag({ prp, name: 'approved', version: 'v1', actor: null });
    await history.append([text('version 5', { prp }), text('version 6', { prp })]);
    await history.cleanup({ maxPerPrp: 1 });
    expect(await numbers(history)).toBe(`${prp} v6, ${prp} v4, ${old} v1`);
    expect((await history.select(prp, 'approved')).memento.sequence).toBe(1);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('reports a version that it follows when that was removed or replaced by hand', async () => {
    const { history, branch, moved } = await renamed();
    const { id } = (await history.select(old, 'v3')).memento;
    await putByHand(branch, {
      [`${old}/0000/${id}/prp.md`]: undefined,
      [`${old}/0000/${id}/memento.json`]: undefined,
    });
    const { problems } = await history.verify([prp]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        kind: 'chain-broken',
        prp,
        version: moved?.version.memento.id,
        message: expect.stringContaining('missing, and no clean-up removed it'),
      }),
    );
  });

  it('keeps its versions when a repair sets its newest one aside', async () => {
    const { history, branch } = await renamed();
    const [last] = await history.append([text('version 5', { prp })]);
    await putByHand(branch, { [`${prp}/0000/${last?.version.memento.id}/prp.md`]: 'forged' });
    await history.repair(undefined, { dryRun: false, actor: null });
    expect(await numbers(history)).toBe(`${prp} v6, ${prp} v4, ${old} v3, ${old} v2, ${old} v1`);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it.each([
    { damaged: 4, first: 'b.md v5, a.md v3, b.md v2, a.md v1' },
    { damaged: 3, first: 'b.md v4, b.md v2, a.md v1' },
    { damaged: 2, first: 'b.md v4, a.md v3, a.md v1' },
  ])('that got a name again keeps its past when a repair sets v$damaged aside', async ({ damaged, first }) => {
    const { history, branch } = savedHistory();
    await history.append([text('1', { prp: 'a.md' })]);
    await history.append([text('2', { prp: 'b.md', follows: 'a.md' })]);
    await history.append([text('3', { prp: 'a.md', follows: 'b.md' })]);
    await history.append([text('4', { prp: 'b.md', follows: 'a.md' })]);
    const { memento } = await history.select('b.md', `v${damaged}`);
    await putByHand(branch, { [`${memento.prp}/0000/${memento.id}/prp.md`]: 'forged' });
    await history.repair(undefined, { dryRun: false, actor: null });
    expect(await numbers(history, 'b.md')).toBe(first);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('has one past, however often it and others are renamed, cleaned up and merged', async () => {
    const names = ['a.md', 'b.md', 'c.md'];
    const step = (side: number, act: string, to = 0) => ({ side, act, to });
    const [save, clean] = [step(1, 'save'), step(1, 'clean')];
    type Steps = readonly ReturnType<typeof step>[];
    const examples: [Steps, Steps][] = [
      // A clean-up removed what a version under the same path could have been compared with.
      [
        [step(0, 'save'), step(0, 'move', 1)],
        [step(0, 'move', 0), step(0, 'move', 1), step(0, 'clean')],
      ],
      // A clean-up removed versions that the other side has never had.
      [[], [...Array.from({ length: 4 }, () => step(0, 'save')), step(0, 'clean')]],
      // A clean-up emptied a former path, which gets versions of the other side.
      [[], [step(1, 'move', 1), save, step(1, 'move', 0), step(0, 'save'), save, step(0, 'move', 1), save, clean]],
      [[], [save, step(1, 'move', 1), save, save, step(0, 'save'), clean]],
      // A clean-up removed the version that one of the other side follows.
      [
        Array.from({ length: 4 }, () => step(0, 'save')),
        [step(1, 'move', 2), step(1, 'move', 0), save, step(0, 'move', 2), clean],
      ],
      // Two PRPs continue one path, and one of them leads to a third path.
      [
        [step(0, 'save'), step(0, 'move', 2)],
        [step(0, 'move', 1), step(0, 'move', 0)],
      ],
    ];
    const acts = fc.array(
      fc.record({
        side: fc.nat({ max: 1 }),
        act: fc.constantFrom<string>('save', 'move', 'tag', 'clean'),
        to: fc.nat({ max: 2 }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, after) => {
        const first = sideOf(memoryBranch(), 'ours');
        const at = ['a.md', 'a.md'];
        let count = 0;
        const play = async (sides: readonly History[], steps: Steps) => {
          for (const { side, act, to } of steps) {
            const history = sides[side % sides.length] ?? first.history;
            const own = side % sides.length;
            const [from = '', next = ''] = [at[own], names[to]];
            count += 1;
            if (act === 'clean') await history.cleanup({ maxPerPrp: 3 });
            else if (act === 'tag') {
              const request = { prp: from, name: `t${to}`, version: 'latest', force: true, actor: null };
              await history.tag(request).catch(() => undefined);
            } else if (act === 'save' || next === from) await history.append([text(`text ${count}`, { prp: from })]);
            else {
              await history.append([text(`text ${count}`, { prp: next, follows: from })]);
              at[own] = next;
            }
          }
        };
        // A fork has no log that could explain a clean-up.
        await play(
          [first.history],
          before.filter(({ act }) => act !== 'clean'),
        );
        at[1] = at[0] ?? 'a.md';
        const [ours, theirs] = [
          sideOf(await forkOf(first.branch), 'ours'),
          sideOf(await forkOf(first.branch), 'theirs'),
        ];
        await play([ours.history, theirs.history], after);
        await unite(ours, theirs, await forkOf(first.branch));
        for (const { history } of [ours, theirs]) expect(await history.verify()).toMatchObject({ problems: [] });
        const paths = await pathsOn(theirs.branch);
        for (const name of await theirs.history.names()) {
          expect(await theirs.history.verify([name])).toMatchObject({ problems: [] });
          const versions = await theirs.history.list(name);
          const sequences = versions.map((one) => (one.tampered ? -1 : one.memento.sequence));
          expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => b - a));
          expect(sequences).not.toContain(-1);
          const own = versions.flatMap((one) => (!one.tampered && one.memento.prp === name ? one.memento.id : []));
          const stored = paths.flatMap((path) =>
            path.startsWith(`${name}/`) && path.endsWith('/memento.json') ? path : [],
          );
          expect(own).toHaveLength(stored.length);
          const recent = (await theirs.history.verifyRecent([name], 10)).get(name);
          expect(recent?.mementos.map((memento) => memento?.sequence)).toEqual(sequences.slice(0, 10));
          const last = sequences.at(-1) ?? 0;
          expect((await theirs.history.select(name, `v${last}`)).memento.sequence).toBe(last);
          expect((await theirs.history.list(name, { limit: 2 })).length).toBe(Math.min(2, sequences.length));
        }
        expect((await unite(ours, theirs, await forkOf(first.branch))).change.write.size).toBe(0);
      }),
      { numRuns: 150, examples },
    );
  });

  it('does not follow a forged path for ever', async () => {
    const { history, branch } = await renamed();
    const path = (await pathsOn(branch)).find((one) => one.startsWith(prp) && one.endsWith('memento.json')) ?? '';
    await putByHand(branch, {
      [path]: (await textOn(branch, path)).replace(`"follows": "${old}"`, `"follows": "../x"`),
    });
    expect(await numbers(history)).toBe('tampered');
    expect((await history.verify()).problems.length).toBeGreaterThan(0);
  });
});

describe('two machines and a renamed PRP', () => {
  it('unite when one renamed it, and the other saved it under the former path', async () => {
    const { branch: common, save } = savedHistory();
    await save(2, { prp: old });
    const [ours, theirs] = [sideOf(await forkOf(common), 'ours'), sideOf(await forkOf(common), 'theirs')];
    await ours.history.append([text('ours 3', { prp: old })]);
    await ours.history.append([text('ours 4', { prp, follows: old }), text('ours 5', { prp })]);
    await theirs.history.append([text('theirs 3', { prp: old })]);
    await unite(ours, theirs, await forkOf(common));
    expect(await numbers(theirs.history)).toBe(`${prp} v6, ${prp} v5, ${old} v4, ${old} v3, ${old} v2, ${old} v1`);
    expect(await theirs.history.verify()).toMatchObject({ problems: [] });
    expect((await unite(ours, theirs)).change.write.size).toBe(0);
  });

  it('keep the versions of both of two tags with one name when a clean-up follows', async () => {
    const { branch: common, save } = savedHistory();
    await save(1, { prp: old });
    const [ours, theirs] = [sideOf(await forkOf(common), 'ours'), sideOf(await forkOf(common), 'theirs')];
    await ours.history.append([text('ours 2', { prp, follows: old })]);
    await ours.history.tag({ prp, name: 'approved', version: 'latest', actor: null });
    await theirs.history.tag({ prp: old, name: 'approved', version: 'latest', actor: null });
    await unite(ours, theirs, await forkOf(common));
    await theirs.history.append([text('3', { prp }), text('4', { prp })]);
    await theirs.history.cleanup({ maxPerPrp: 1 });
    expect(await numbers(theirs.history)).toBe(`${prp} v4, ${prp} v2, ${old} v1`);
    expect(await theirs.history.verify()).toMatchObject({ problems: [] });
  });

  it('unite when both renamed it', async () => {
    const { branch: common, save } = savedHistory();
    await save(2, { prp: old });
    const [ours, theirs] = [sideOf(await forkOf(common), 'ours'), sideOf(await forkOf(common), 'theirs')];
    await ours.history.append([text('ours 3', { prp, follows: old })]);
    await theirs.history.append([text('theirs 3', { prp, follows: old })]);
    await unite(ours, theirs, await forkOf(common));
    expect(await numbers(theirs.history)).toBe(`${prp} v4, ${prp} v3, ${old} v2, ${old} v1`);
    expect(await theirs.history.verify()).toMatchObject({ problems: [] });
    expect((await unite(ours, theirs)).change.write.size).toBe(0);
  });
});
