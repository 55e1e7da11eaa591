import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RedisInboxOptions, redisInbox } from '../../../app/inbox/redis-inbox.ts';
import { delivery, inboxContract } from '../../contracts/inbox.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis-server.ts';
import { temporaryDirectory } from '../../support/temporary-repository.ts';

describe.skipIf(!hasRedis)('redisInbox', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  async function opened(options: Partial<RedisInboxOptions> = {}) {
    const inbox = await redisInbox({ url: redis.url, name: '7', ...options });
    onTestFinished(() => inbox.close());
    return inbox;
  }

  async function another(...options: readonly string[]): Promise<RedisServer> {
    const server = await startRedis(...options);
    onTestFinished(() => server.stop());
    return server;
  }

  inboxContract('redisInbox', async () => {
    await redis.clear();
    return opened();
  });

  it('is shared by replicas, each delivery with one of them', async () => {
    await redis.clear();
    const replicas = await Promise.all([opened(), opened(), opened()]);
    const ids = Array.from({ length: 30 }, (_, at) => `${at}`);
    const added = await Promise.all(
      ids.flatMap((id) => replicas.map((inbox) => inbox.add(delivery(id, { lane: id })))),
    );
    expect(added.filter(Boolean)).toHaveLength(30);
    const taken = await Promise.all(ids.flatMap(() => replicas.map((inbox) => inbox.take(1000, 100))));
    expect(taken.flatMap((leased) => leased?.id ?? []).toSorted()).toEqual(ids.toSorted());
  });

  it('keeps the deliveries of each app apart', async () => {
    await redis.clear();
    const [one, two] = await Promise.all([opened({ name: '1' }), opened({ name: '2' })]);
    expect([await one.add(delivery('a')), await two.add(delivery('a'))]).toEqual([true, true]);
    await one.take(1000, 100);
    expect(await two.counts(1000)).toMatchObject({ waiting: 1, running: 0 });
  });

  it('keeps nothing of a delivery that is forgotten', async () => {
    await redis.clear();
    const inbox = await opened();
    await inbox.add(delivery('a'));
    const leased = await inbox.take(1000, 100);
    if (leased !== undefined) await inbox.finish(leased, 1000);
    expect(await redis.keys()).toEqual(['prp:{7}:inbox:done', 'prp:{7}:inbox:layout', 'prp:{7}:inbox:seq']);
    await inbox.forget(1001);
    expect(await redis.keys()).toEqual(['prp:{7}:inbox:layout', 'prp:{7}:inbox:seq']);
  });

  it('fails soon while Redis is away, and works again when it is back', async () => {
    const server = await another('--appendonly', 'yes', '--appendfsync', 'always');
    const inbox = await opened({ url: server.url });
    await inbox.add(delivery('a'));
    await server.kill();
    await expect(inbox.add(delivery('b'))).rejects.toMatchObject({ code: 'E_IO' });
    await server.restart();
    await expect.poll(() => inbox.add(delivery('b')).catch(() => undefined), { timeout: 10_000 }).toBe(true);
    expect((await inbox.take(1000, 100))?.id).toBe('a');
  });

  it('names the host, and neither user nor password, when Redis does not answer', async () => {
    const server = await another();
    await server.kill();
    const url = server.url.replace('redis://', 'redis://operator:hidden@');
    const error = await redisInbox({ url, name: '7' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'E_IO', message: expect.stringContaining(new URL(server.url).host) as string });
    expect(String(error)).not.toMatch(/operator|hidden/);
  });

  it('refuses a Redis that may drop deliveries', async () => {
    const { url } = await another('--maxmemory-policy', 'allkeys-lru');
    await expect(opened({ url })).rejects.toThrow(/maxmemory-policy allkeys-lru/);
  });

  it('refuses the layout of another release', async () => {
    await redis.clear();
    await redis.set('prp:{7}:inbox:layout', '99');
    await expect(opened()).rejects.toThrow(/another release of prp/);
  });

  it('gives the deliveries of a killed process to another, and never two of a lane at once', async () => {
    await redis.clear();
    const folder = await temporaryDirectory();
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const log = join(folder, 'log');
    const inbox = await opened();
    const lanes = ['x', 'y', 'z'];
    for (let at = 0; at < 20; at += 1)
      for (const lane of lanes) await inbox.add(delivery(`${lane}${at}`, { lane, receivedAt: Date.now() }));

    const lines = async () => (await readFile(log, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    const includes = (pattern: RegExp) =>
      expect.poll(async () => (await lines()).some((line) => pattern.test(line)), { timeout: 20_000 }).toBe(true);
    const first = startConsumer(redis.url, log, { hangsFrom: 5 });
    await includes(new RegExp(`^start .[5-9] ${first.pid}`));
    const second = startConsumer(redis.url, log);
    await includes(new RegExp(`^end .* ${second.pid}`));
    first.kill('SIGKILL');
    await once(first, 'exit');
    await expect
      .poll(async () => inbox.counts(Date.now()), { timeout: 20_000 })
      .toEqual({ waiting: 0, running: 0, dead: 0, lagMs: 0 });

    const steps = (await lines()).map((line) => {
      const [step, id = '', pid, at] = line.split(' ');
      return { step, id, pid: Number(pid), at: Number(at) };
    });
    // The killed process had some deliveries, which the other started again when their leases had ended.
    const starts = steps.filter(({ step }) => step === 'start');
    const lost = starts.filter(({ id, pid }) =>
      starts.some((again) => again.id === id && again.pid !== pid && pid === first.pid),
    );
    expect(lost.length).toBeGreaterThan(0);
    for (const { id, at } of lost) {
      const again = starts.find((start) => start.id === id && start.pid !== first.pid);
      expect((again?.at ?? 0) - at).toBeGreaterThan(leaseMs - 100);
    }
    for (const lane of lanes) {
      const own = steps.filter(
        ({ id, pid }) => id.startsWith(lane) && !lost.some((one) => one.id === id && one.pid === pid),
      );
      const expected = Array.from({ length: 20 }, (_, at) => [`start ${lane}${at}`, `end ${lane}${at}`]).flat();
      expect(own.map(({ step, id }) => `${step} ${id}`)).toEqual(expected);
    }
  });
});

const leaseMs = 600;

/** A process that handles deliveries, two at a time, and writes the start and the end of each. Later ones never end in it. */
function startConsumer(url: string, log: string, { hangsFrom = Infinity } = {}): ChildProcess {
  const root = new URL('../../../', import.meta.url).href;
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { redisInbox } from '${root}app/inbox/redis-inbox.ts';
    import { startDispatcher } from '${root}app/dispatcher.ts';
    const write = (step, id) => appendFileSync(${JSON.stringify(log)}, [step, id, process.pid, Date.now()].join(' ') + '\\n');
    const inbox = await redisInbox({ url: '${url}', name: '7' });
    startDispatcher(inbox, async ({ id }) => {
      write('start', id);
      await setTimeout(Number(id.slice(1)) < ${hangsFrom} ? 20 : 1e6);
      write('end', id);
    }, { concurrency: 2, leaseMs: ${leaseMs} });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await ended;
  });
  return child;
}
