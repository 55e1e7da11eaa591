import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMetrics,
  type RecordedMetrics,
  metricsFile,
  readMetrics,
  type Series,
  mergeMetrics,
} from '../../src/observers/recorded-metrics.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

const since = fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z', '2027-01-01T00:00:00.000Z');
const runs = fc.record({
  metric: fc.constant('prp_gates' as const),
  labels: fc.tuple(fc.constantFrom('structure', 'unit', 'lint'), fc.constantFrom('passed', 'failed')),
  counts: fc.tuple(fc.nat({ max: 1_000_000 })),
  sum: fc.constant(0),
});
const measured: fc.Arbitrary<RecordedMetrics> = fc.record({
  since,
  series: fc.uniqueArray(runs, { selector: ({ labels }) => labels.join() }),
});

/** Comparable whatever the order. */
function sorted({ since: from, series }: RecordedMetrics) {
  return { since: from, series: series.toSorted((a, b) => (a.labels.join() < b.labels.join() ? -1 : 1)) };
}

describe('the metrics of two runs', () => {
  it('have the same sum in any order', () => {
    fc.assert(
      fc.property(measured, measured, measured, (a, b, c) => {
        expect(sorted(mergeMetrics(a, b))).toEqual(sorted(mergeMetrics(b, a)));
        expect(sorted(mergeMetrics(mergeMetrics(a, b), c))).toEqual(sorted(mergeMetrics(a, mergeMetrics(b, c))));
      }),
    );
  });

  it('continue from the recorded ones', () => {
    const gates = (count: number): Series => ({
      metric: 'prp_gates',
      labels: ['unit', 'passed'],
      counts: [count],
      sum: 0,
    });
    const time: Series = {
      metric: 'prp_task_queue_seconds',
      labels: [],
      counts: [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1],
      sum: 9,
    };
    expect(
      mergeMetrics(
        { since: '2027-01-01T00:00:00.000Z', series: [gates(2), time] },
        { since: '2026-11-22T10:00:00.000Z', series: [time, gates(40)] },
      ),
    ).toEqual({
      since: '2026-11-22T10:00:00.000Z',
      series: [gates(42), { ...time, counts: [2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 2], sum: 18 }],
    });
  });

  it('does not grow without end', () => {
    const names = Array.from({ length: 500 }, (_, n): Series => {
      return { metric: 'prp_gates', labels: [`gate-${n}`, 'passed'], counts: [1], sum: 0 };
    });
    let sum: RecordedMetrics = { since: '2026-11-22T10:00:00.000Z', series: [] };
    for (const one of names) sum = mergeMetrics(sum, { ...sum, series: [one] });
    expect(sum.series).toHaveLength(201);
    expect(sum.series.at(-1)).toEqual({ ...names[0], labels: ['other', 'passed'], counts: [300] });
  });
});

const start = '2026-11-22T10:15:30.000Z';

function runsOf(count: number): RecordedMetrics {
  return { since: start, series: [{ metric: 'prp_runs', labels: ['validate', 'passed'], counts: [count], sum: 0 }] };
}

async function emptyPlace(): Promise<string> {
  return join(await temporaryDirectory(), 'prp/metrics.json');
}

describe('the file of sums', () => {
  it('is not there before the first run, then grows with each', async () => {
    const file = await emptyPlace();
    expect(readMetrics(file)).toBeUndefined();
    expect(await addMetrics(file, runsOf(1))).toEqual(runsOf(1));
    expect(await addMetrics(file, runsOf(2))).toEqual(runsOf(3));
    expect(readMetrics(file)).toEqual(runsOf(3));
  });

  it('loses nothing when many runs end at once, and leaves nothing behind', async () => {
    const file = await emptyPlace();
    await Promise.all(Array.from({ length: 20 }, () => addMetrics(file, runsOf(1))));
    expect(readMetrics(file)).toEqual(runsOf(20));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json']);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"format":1,"start":"2026-'],
    ['another format', JSON.stringify({ format: 2, start, series: [] })],
    ['no object', '[1]'],
    ['bytes', '\0\ufffd'],
  ])('is replaced when it is %s', async (_what, text) => {
    const file = await emptyPlace();
    await mkdir(join(file, '..'));
    await writeFile(file, text);
    expect(readMetrics(file)).toBeUndefined();
    expect(await addMetrics(file, runsOf(1))).toEqual(runsOf(1));
  });

  it('keeps the readable series', async () => {
    const file = await emptyPlace();
    await addMetrics(file, runsOf(5));
    const stored = JSON.parse(await readFile(file, 'utf8')) as { series: unknown[] };
    stored.series.push(
      { metric: 'prp_other', labels: [], counts: [1], sum: 0 },
      { metric: 'prp_runs', labels: ['validate'], counts: [1], sum: 0 },
      { metric: 'prp_task_queue_seconds', labels: [], counts: [1], sum: 0 },
      { metric: 'prp_runs', labels: ['validate', 'failed'], counts: [-1], sum: 0 },
      { metric: 'prp_runs', labels: ['x'.repeat(65), 'failed'], counts: [1], sum: 0 },
    );
    await writeFile(file, JSON.stringify(stored));
    expect(readMetrics(file)).toEqual(runsOf(5));
  });

  it('waits for no process that is gone', async () => {
    const file = await emptyPlace();
    await addMetrics(file, runsOf(1));
    await writeFile(`${file}.lock`, '');
    const long = new Date(Date.now() - 60_000);
    await utimes(`${file}.lock`, long, long);
    expect(await addMetrics(file, runsOf(1))).toEqual(runsOf(2));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json']);
  });

  it('takes the lock of a process that was killed at once', async () => {
    const file = await emptyPlace();
    await addMetrics(file, runsOf(1));
    await writeFile(`${file}.lock`, `${spawnSync('true').pid}`);
    await addMetrics(file, runsOf(1));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json']);
  });

  it('goes on when the lock stays taken, and leaves the lock to its owner', async () => {
    const file = await emptyPlace();
    await addMetrics(file, runsOf(1));
    await writeFile(`${file}.lock`, '');
    expect(await addMetrics(file, runsOf(1))).toEqual(runsOf(2));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json', 'metrics.json.lock']);
  });

  it('says when it cannot be written', async () => {
    const file = await emptyPlace();
    await writeFile(join(file, '..'), 'a file where the directory should be');
    await expect(addMetrics(file, runsOf(1))).rejects.toThrow('ENOTDIR');
  });

  it('is shared by all work trees of a repository, and in none of them', async () => {
    const repository = await temporaryRepository();
    await repository.commit();
    const other = await temporaryDirectory();
    await repository.git.text(['worktree', 'add', '--quiet', '--detach', join(other, 'tree')]);
    const own = await metricsFile(repository.git);
    expect(own).toMatch(/\.git\/prp\/metrics\.json$/);
    const { gitIn } = await import('../../src/system/git.ts');
    expect(await metricsFile(gitIn(join(other, 'tree')))).toBe(own);
  });
});
