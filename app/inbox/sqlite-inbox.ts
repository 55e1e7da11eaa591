import { randomUUID } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { PrpError } from '../../src/index.ts';
import type { DeadDelivery, Delivery, Inbox, LeasedDelivery } from './inbox.ts';

/**
 * A lane has a row while it has open deliveries: `head` is its oldest one, the only one that may run. `ready_at` is the time
 * from which `head` may be taken: of its arrival, of its next attempt, or of the end of its lease.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    lane TEXT NOT NULL,
    payload TEXT,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dead')),
    lease TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER,
    error TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS lanes (
    lane TEXT PRIMARY KEY,
    head INTEGER NOT NULL,
    ready_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS open_deliveries ON deliveries (lane, seq) WHERE state = 'open';
  CREATE INDEX IF NOT EXISTS dead_deliveries ON deliveries (seq) WHERE state = 'dead';
  CREATE INDEX IF NOT EXISTS ended_deliveries ON deliveries (ended_at) WHERE state = 'done';
  CREATE INDEX IF NOT EXISTS ready_lanes ON lanes (ready_at, head);
`;

/** Of this layout; another number means that another release made the file. */
const layout = 1;

export interface SqliteInboxOptions {
  /** A file; its folder exists. Only the user of this process may read it. */
  readonly path: string;
  /**
   * `power`: a stored delivery survives a loss of power. `process`: it survives the end of the process.
   * @default 'power'
   */
  readonly survives?: 'power' | 'process';
}

