import { describe, expect, it } from 'vitest';
import { runningApp } from '../support/app.ts';
import { atEnd } from '../support/at-end.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { hasRedis, startRedis } from '../support/redis-server.ts';

const prp = 'PRPs/search.md';

describe.skipIf(!hasRedis)('the app with REDIS_URL', () => {
  it('shares deliveries with its replicas: one that stops leaves its work to another', async () => {
    const redis = await startRedis();
    atEnd(() => redis.stop());
    const at = await runningApp({ files: { ...completeFiles, [prp]: completePrp } }, { redisUrl: redis.url });
    await at.repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', 'at once') } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const event = await at.events.pullRequest(pull);

    await at.replica();
    const { delivery } = await at.send(event);
    await at.app.stop(0);
    await at.idle();
    expect(at.seen.filter(({ type }) => type === 'delivery-done')).toMatchObject([{ delivery: { id: delivery } }]);
    expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', conclusion: 'success' }]);
    expect(at.repository.comments.size).toBe(1);
  });
});
