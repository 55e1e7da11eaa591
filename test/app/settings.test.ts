import { describe, expect, it } from 'vitest';
import { readSettings } from '../../app/settings.ts';

const env = {
  APP_ID: '7',
  PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----',
  WEBHOOK_SECRET: 'a secret that no one else knows',
};

describe('readSettings', () => {
  it('reads the address of Redis', async () => {
    expect(await readSettings(env)).not.toHaveProperty('redisUrl');
    for (const url of ['redis://127.0.0.1:6379', 'rediss://:pass%2Fword@redis.example.com:6379/1'])
      expect(await readSettings({ ...env, REDIS_URL: url })).toMatchObject({ redisUrl: url });
  });

  it('refuses another address, and does not repeat it', async () => {
    for (const url of ['localhost:6379', 'http://ann:hidden@redis', 'redis://ann:hidden@:x', 'redis://a b'])
      await expect(readSettings({ ...env, REDIS_URL: url })).rejects.toMatchObject({
        code: 'E_USAGE',
        message: 'REDIS_URL is not valid.',
        hint: expect.not.stringContaining('hidden') as string,
      });
  });
});
