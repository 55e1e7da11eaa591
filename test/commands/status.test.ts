import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/default-config.ts';
import { addMetrics, metricsFile } from '../../src/observers/recorded-metrics.ts';
import type { StatusData } from '../../src/report/command-data.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

type Place = Parameters<typeof ranIn>[0];

async function statusIn(repository: Place, ports: Parameters<typeof ranIn>[2] = {}): Promise<StatusData> {
  const { report } = await ranIn(repository, { name: 'status' }, ports);
  if (report.command !== 'status') throw new Error(`Another report: ${report.command}`);
  expect(report.status).toBe('passed');
  return report.data;
}

async function validate(repository: Place): Promise<void> {
  await ranIn(repository, { name: 'validate', prps: [], runLoop: false, versioning: true });
}

async function save(repository: Place, ...prps: readonly string[]): Promise<void> {
  await ranIn(repository, { name: 'save', prps });
}

async function project(): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  for (const [path, content] of Object.entries(completeFiles)) await repository.write(path, content);
  await repository.write('PRPs/user-api.md', completePrp);
  await repository.commit();
  return repository;
}

describe('prp status', () => {
  it('is empty in a new repository', async () => {
    const { tasks, versions, performance, components } = await statusIn(await temporaryRepository());
    expect(tasks).toEqual({ since: null, total: 0, outcomes: {}, runs: { total: 0, statuses: {} } });
    expect(versions).toEqual({
      branch: 'prp-versions',
      remote: null,
      unpublished: null,
      totals: { prps: 0, versions: 0 },
      states: { passed: 0, failed: 0, unvalidated: 0, tampered: 0 },
      prps: [],
      moved: [],
    });
    expect(performance).toEqual([]);
    expect(components).toContainEqual({
      name: 'gate structure',
      kind: 'validator',
      provides: ['gate:structure'],
      health: 'closed',
    });
  });

  it('shows the state of the latest version of each PRP', async () => {
    const repository = await project();
    await validate(repository);
    await repository.write('PRPs/login.md', '# Login\n');
    await save(repository, 'PRPs/login.md');
    await repository.write('PRPs/broken.md', '# Broken\n');
    await ranIn(repository, {
      name: 'validate',
      prps: ['PRPs/broken.md'],
      runLoop: false,
      versioning: true,
      gates: ['structure'],
    });
    await repository.write('PRPs/user-api.md', `${completePrp}\nMore.\n`);
    await validate(repository);

    const { versions } = await statusIn(repository);
    expect(
      versions.prps.map(({ prp, versions: count, latest }) => [prp, count, latest?.sequence, latest?.status]),
    ).toEqual([
      ['PRPs/broken.md', 1, 1, 'failed'],
      ['PRPs/login.md', 1, 1, 'failed'],
      ['PRPs/user-api.md', 2, 2, 'passed'],
    ]);
    expect(versions.totals).toEqual({ prps: 3, versions: 4 });
    expect(versions.states).toEqual({ passed: 1, failed: 2, unvalidated: 0, tampered: 0 });
    expect(versions.prps[2]?.latest?.validation).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-/),
      verdict: 'passed',
    });
  });

  it('shows slow gates from the newest records', async () => {
    const repository = await project();
    for (let run = 0; run < 3; run += 1) await validate(repository);
    const { performance } = await statusIn(repository);
    const ran = new Map(performance.map(({ id, runs, passRate }) => [id, { runs, passRate }]));
    expect(ran.get('references')).toEqual({ runs: 3, passRate: 1 });
    expect(ran.get('structure')).toEqual({ runs: 3, passRate: 1 });
    const times = performance.map(({ p50Ms }) => p50Ms);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('counts the runs on this machine', async () => {
    const repository = await project();
    await addMetrics(await metricsFile(repository.git), {
      since: '2026-11-22T10:15:30.000Z',
      series: [
        { metric: 'prp_tasks', labels: ['gate', 'succeeded'], counts: [40], sum: 0 },
        { metric: 'prp_tasks', labels: ['command', 'succeeded'], counts: [2], sum: 0 },
        { metric: 'prp_tasks', labels: ['command', 'timed-out'], counts: [1], sum: 0 },
        { metric: 'prp_runs', labels: ['validate', 'failed'], counts: [5], sum: 0 },
        { metric: 'prp_gates', labels: ['unit', 'failed'], counts: [5], sum: 0 },
      ],
    });
    expect((await statusIn(repository)).tasks).toEqual({
      since: '2026-11-22T10:15:30.000Z',
      total: 43,
      outcomes: { succeeded: 42, 'timed-out': 1 },
      runs: { total: 5, statuses: { failed: 5 } },
    });
  });

  it('counts unpublished commits without asking the remote', async () => {
    const repository = await project();
    const origin = await temporaryDirectory();
    await repository.git.text(['init', '--quiet', '--bare', origin]);
    await repository.git.text(['remote', 'add', 'origin', origin]);
    const config = { versions: { ...defaultConfig.versions, remote: 'origin' } };
    const unpublished = async () => (await statusIn(repository, { config })).versions.unpublished;

    expect(await unpublished()).toBe(0);
    await save(repository, 'PRPs/user-api.md');
    expect(await unpublished()).toBe(1);
    await repository.git.text(['push', '--quiet', 'origin', 'prp-versions']);
    expect(await unpublished()).toBe(0);
    await repository.write('PRPs/user-api.md', '# Another\n');
    await save(repository, 'PRPs/user-api.md');
    await repository.git.text(['remote', 'set-url', 'origin', '/nowhere']);
    expect(await unpublished()).toBe(1);
  });
});
