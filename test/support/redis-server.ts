import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Whether the machine has a Redis. Tests that need one are skipped without it, and say so. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  process.stderr.write('SKIPPED: there is no redis-server on the PATH. On Debian: apt-get install redis-server\n');

export interface RedisServer {
  readonly url: string;
  /** Removes everything in it. */
  clear(): Promise<void>;
  /** Sorted. */
  keys(): Promise<readonly string[]>;
  set(key: string, value: string): Promise<void>;
  /** All keys and values as one text. */
  dump(): Promise<string>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, with the files that it had. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of this test file alone, on a free port of the loopback, with files in a folder that ends with it. */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'prp-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = start();
  let client = await connected();

  function start(): ChildProcess {
    const own = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    return spawn('redis-server', [...own, ...options], { stdio: 'ignore' });
  }

  async function connected(): Promise<Redis> {
    for (let tries = 1; ; tries += 1) {
      const candidate = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
      candidate.on('error', () => {});
      try {
        await candidate.connect();
        return candidate;
      } catch (error) {
        if (tries === 400 || child.exitCode !== null) throw error;
        await setTimeout(25);
      }
    }
  }

  async function kill(): Promise<void> {
    client.disconnect();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  return {
    url,
    async clear() {
      await client.flushall();
    },
    keys: async () => (await client.keys('*')).toSorted(),
    async set(key, value) {
      await client.set(key, value);
    },
    async dump() {
      const keys = await client.keys('*');
      const values = await Promise.all(keys.map((key) => readKey(client, key)));
      return JSON.stringify([keys, values]);
    },
    kill,
    async restart() {
      child = start();
      client = await connected();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function readKey(client: Redis, key: string): Promise<unknown> {
  switch (await client.type(key)) {
    case 'hash':
      return client.hgetall(key);
    case 'list':
      return client.lrange(key, 0, -1);
    case 'zset':
      return client.zrange(key, 0, -1);
    case 'stream':
      return client.xrange(key, '-', '+');
    case 'set':
      return client.smembers(key);
    default:
      return client.get(key);
  }
}
