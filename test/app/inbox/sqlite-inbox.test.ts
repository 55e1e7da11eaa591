import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sqliteInbox } from '../../../app/inbox/sqlite-inbox.ts';
import { delivery, inboxContract } from '../../contracts/inbox.ts';

async function file(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prp-inbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'inbox.sqlite');
}

function opened(path: string) {
  const inbox = sqliteInbox({ path, survives: 'process' });
  onTestFinished(() => inbox.close().catch(() => {}));
  return inbox;
}

inboxContract('sqliteInbox', async () => opened(await file()));

describe('sqliteInbox', () => {
  it('keeps deliveries, leases and ended ids when it is opened again', async () => {
    const path = await file();
    const first = opened(path);
    for (const id of ['a', 'b', 'c']) await first.add(delivery(id, { lane: id }));
    const ended = await first.take(1000, 100);
    if (ended !== undefined) await first.finish(ended, 1000);
    await first.take(1000, 100);
    await first.close();

    const second = opened(path);
    expect(await second.add(delivery('a'))).toBe(false);
    expect((await second.take(1000, 100))?.id).toBe('c');
    expect(await second.take(1099, 100)).toBeUndefined();
    expect(await second.take(1100, 100)).toMatchObject({ id: 'b', attempt: 2 });
  });

  it('is shared by two processes', async () => {
    const path = await file();
    const [one, two] = [opened(path), opened(path)];
    const added = await Promise.all([one, two].map((inbox) => inbox.add(delivery('a'))));
    expect(added.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all([one, two].map((inbox) => inbox.take(1000, 100)));
    expect(taken.filter((leased) => leased !== undefined)).toHaveLength(1);
  });

  it('stores what was added before it was closed', async () => {
    const path = await file();
    const inbox = opened(path);
    const added = inbox.add(delivery('a'));
    await inbox.close();
    expect(await added).toBe(true);
    expect((await opened(path).take(1000, 100))?.id).toBe('a');
  });

  it('refuses a file that is no inbox', async () => {
    const path = await file();
    await writeFile(path, 'This is not a database, but text that is long enough for a header.'.repeat(20));
    expect(() => sqliteInbox({ path })).toThrow(/The inbox .* cannot be used/);
  });

  it('refuses the layout of another release', async () => {
    const path = await file();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => sqliteInbox({ path })).toThrow(/another release of prp/);
  });
});
