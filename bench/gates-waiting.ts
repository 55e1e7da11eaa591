import { availableParallelism } from 'node:os';
import { contendersFor } from './gates-contenders.ts';
import { gatesFixture } from './gates-fixture.ts';
import { peers } from './gates-peers.ts';
import { rounds } from './gates-rounds.ts';
import { busy, independent } from './gates-workload.ts';
import { clock, command, median, type Row, timeRow } from './measure.ts';

/** Gates that wait, and gates that keep the machine busy: how near the least possible time we come. */
export async function* waiting(): AsyncIterable<Row> {
  yield* sleepers();
  yield* besideDocuments();
  yield* moreWorkers();
  yield* busyOnes();
}

/** A whole command against `make`, which does nothing but start the commands. */
const wholeLimit = 1.12;

/** Native programs that start in almost no time; the program is faster than those that are missing here. */
const limits: Readonly<Record<string, number>> = { make: wholeLimit, lefthook: 1.1 };

async function* sleepers(): AsyncIterable<Row> {
  const workload = independent('sleepers', 32, 'sleep 0.25');
  const idealMs = 2_000;
  const fixture = await gatesFixture(workload);
  const present = peers.filter(({ isInstalled }) => isInstalled);
  const others = await contendersFor(workload, present);
  const makespans: number[] = [];
  const prp = async () => {
    const { commandMs, makespanMs } = await fixture.validate();
    makespans.push(makespanMs);
    return commandMs;
  };
  await fixture.validate();
  const taken: Readonly<Record<string, number>> = await rounds({ prp, ...others.runs }, 5);
  await others.remove();
  const ours = taken['prp'] ?? Number.NaN;
  const makespan = median(makespans);
  yield timeRow('32 × sleep 0.25, 4 workers: gates', 'ideal', { ours: makespan, theirs: idealMs }, { limit: 1.05 });
  yield timeRow('32 × sleep 0.25: whole command', 'ideal', { ours, theirs: idealMs }, { limit: 1.12 });
  for (const { name } of present) {
    const pair = { ours, theirs: taken[name] ?? Number.NaN };
    yield timeRow('32 × sleep 0.25: whole command', name, pair, { limit: limits[name] ?? 1 });
  }
  await fixture.remove();
}

/** The commands start before the documents are read, and with the durations of earlier runs. */
async function* besideDocuments(): AsyncIterable<Row> {
  const present = peers.filter(({ name, isInstalled }) => name === 'make' && isInstalled);
  const workload = independent('beside documents', 32, 'sleep 0.25');
  const fixture = await gatesFixture(workload, { prps: 9 });
  const others = await contendersFor(workload, present);
  await fixture.recordRuns(10);
  const prp = async () => (await fixture.validate({ versioning: true })).commandMs;
  const taken: Readonly<Record<string, number>> = await rounds({ prp, ...others.runs }, 5);
  await others.remove();
  await fixture.remove();
  for (const { name } of present) {
    const pair = { ours: taken['prp'] ?? Number.NaN, theirs: taken[name] ?? Number.NaN };
    yield timeRow('the same with 9 PRPs of 20 kB, recorded', name, pair, { limit: wholeLimit });
  }
}

async function* moreWorkers(): AsyncIterable<Row> {
  const fixture = await gatesFixture(independent('long', 16, 'sleep 1.25'));
  const { commandMs: four } = await fixture.validate();
  const { commandMs: one } = await fixture.validate({ workers: 1 });
  yield timeRow('16 × sleep 1.25: 4 workers', '1 worker / 3.8', { ours: four, theirs: one / 3.8 }, { limit: 1 });
  await fixture.remove();
}

/** The ideal is what as many at once as there are cores take, four times as many after one another. */
async function* busyOnes(): AsyncIterable<Row> {
  const cores = availableParallelism();
  const fixture = await gatesFixture(independent('busy', 4 * cores, busy));
  const together = `${Array.from({ length: cores }, () => `${busy} & `).join('')}wait`;
  const taken = await rounds(
    {
      prp: async () => (await fixture.validate()).makespanMs,
      shell: async () => 4 * (await clock(() => command(fixture.directory, 'sh', ['-c', together]))),
    },
    5,
  );
  const against = `${cores} at once, 4 times`;
  const what = `${4 * cores} CPU-bound gates, ${cores} cores`;
  yield timeRow(what, against, { ours: taken.prp, theirs: taken.shell }, { limit: 1.06 });
  await fixture.remove();
}
