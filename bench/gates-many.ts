import type { Component } from '../src/mediator/component.ts';
import { Mediator } from '../src/mediator/mediator.ts';
import { contendersFor } from './gates-contenders.ts';
import { gatesFixture } from './gates-fixture.ts';
import { peers } from './gates-peers.ts';
import { rounds } from './gates-rounds.ts';
import { independent } from './gates-workload.ts';
import { clock, pair, type Row, timeRow } from './measure.ts';

/** Very short gates, and very many tasks: what each of them costs by itself. */
export async function* many(): AsyncIterable<Row> {
  yield* shortGates();
  yield timeRow(
    '10,000 tasks of 1 operation',
    '40 µs a task',
    { ours: await queue(10_000, 1), theirs: 400 },
    { limit: 1 },
  );
  for (const [what, operations] of [
    ['1 operation', () => 1],
    ['as many operations', (tasks: number) => tasks],
  ] as const) {
    const taken = await pair(
      () => queue(20_000, operations(20_000)),
      () => queue(10_000, operations(10_000)),
      5,
    );
    yield timeRow(`20,000 tasks of ${what}`, '10,000', taken, { limit: 3 });
  }
}

async function* shortGates(): AsyncIterable<Row> {
  const count = 200;
  const workload = independent('short', count, 'true');
  const fixture = await gatesFixture(workload);
  const natives = peers.filter(({ name, isInstalled }) => isInstalled && (name === 'make' || name === 'lefthook'));
  const others = await contendersFor(workload, natives);
  const taken: Readonly<Record<string, number>> = await rounds(
    {
      all: async () => (await fixture.validate()).commandMs,
      one: async () => (await fixture.validate({ steps: ['step1'] })).commandMs,
      ...others.runs,
    },
    9,
  );
  await others.remove();
  const ours = ((taken['all'] ?? Number.NaN) - (taken['one'] ?? Number.NaN)) / (count - 1);
  yield timeRow('200 × true: each gate after the first', '1.5 ms', { ours, theirs: 1.5 }, { limit: 1 });
  for (const { name } of natives) {
    yield timeRow('200 × true: each gate', name, { ours, theirs: (taken[name] ?? Number.NaN) / count });
  }
  await fixture.remove();
}

async function queue(tasks: number, operations: number): Promise<number> {
  const mediator = new Mediator({ workers: 4, maxQueued: tasks });
  for (let index = 0; index < operations; index += 1) mediator.register(component(index));
  const submitted = Array.from({ length: tasks }, (_, index) => ({
    id: `task ${index}`,
    operation: `operation ${index % operations}`,
    payload: undefined,
    // Scattered: the queue has something to sort.
    expectedMs: (index * 7_919) % 1_000,
  }));
  return clock(() => Promise.all(mediator.submitAll(submitted)));
}

function component(index: number): Component {
  return {
    name: `component ${index}`,
    kind: 'validator',
    provides: [`operation ${index}`],
    handle: () => Promise.resolve(),
  };
}
