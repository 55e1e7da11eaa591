import { commandComponent } from '../src/gates/configured-command-gate.ts';
import { Mediator } from '../src/mediator/mediator.ts';
import { RunProcesses } from '../src/system/run-processes.ts';
import { persistentShells } from '../src/system/shells.ts';
import { contendersFor } from './gates-contenders.ts';
import { gatesFixture } from './gates-fixture.ts';
import { peers } from './gates-peers.ts';
import { rounds } from './gates-rounds.ts';
import { chainLast, chainLastMs } from './gates-workload.ts';
import { clock, type Row, timeRow } from './measure.ts';

/** A chain that is declared last and takes longest: whether it goes first, once durations are known. */
export async function* order(): AsyncIterable<Row> {
  const fixture = await gatesFixture(chainLast);
  const able = peers.filter(({ isInstalled, ordersSteps }) => isInstalled && ordersSteps);
  const others = await contendersFor(chainLast, able);
  const first: Readonly<Record<string, number>> = await rounds(
    {
      'mediator with durations': () => clock(() => mediate(true)),
      'mediator without': () => clock(() => mediate(false)),
      'prp without': async () => (await fixture.validate()).makespanMs,
      ...others.runs,
    },
    5,
  );
  await others.remove();
  await fixture.validate({ versioning: true });
  const later = await rounds({ prp: async () => (await fixture.validate()).makespanMs }, 3);
  await fixture.remove();

  const at = (name: string): number => first[name] ?? Number.NaN;
  const against = 'the best order';
  const row = (what: string, ours: number, limit?: number) =>
    timeRow(`chain declared last: ${what}`, against, { ours, theirs: chainLastMs }, { ...(limit && { limit }) });
  yield row('mediator, durations known', at('mediator with durations'), 1.08);
  yield row('prp, after a recorded run', later.prp, 1.08);
  for (const { name } of able) {
    const pair = { ours: at('prp without'), theirs: at(name) };
    yield timeRow('chain declared last: prp, nothing known', name, pair, { limit: 1.03 });
    yield row(name, at(name));
  }
  yield row('mediator, nothing known', at('mediator without'));
}

async function mediate(isKnown: boolean): Promise<void> {
  const mediator = new Mediator({ workers: chainLast.workers });
  const shells = persistentShells(import.meta.dirname, new RunProcesses());
  for (const { id, run } of chainLast.steps) {
    const gate = { id, run, needs: [], timeout: 60, retries: 0, retryTimeouts: false, priority: 'normal' } as const;
    mediator.register(commandComponent(gate, shells));
  }
  const tasks = chainLast.steps.map(({ id, run, needs }) => ({
    id,
    operation: `command:${id}`,
    payload: undefined,
    needs,
    ...(isKnown && { expectedMs: 1_000 * Number(run.replace('sleep ', '')) }),
  }));
  await Promise.all(mediator.submitAll(tasks));
  await mediator.close();
}