interface Pending {
  readonly delivery: Delivery;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Keeps deliveries in one SQLite file, for the processes of one machine. Throws `E_IO` when it cannot be opened. */
export function sqliteInbox({ path, survives = 'power' }: SqliteInboxOptions): Inbox {
  const database = openDatabase(path, survives);
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const found = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, found);
    return found;
  };
  /** Rows that a statement changes. */
  const change = (sql: string, ...values: readonly (string | number | null)[]) =>
    Number(statement(sql).run(...values).changes);

  function transaction<Value>(work: () => Value): Value {
    try {
      database.exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        database.exec('COMMIT');
        return value;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    } catch (error) {
      throw unusable(path, error);
    }
  }

  // Deliveries that arrive together are stored by one commit, which waits for the disk once.
  let pending: Pending[] = [];
  function store(): void {
    const batch = pending;
    pending = [];
    try {
      const added = transaction(() => batch.map(({ delivery }) => insert(delivery)));
      for (const [at, { resolve }] of batch.entries()) resolve(added[at] === true);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function insert({ id, event, lane, payload, receivedAt }: Delivery): boolean {
    const isNew =
      change(
        'INSERT INTO deliveries (id, event, lane, payload, received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        id,
        event,
        lane,
        payload,
        receivedAt,
      ) === 1;
    if (isNew) openLane(lane);
    return isNew;
  }

  /** The lane gets its oldest open delivery as head, unless it has a head. */
  function openLane(lane: string): void {
    change(
      `INSERT INTO lanes (lane, head, ready_at)
       SELECT lane, seq, received_at FROM deliveries WHERE state = 'open' AND lane = ? ORDER BY seq LIMIT 1
       ON CONFLICT (lane) DO NOTHING`,
      lane,
    );
  }

  /** Ends the lease by `sql`, whose last two conditions are the id and the lease; then the lane goes on. */
  function release({ id, lease, lane }: LeasedDelivery, sql: string, ...values: readonly (string | number)[]) {
    return transaction(() => {
      const isLeased = change(`${sql} WHERE id = ? AND lease = ?`, ...values, id, lease) === 1;
      if (isLeased) {
        change('DELETE FROM lanes WHERE lane = ?', lane);
        openLane(lane);
      }
      return isLeased;
    });
  }

  return {
    add: (delivery) =>
      new Promise((resolve, reject) => {
        pending.push({ delivery, resolve, reject });
        if (pending.length === 1) setImmediate(store);
      }),

    async knows(id) {
      return statement('SELECT 1 FROM deliveries WHERE id = ?').get(id) !== undefined;
    },

    async take(now, leaseMs) {
      return transaction(() => {
        const row = statement(
          `SELECT d.id, d.event, d.lane, d.payload, d.received_at AS receivedAt, d.attempts + 1 AS attempt
           FROM lanes JOIN deliveries AS d ON d.seq = lanes.head
           WHERE lanes.ready_at <= ? ORDER BY lanes.ready_at, lanes.head LIMIT 1`,
        ).get(now) as Omit<LeasedDelivery, 'lease'> | undefined;
        if (row === undefined) return undefined;
        const lease = randomUUID();
        change('UPDATE deliveries SET lease = ?, attempts = attempts + 1 WHERE id = ?', lease, row.id);
        change('UPDATE lanes SET ready_at = ? WHERE lane = ?', now + leaseMs, row.lane);
        return { ...row, lease };
      });
    },

    async renew({ id, lease, lane }, now, leaseMs) {
      return transaction(
        () =>
          change(
            `UPDATE lanes SET ready_at = ? WHERE lane = ? AND EXISTS
             (SELECT 1 FROM deliveries WHERE seq = head AND id = ? AND lease = ?)`,
            now + leaseMs,
            lane,
            id,
            lease,
          ) === 1,
      );
    },

    finish: async (leased, now) =>
      release(leased, `UPDATE deliveries SET state = 'done', lease = NULL, payload = NULL, ended_at = ?`, now),

    bury: async (leased, error) =>
      release(leased, `UPDATE deliveries SET state = 'dead', lease = NULL, error = ?`, error),

    async retry({ id, lease, lane }, nextAt, error) {
      return transaction(() => {
        const sql = 'UPDATE deliveries SET lease = NULL, error = ? WHERE id = ? AND lease = ?';
        const isLeased = change(sql, error, id, lease) === 1;
        if (isLeased) change('UPDATE lanes SET ready_at = ? WHERE lane = ?', nextAt, lane);
        return isLeased;
      });
    },

    async dead(limit) {
      const rows = statement(
        `SELECT id, event, lane, received_at AS receivedAt, attempts, error FROM deliveries
         WHERE state = 'dead' ORDER BY seq DESC LIMIT ?`,
      ).all(limit);
      return rows as unknown as readonly DeadDelivery[];
    },

    async replay(id) {
      return transaction(() => {
        const row = statement(`SELECT lane FROM deliveries WHERE id = ? AND state = 'dead'`).get(id);
        if (row === undefined) return false;
        // A new number puts it at the end of its lane.
        change(`UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'deliveries'`);
        change(
          `UPDATE deliveries SET state = 'open', attempts = 0, error = NULL,
           seq = (SELECT seq FROM sqlite_sequence WHERE name = 'deliveries') WHERE id = ?`,
          id,
        );
        openLane(String(row['lane']));
        return true;
      });
    },

    async counts(now) {
      const row = statement(
        `SELECT (SELECT count(*) FROM deliveries WHERE state = 'open') AS open,
                (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead,
                (SELECT count(*) FROM lanes JOIN deliveries ON seq = head WHERE lease IS NOT NULL AND ready_at > ?) AS running,
                (SELECT min(received_at) FROM lanes JOIN deliveries ON seq = head) AS oldest`,
      ).get(now);
      const { open, dead, running, oldest } = row as Record<'open' | 'dead' | 'running', number> & {
        oldest: number | null;
      };
      return { waiting: open - running, running, dead, lagMs: oldest === null ? 0 : Math.max(0, now - oldest) };
    },

    async forget(before) {
      transaction(() => change(`DELETE FROM deliveries WHERE state = 'done' AND ended_at < ?`, before));
    },

    async close() {
      if (pending.length > 0) store();
      database.close();
    },
  };
}

function openDatabase(path: string, survives: 'power' | 'process'): DatabaseSync {
  try {
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${survives === 'power' ? 'FULL' : 'NORMAL'};`);
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (found !== 0 && found !== layout) {
      database.close();
      throw new Error(`another release of prp made it (layout ${found})`);
    }
    database.exec(`BEGIN IMMEDIATE; ${schema} PRAGMA user_version = ${layout}; COMMIT;`);
    return database;
  } catch (error) {
    throw unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): PrpError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PrpError('E_IO', `The inbox ${path} cannot be used: ${reason}.`, {
    hint: 'Check the folder, its permissions and its free space.',
    cause,
  });
}
