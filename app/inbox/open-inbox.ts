import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Inbox } from './inbox.ts';
import { sqliteInbox } from './sqlite-inbox.ts';

/** Opens the inbox that the settings name. Throws `E_IO`. */
export async function openInbox({ redisUrl, appId, stateFolder }: Settings): Promise<Inbox> {
  if (redisUrl !== undefined) {
    const { redisInbox } = await import('./redis-inbox.ts');
    return redisInbox({ url: redisUrl, name: String(appId) });
  }
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  return sqliteInbox({ path: join(stateFolder, 'inbox.sqlite') });
}
