import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { PrpError } from '../../src/index.ts';
import type { DeadDelivery, Inbox, LeasedDelivery } from './inbox.ts';

/** Of the layout below; another number means that another release made the inbox. */
const layout = '1';

/**
 * Each operation is one script, which Redis runs as a whole: a process that dies, or a connection that breaks, leaves no
 * half of a change. The keys, after the prefix:
 *
 * - `delivery:<id>`: a hash, until the delivery has ended; `lane:<lane>`: the ids of its open deliveries, in order. The first
 *   is the head, the only one that may run;
 * - `ready`: the heads by the time from which they may be taken: of their arrival, of their next attempt, or of the end of
 *   their lease. A member begins with the number of the delivery, since Redis sorts equal times by the text;
 * - `leased`: the running ids by the end of their lease; `open` by arrival; `dead` by number; `done` by end.
 */
const prelude = `
  local p = KEYS[1]
  local function member(id) return string.format('%016d', redis.call('HGET', p .. 'delivery:' .. id, 'seq')) .. id end
  local function knows(id)
    return redis.call('EXISTS', p .. 'delivery:' .. id) == 1 or redis.call('ZSCORE', p .. 'done', id)
  end
  local function openLane(lane)
    local id = redis.call('LINDEX', p .. 'lane:' .. lane, 0)
    if id then redis.call('ZADD', p .. 'ready', redis.call('HGET', p .. 'delivery:' .. id, 'receivedAt'), member(id)) end
  end
  local function append(id, lane, receivedAt)
    redis.call('ZADD', p .. 'open', receivedAt, id)
    if redis.call('RPUSH', p .. 'lane:' .. lane, id) == 1 then openLane(lane) end
  end
  local function isLeased(id, lease) return redis.call('HGET', p .. 'delivery:' .. id, 'lease') == lease end
  local function endLease(id)
    redis.call('HDEL', p .. 'delivery:' .. id, 'lease')
    redis.call('ZREM', p .. 'leased', id)
    redis.call('ZREM', p .. 'ready', member(id))
  end
  -- The lane goes on with its next delivery.
  local function leaveLane(id)
    local lane = redis.call('HGET', p .. 'delivery:' .. id, 'lane')
    endLease(id)
    redis.call('ZREM', p .. 'open', id)
    redis.call('LPOP', p .. 'lane:' .. lane)
    openLane(lane)
  end
`;

const scripts = {
  add: `
    local id, event, lane, payload, receivedAt = unpack(ARGV)
    if knows(id) then return 0 end
    redis.call('HSET', p .. 'delivery:' .. id, 'event', event, 'lane', lane, 'payload', payload, 'receivedAt', receivedAt,
      'seq', redis.call('INCR', p .. 'seq'), 'attempts', 0)
    append(id, lane, receivedAt)
    return 1`,
  knows: `return knows(ARGV[1]) and 1 or 0`,
  take: `
    local now, leaseEnd, lease = unpack(ARGV)
    local found = redis.call('ZRANGEBYSCORE', p .. 'ready', '-inf', now, 'LIMIT', 0, 1)[1]
    if not found then return false end
    local id = string.sub(found, 17)
    redis.call('HSET', p .. 'delivery:' .. id, 'lease', lease)
    redis.call('ZADD', p .. 'ready', leaseEnd, found)
    redis.call('ZADD', p .. 'leased', leaseEnd, id)
    local attempt = redis.call('HINCRBY', p .. 'delivery:' .. id, 'attempts', 1)
    local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'event', 'lane', 'payload', 'receivedAt')
    return { id, attempt, unpack(fields) }`,
  renew: `
    local id, lease, leaseEnd = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    redis.call('ZADD', p .. 'ready', leaseEnd, member(id))
    redis.call('ZADD', p .. 'leased', leaseEnd, id)
    return 1`,
  finish: `
    local id, lease, now = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    leaveLane(id)
    redis.call('DEL', p .. 'delivery:' .. id)
    redis.call('ZADD', p .. 'done', now, id)
    return 1`,
  retry: `
    local id, lease, nextAt, reason = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    endLease(id)
    redis.call('ZADD', p .. 'ready', nextAt, member(id))
    redis.call('HSET', p .. 'delivery:' .. id, 'error', reason)
    return 1`,
  bury: `
    local id, lease, reason = unpack(ARGV)
    if not isLeased(id, lease) then return 0 end
    leaveLane(id)
    redis.call('HSET', p .. 'delivery:' .. id, 'error', reason)
    redis.call('ZADD', p .. 'dead', redis.call('HGET', p .. 'delivery:' .. id, 'seq'), id)
    return 1`,
  dead: `
    local all = {}
    for _, id in ipairs(redis.call('ZREVRANGE', p .. 'dead', 0, ARGV[1] - 1)) do
      local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'event', 'lane', 'receivedAt', 'attempts', 'error')
      table.insert(all, { id, unpack(fields) })
    end
    return all`,
  replay: `
    local id = ARGV[1]
    if redis.call('ZREM', p .. 'dead', id) == 0 then return 0 end
    local fields = redis.call('HMGET', p .. 'delivery:' .. id, 'lane', 'receivedAt')
    -- A new number puts it at the end of its lane.
    redis.call('HSET', p .. 'delivery:' .. id, 'seq', redis.call('INCR', p .. 'seq'), 'attempts', 0)
    redis.call('HDEL', p .. 'delivery:' .. id, 'error')
    append(id, unpack(fields))
    return 1`,
  counts: `
    local running = redis.call('ZCOUNT', p .. 'leased', '(' .. ARGV[1], '+inf')
    local oldest = redis.call('ZRANGE', p .. 'open', 0, 0, 'WITHSCORES')[2]
    return { redis.call('ZCARD', p .. 'open') - running, running, redis.call('ZCARD', p .. 'dead'), oldest or false }`,
  forget: `return redis.call('ZREMRANGEBYSCORE', p .. 'done', '-inf', '(' .. ARGV[1])`,
} as const;

