import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addMeasured, measuredFile, readMeasured } from '../../src/observers/measured-file.ts';
import type { Measured } from '../../src/observers/measured.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

const since = '2026-11-22T10:15:30.000Z';

function runs(count: number): Measured {
  return { since, series: [{ metric: 'prp_runs', labels: ['validate', 'passed'], counts: [count], sum: 0 }] };
}

async function emptyPlace(): Promise<string> {
  return join(await temporaryDirectory(), 'prp/metrics.json');
}

describe('the file of sums', () => {
  it('is not there before the first run, then grows with each', async () => {
    const file = await emptyPlace();
    expect(readMeasured(file)).toBeUndefined();
    expect(await addMeasured(file, runs(1))).toEqual(runs(1));
    expect(await addMeasured(file, runs(2))).toEqual(runs(3));
    expect(readMeasured(file)).toEqual(runs(3));
  });

  it('loses nothing when many runs end at once, and leaves nothing behind', async () => {
    const file = await emptyPlace();
    await Promise.all(Array.from({ length: 20 }, () => addMeasured(file, runs(1))));
    expect(readMeasured(file)).toEqual(runs(20));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json']);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"format":1,"since":"2026-'],
    ['another format', JSON.stringify({ format: 2, since, series: [] })],
    ['no object', '[1]'],
    ['bytes', '\0\ufffd'],
  ])('is replaced when it is %s', async (_what, text) => {
    const file = await emptyPlace();
    await mkdir(join(file, '..'));
    await writeFile(file, text);
    expect(readMeasured(file)).toBeUndefined();
    expect(await addMeasured(file, runs(1))).toEqual(runs(1));
  });

  it('keeps what can be understood', async () => {
    const file = await emptyPlace();
    await addMeasured(file, runs(5));
    const stored = JSON.parse(await readFile(file, 'utf8')) as { series: unknown[] };
    stored.series.push(
      { metric: 'prp_other', labels: [], counts: [1], sum: 0 },
      { metric: 'prp_runs', labels: ['validate'], counts: [1], sum: 0 },
      { metric: 'prp_task_queue_seconds', labels: [], counts: [1], sum: 0 },
      { metric: 'prp_runs', labels: ['validate', 'failed'], counts: [-1], sum: 0 },
      { metric: 'prp_runs', labels: ['x'.repeat(65), 'failed'], counts: [1], sum: 0 },
    );
    await writeFile(file, JSON.stringify(stored));
    expect(readMeasured(file)).toEqual(runs(5));
  });

  it('waits for no process that is gone', async () => {
    const file = await emptyPlace();
    await addMeasured(file, runs(1));
    await writeFile(`${file}.lock`, '');
    const long = new Date(Date.now() - 60_000);
    await utimes(`${file}.lock`, long, long);
    expect(await addMeasured(file, runs(1))).toEqual(runs(2));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json']);
  });

  it('goes ahead when nobody lets go, and leaves the turn to whoever has it', async () => {
    const file = await emptyPlace();
    await addMeasured(file, runs(1));
    await writeFile(`${file}.lock`, '');
    expect(await addMeasured(file, runs(1))).toEqual(runs(2));
    expect(await readdir(join(file, '..'))).toEqual(['metrics.json', 'metrics.json.lock']);
  });

  it('says when it cannot be written', async () => {
    const file = await emptyPlace();
    await writeFile(join(file, '..'), 'a file where the directory should be');
    await expect(addMeasured(file, runs(1))).rejects.toThrow('ENOTDIR');
  });

  it('is shared by all work trees of a repository, and in none of them', async () => {
    const repository = await temporaryRepository();
    await repository.commit();
    const other = await temporaryDirectory();
    await repository.git.text(['worktree', 'add', '--quiet', '--detach', join(other, 'tree')]);
    const own = await measuredFile(repository.git);
    expect(own).toMatch(/\.git\/prp\/metrics\.json$/);
    const { gitIn } = await import('../../src/system/git.ts');
    expect(await measuredFile(gitIn(join(other, 'tree')))).toBe(own);
  });
});
