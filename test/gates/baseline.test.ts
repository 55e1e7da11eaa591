import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GateFindings, inBaseline } from '../../src/gates/baseline.ts';
import { commandsGate } from '../../src/gates/commands-gate.ts';
import { gateComponent, type StaticGate } from '../../src/gates/gate.ts';
import { placeholdersGate } from '../../src/gates/placeholders-gate.ts';
import { structureGate } from '../../src/gates/structure-gate.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import type { Finding } from '../../src/prp/finding.ts';
import { memoryTree } from '../support/memory-tree.ts';
import { prpOf } from '../support/prp-text.ts';

async function examined(lines: readonly string[], gate: StaticGate<string> = placeholdersGate): Promise<GateFindings> {
  const prp = prpOf(...lines);
  const mediator = new Mediator();
  mediator.register(gateComponent(gate, () => 'warning'));
  const payload = { prp, tree: memoryTree() };
  const { value = [] } = await mediator.submit<readonly Finding[]>({ id: 'a', operation: `gate:${gate.id}`, payload });
  await mediator.close();
  return { findings: value, lines: prp.lines };
}

/** The lines of findings that are new, when `before` became `now`. */
async function newIn(before: readonly string[], now: readonly string[], gate?: StaticGate<string>) {
  const after = await examined(now, gate);
  const known = inBaseline(after, await examined(before, gate));
  return after.findings.filter((finding) => !known.has(finding)).map(({ startLine }) => now[startLine - 1]);
}

describe('a finding of the base revision is known', () => {
  const sin = '- [ ] Build [Insert name here] for the team';

  it.each([
    ['moved', ['# A', '', 'Some text.', '', sin]],
    ['in a section of another name', ['# B', '', sin]],
    ['indented', ['# A', '', `    ${sin}`.slice(2)]],
    ['ticked', ['# A', '', sin.replace('[ ]', '[x]')]],
    ['in a line with another word', ['# A', '', sin.replace('team', 'customer')]],
    ['in a line that says something else', ['# A', '', 'What we want: [Insert name here]']],
  ])('when it is %s', async (_how, now) => {
    expect(await newIn(['# A', '', sin], now)).toEqual([]);
  });

  it('when its message counts lines that moved', async () => {
    const before = ['## Notes', '', 'One.', '', '## Notes', '', 'Two.'];
    expect(await newIn(before, ['', '', ...before], structureGate)).toEqual([]);
  });
});

describe('a finding is new', () => {
  it('when the base has fewer of its kind, wherever it was added', async () => {
    const line = 'Owner: TBD';
    expect(await newIn(['# A', line, 'x'], ['# A', line, line, 'x'])).toEqual([line]);
  });

  it('when it marks another text in a known line', async () => {
    expect(await newIn(['See [Insert name here].'], ['See [Insert place here].'])).toEqual([
      'See [Insert place here].',
    ]);
  });

  it('when a short mark is replaced by an unrelated one', async () => {
    const now = 'TODO: agree on prices with sales';
    expect(await newIn(['TODO: decide where results live'], [now])).toEqual([now]);
  });

  it('when another command of the same block is the problem', async () => {
    const loop = (command: string) => ['## Validation Loop', '', '```bash', command, '```'];
    expect(await newIn(loop('git push origin main'), loop('npm publish'), commandsGate)).toHaveLength(1);
  });

  it('when the base has none', async () => {
    expect(await newIn(['# A'], ['TODO: a'])).toEqual(['TODO: a']);
  });
});

describe('after any edit of the lines around', () => {
  const harmless = fc.constantFrom('', 'Some words.', '- an item', '## A heading', '> quoted');
  const sinful = fc
    .tuple(fc.constantFrom('TODO', '[Insert one here]', '[Describe it]', '{user_name}'), fc.nat({ max: 3 }))
    .map(([mark, number]) => `${['Alpha', 'Beta', 'Gamma', 'Delta'][number]} ${mark}`);
  const document = fc.array(fc.oneof(harmless, sinful), { maxLength: 14 });
  const added = fc.array(sinful, { maxLength: 4 });
  const isSinful = (line: string) => /TODO$|[\]}]$/.test(line);
  /** The same findings among other lines in another order. */
  const rearranged = (lines: readonly string[], others: readonly string[], order: readonly number[]) =>
    [...lines.filter(isSinful), ...others]
      .map((line, index) => ({ line, rank: order[index % order.length] ?? 0 }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ line }) => line);
  const sorted = (lines: readonly (string | undefined)[]) => lines.map(String).toSorted((a, b) => a.localeCompare(b));
  const order = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });

  it('a finding of the base is never new', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.array(harmless, { maxLength: 10 }), order, async (before, others, ranks) => {
        expect(await newIn(before, rearranged(before, others, ranks))).toEqual([]);
      }),
    );
  });

  it('only added findings are new', async () => {
    await fc.assert(
      fc.asyncProperty(document, added, order, async (before, more, ranks) => {
        const found = await newIn(before, rearranged([...before, ...more], [], ranks));
        expect(sorted(found)).toEqual(sorted(more));
      }),
    );
  });
});
