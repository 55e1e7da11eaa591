import { describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { hasRedis, startRedis } from '../support/redis-server.ts';
import { startWorkerIn } from '../support/workers.ts';
import { workflowIn } from '../support/workflow.ts';
import { gitIn } from '../../src/system/git.ts';

const prp = 'PRPs/search.md';
const key = 'a key that Redis does not have, of 32 characters or more';
const commands = [
  { id: 'branch', run: 'git log -1 --format=%s' },
  { id: 'lint', run: 'echo broken; exit 1' },
];

async function workflowWithWorkers() {
  const redis = await startRedis();
  atEnd(() => redis.stop());
  const at = await workflowIn({
    files: { ...completeFiles, [prp]: completePrp, '.github/prp.yml': JSON.stringify({ commands }) },
  });
  await at.repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', 'at once') } });
  const pull = await at.repository.openPull({ head: 'topic' });
  // The clone of a worker, with its own way to the repository.
  const clone = await at.checkout('main');
  const address = `${at.github.serverUrl}/${at.repository.fullName}`;
  await gitIn(clone).text(['config', `url.file://${at.repository.store.directory}.insteadOf`, address]);
  return { at, pull, redis, clone };
}

describe.skipIf(!hasRedis)('the input redis-url', () => {
  it('runs the commands of a pull request on workers, at its head', async () => {
    const { at, pull, redis, clone } = await workflowWithWorkers();
    const worker = await startWorkerIn(clone, { url: redis.url, key });
    const step = { inputs: { 'redis-url': redis.url }, env: { PRP_WORKER_KEY: key } };
    const { exitCode, summary } = await at.run(await at.events.pullRequest(pull), step);
    expect(exitCode).toBe(1);
    expect(worker.said()).toContain(`started branch at ${pull.headSha.slice(0, 7)}`);
    expect(worker.said()).toMatch(/^failed lint/m);
    expect(summary).toContain('broken');
    expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', conclusion: 'failure', headSha: pull.headSha }]);
  });

  it('needs the key', async () => {
    const { at, pull, redis } = await workflowWithWorkers();
    const { exitCode, log } = await at.run(await at.events.pullRequest(pull), { inputs: { 'redis-url': redis.url } });
    expect(exitCode).toBe(1);
    expect(log).toContain('PRP_WORKER_KEY is not set');
  });
});
