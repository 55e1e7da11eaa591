import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { UnrecoverableError, Worker } from 'bullmq';
import { describe, expect, it } from 'vitest';
import type { ValidateData } from '../../src/report/report.ts';
import { seal } from '../../src/workers/sealed.ts';
import { queueNameOf } from '../../src/workers/worker-queue.ts';
import { atEnd } from '../support/at-end.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { hasRedis } from '../support/redis-server.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { workerSite, type WorkerSite } from '../support/workers.ts';

const files = { ...completeFiles, 'PRPs/search.md': completePrp };
const redis = ['--redis', '--no-versioning'];

async function siteWith(commands: readonly Readonly<Record<string, unknown>>[]): Promise<WorkerSite> {
  return workerSite({ ...files, '.github/prp.yml': JSON.stringify({ commands }) });
}

/** Without times and paths. */
const comparable = ({ prps, gates, totals }: ValidateData) => ({
  prps: prps.map(({ path, checksum, verdict }) => ({ path, checksum, verdict })),
  gates: gates.map(({ id, status, output, reason, attempts }) => ({ id, status, output, reason, attempts })),
  totals,
});

describe.skipIf(!hasRedis)('prp validate --redis', () => {
  it('has the results of one process, in the same order', async () => {
    const site = await siteWith([
      { id: 'slow', run: 'sleep 0.4; echo slow' },
      { id: 'unit', run: 'echo broken; exit 3' },
      { id: 'after', run: 'echo after', needs: ['unit'] },
      { id: 'late', run: 'sleep 5', timeout: 1 },
      { id: 'lint', run: 'cat PRPs/search.md | wc -l' },
    ]);
    const workers = await Promise.all([site.startWorker(), site.startWorker()]);
    const remote = await site.validate(...redis);
    const local = await site.validate('--no-versioning');
    expect(comparable(remote.data)).toEqual(comparable(local.data));
    expect(remote.status).toBe('failed');
    expect(remote.data.gates.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'slow passed',
      'unit failed',
      'after skipped',
      'late timed-out',
      'lint passed',
    ]);
    for (const worker of workers) expect(worker.said()).toMatch(/^started/m);
  });

  it('runs commands that come from the commit, without the key', async () => {
    const site = await siteWith([{ id: 'look', run: 'git rev-parse HEAD; echo "key: $PRP_WORKER_KEY"; exit 1' }]);
    await site.startWorker();
    const { data } = await site.validate(...redis);
    const head = await site.clone.git.text(['rev-parse', 'HEAD']);
    expect(data.gates[0]?.output?.trim()).toBe(`${head.trim()}\nkey:`);
  });

  it('uses a worker that joins later', async () => {
    const folder = await temporaryDirectory();
    const waits = `touch "${folder}/$$"; while [ $(ls "${folder}" | wc -l) -lt 2 ]; do sleep 0.05; done`;
    // Each ends only when both run.
    const site = await siteWith(['a', 'b'].map((id) => ({ id, run: waits })));
    const first = await site.startWorker();
    const { envelope } = site.startValidation(...redis);
    await first.says(/^started/m);
    await site.startWorker();
    expect((await envelope).data.gates.map(({ status }) => status)).toEqual(['passed', 'passed']);
  });

  it('gives the job of a killed worker to another one', async () => {
    const started = join(await temporaryDirectory(), 'started');
    // Only the first attempt hangs.
    const site = await siteWith([
      { id: 'once', run: `if [ ! -e "${started}" ]; then touch "${started}"; sleep 20; fi` },
    ]);
    const first = await site.startWorker();
    const { envelope } = site.startValidation(...redis);
    await first.says(/^started once/m);
    await expect.poll(() => access(started)).toBeUndefined();
    const second = await site.startWorker();
    await first.kill();
    expect((await envelope).data.gates).toMatchObject([{ id: 'once', status: 'passed' }]);
    expect(second.said()).toMatch(/^started once/m);
  });

  it('ends a gate as errored when two workers were lost with it', async () => {
    const site = await siteWith([{ id: 'fatal', run: 'sleep 20' }]);
    const { envelope } = site.startValidation(...redis);
    for (let lost = 0; lost < 2; lost += 1) {
      const worker = await site.startWorker();
      await worker.says(/^started fatal/m);
      await worker.kill();
    }
    const last = await site.startWorker();
    expect((await envelope).data.gates).toMatchObject([
      { id: 'fatal', status: 'errored', reason: 'Two workers were lost, one after the other.' },
    ]);
    expect(last.said()).not.toMatch(/^started/m);
  }, 90_000);

  it('ends the commands of a run that is interrupted', async () => {
    const folder = await temporaryDirectory();
    const site = await siteWith([{ id: 'long', run: `sleep 4; touch "${folder}/done"` }]);
    const worker = await site.startWorker();
    const { child } = site.startValidation(...redis);
    await worker.says(/^started long/m);
    child.kill('SIGINT');
    await worker.says(/^cancelled long/m);
    await expect(access(join(folder, 'done'))).rejects.toThrow('ENOENT');
  });

  it('refuses a commit that no branch of the repository has, such as the one of a fork', async () => {
    const folder = await temporaryDirectory();
    const site = await siteWith([{ id: 'lint', run: `touch "${folder}/ran"` }]);
    const worker = await site.startWorker();
    await site.clone.write('PRPs/search.md', `${completePrp}\nMore.\n`);
    await site.clone.commit();
    await site.clone.git.text(['push', '--quiet', 'origin', 'HEAD:refs/pull/1/head']);
    const { data } = await site.validate(...redis);
    expect(data.gates).toMatchObject([{ id: 'lint', status: 'errored' }]);
    expect(data.gates[0]?.reason).toContain('No branch of origin has the commit');
    expect(worker.said()).toContain('refused a job');
    await expect(access(join(folder, 'ran'))).rejects.toThrow('ENOENT');
  });

  it('runs nothing for a sender with another key', async () => {
    const folder = await temporaryDirectory();
    const site = await siteWith([{ id: 'lint', run: `touch "${folder}/ran"` }]);
    await site.startWorker({ key: 'another key, which also has at least 32 characters' });
    const { data } = await site.validate(...redis);
    expect(data.gates).toMatchObject([
      { status: 'errored', reason: 'The job is not sealed with the key of this worker.' },
    ]);
    await expect(access(join(folder, 'ran'))).rejects.toThrow('ENOENT');
  });

  it('refuses a result that was forged, or that belongs to another job', async () => {
    const site = await siteWith([
      { id: 'a', run: 'exit 1' },
      { id: 'b', run: 'exit 1' },
    ]);
    const gate = { status: 'passed', durationMs: 0, queuedMs: 0, attempts: 1, findings: [] };
    const resultFor = (id: string) =>
      JSON.stringify({
        format: 1,
        worker: 'mallory',
        examination: { prps: [], gates: [{ id, ...gate }], workers: 1, makespanMs: 0 },
      });
    const macs: string[] = [];
    const mallory = new Worker<{ body: string; mac: string }>(
      queueNameOf(site.name),
      async ({ data }) => {
        macs.push(data.mac);
        const { shard } = JSON.parse(data.body) as { shard: { commands: readonly string[] } };
        const [id] = shard.commands;
        if (id === undefined) throw new UnrecoverableError('An empty job.');
        // Without the key; then with a code that is right for another job.
        return JSON.stringify(seal(resultFor(id), macs[0] ?? '', macs.length === 1 ? 'no key' : site.key));
      },
      { connection: { url: site.redis.url, maxRetriesPerRequest: null }, name: 'mallory-1' },
    );
    atEnd(() => mallory.close());
    const { data } = await site.validate(...redis);
    const reason = 'The result is not from a worker with the key of this run.';
    expect(data.gates).toMatchObject([
      { id: 'a', status: 'errored', reason },
      { id: 'b', status: 'errored', reason },
    ]);
  });

  it('stores neither a key, a token nor a command in Redis', async () => {
    const site = await siteWith([{ id: 'lint', run: 'echo the text of the command' }]);
    await site.startWorker();
    await site.validate(...redis);
    const stored = await site.redis.dump();
    expect(stored).toContain('lint');
    expect(stored).not.toContain('the text of the command');
    expect(stored).not.toContain(site.key);
  });

  it('refuses changes that no commit has', async () => {
    const site = await siteWith([{ id: 'lint', run: 'true' }]);
    await site.startWorker();
    await site.clone.write('PRPs/new.md', completePrp);
    const { error } = await site.validate(...redis);
    expect(error).toMatchObject({ code: 'E_CONFLICT' });
  });
});