export interface RedisInboxOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** The inboxes of several apps may share a Redis. */
  readonly name: string;
}

/**
 * Keeps deliveries in Redis, for the replicas of an app on many machines. Deliveries survive as much as Redis keeps: run it
 * with `appendonly yes`. Throws `E_IO` when Redis cannot be used, or may drop deliveries to free memory.
 *
 * BullMQ would be no simpler: its locks last by the clock of Redis and end at the next check for stalled jobs, it forgets
 * the id of a removed job, and it orders the jobs of a group in a commercial version alone.
 */
export async function redisInbox({ url, name }: RedisInboxOptions): Promise<Inbox> {
  const redis = new Redis(url, {
    lazyConnect: true,
    // A sender waits ten seconds for its answer. It sends again what was not stored.
    connectTimeout: 5000,
    commandTimeout: 5000,
    maxRetriesPerRequest: 2,
    retryStrategy: (times) => Math.min(2000, times * 100),
    // A replica that was a primary before refuses writes.
    reconnectOnError: ({ message }) => message.startsWith('READONLY') && 2,
  });
  // Each command reports its failure.
  redis.on('error', () => {});
  // The braces keep all keys on one node of a cluster.
  const prefix = `prp:{${name}}:inbox:`;

  async function attempt<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      throw unusable(url, error);
    }
  }

  for (const [script, body] of Object.entries(scripts))
    redis.defineCommand(`prp:${script}`, { numberOfKeys: 1, lua: prelude + body });
  const run = (script: keyof typeof scripts, ...values: readonly (string | number)[]): Promise<unknown> =>
    attempt(async () => {
      // defineCommand adds the method.
      const defined = redis as unknown as Readonly<Record<string, (...all: unknown[]) => Promise<unknown>>>;
      return defined[`prp:${script}`]?.call(redis, prefix, ...values);
    });
  /** Whether the answer of the script is yes. */
  const answers = async (...command: Parameters<typeof run>): Promise<boolean> => (await run(...command)) === 1;

  try {
    await attempt(() => open(redis, `${prefix}layout`));
  } catch (error) {
    redis.disconnect();
    throw error;
  }

  return {
    add: ({ id, event, lane, payload, receivedAt }) => answers('add', id, event, lane, payload, receivedAt),

    knows: (id) => answers('knows', id),

    async take(now, leaseMs) {
      const lease = randomUUID();
      const taken = (await run('take', now, now + leaseMs, lease)) as Taken | null;
      if (taken === null) return undefined;
      const [id, number, event, lane, payload, receivedAt] = taken;
      return { id, event, lane, payload, receivedAt: Number(receivedAt), lease, attempt: number };
    },

    renew: ({ id, lease }: LeasedDelivery, now, leaseMs) => answers('renew', id, lease, now + leaseMs),
    finish: ({ id, lease }, now) => answers('finish', id, lease, now),
    retry: ({ id, lease }, nextAt, error) => answers('retry', id, lease, nextAt, error),
    bury: ({ id, lease }, error) => answers('bury', id, lease, error),

    async dead(limit) {
      const rows = (await run('dead', limit)) as readonly (readonly [string, string, string, string, string, string])[];
      return rows.map(([id, event, lane, receivedAt, attempts, error]): DeadDelivery => ({
        id,
        event,
        lane,
        receivedAt: Number(receivedAt),
        attempts: Number(attempts),
        error,
      }));
    },

    replay: (id) => answers('replay', id),

    async counts(now) {
      const [waiting, running, dead, oldest] = (await run('counts', now)) as [number, number, number, string | null];
      return { waiting, running, dead, lagMs: oldest === null ? 0 : Math.max(0, now - Number(oldest)) };
    },

    async forget(before) {
      await run('forget', before);
    },

    async close() {
      // Commands that were sent before it are answered first.
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** As the script returns it: id, attempt, event, lane, payload, time of arrival. */
type Taken = readonly [string, number, string, string, string, string];

async function open(redis: Redis, layoutKey: string): Promise<void> {
  await redis.connect();
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction')
    throw new Error(`its maxmemory-policy ${policy} may drop deliveries, it must be noeviction`);
  await redis.setnx(layoutKey, layout);
  const found = await redis.get(layoutKey);
  if (found !== layout) throw new Error(`another release of prp made it (layout ${found})`);
}

function unusable(url: string, cause: unknown): PrpError {
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
  // Never its user and password.
  const { host } = new URL(url);
  return new PrpError('E_IO', `The inbox in Redis at ${host} cannot be used: ${reason}.`, {
    hint: 'Check REDIS_URL, and that Redis runs and has free memory.',
    cause,
  });
}
