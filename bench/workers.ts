import { outsideTests } from '../test/support/at-end.ts';
import { completeFiles, completePrp } from '../test/support/complete-prp.ts';
import { workerSite } from '../test/support/workers.ts';
import { type Row, timeRow } from './measure.ts';

const [gates, seconds] = [64, 0.5];

/** The same validation on 1, 2 and 4 worker processes, from the first gate to the last. */
export async function* measure(): AsyncIterable<Row> {
  const times = await outsideTests(async () => {
    const commands = Array.from({ length: gates }, (_, at) => ({ id: `gate-${at}`, run: `sleep ${seconds}` }));
    const files = { ...completeFiles, 'PRPs/search.md': completePrp, '.github/prp.yml': JSON.stringify({ commands }) };
    const site = await workerSite(files);
    const found = new Map<number, number>();
    for (const [count, more] of [
      [1, 1],
      [2, 1],
      [4, 2],
    ] as const) {
      await Promise.all(Array.from({ length: more }, () => site.startWorker()));
      // The first run checks the commit out.
      await site.validate('--redis', '--no-versioning', '--gates', 'gate-0');
      const { status, data } = await site.validate('--redis', '--no-versioning');
      if (status !== 'passed') throw new Error(`The run with ${count} workers ${status}.`);
      found.set(count, data.makespanMs);
    }
    return found;
  });
  const timeOf = (count: number) => times.get(count) ?? Number.NaN;
  const what = (count: number) => `workers: ${gates} gates of ${seconds} s on ${count}`;
  const ideal = gates * seconds * 1000;
  yield timeRow(what(1), 'their sum', { ours: timeOf(1), theirs: ideal });
  yield timeRow(what(2), '1 worker', { ours: timeOf(2), theirs: timeOf(1) }, { limit: 1 / 1.9 });
  yield timeRow(what(4), '1 worker', { ours: timeOf(4), theirs: timeOf(1) }, { limit: 1 / 3.6 });
}
