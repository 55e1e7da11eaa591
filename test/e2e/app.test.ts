import { chmod, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installedApp, isDone } from '../support/app-process.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

const built = process.env['PRP_DIST'] ?? 'dist';
const prp = 'PRPs/search.md';

it('runs as the image has it: the bundle alone, in a folder that it cannot write', async () => {
  const folder = await temporaryDirectory();
  await cp(built, folder, { recursive: true, filter: (path) => !/dist\/(?:cli|action)$/.test(path) });
  await chmod(join(folder, 'app'), 0o500);
  const at = await installedApp({ files: { ...completeFiles, [prp]: completePrp } }, join(folder, 'app', 'index.js'));
  await at.repository.commit('topic', { write: { [prp]: completePrp.replace('src/notes.js', 'src/note.js') } });
  const pull = await at.repository.openPull({ head: 'topic' });
  const app = await at.start();
  expect(await at.hook.send(await at.events.pullRequest(pull))).toBe(202);
  await app.line(isDone);
  expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', conclusion: 'failure' }]);
  expect((await fetch(`${app.metricsUrl}/metrics`)).status).toBe(200);
  expect(await at.command('dead')).toMatchObject({ exitCode: 0, stdout: 'No delivery failed too often.\n' });
  expect(await app.end('SIGTERM')).toBe(0);
  await chmod(join(folder, 'app'), 0o700);
});
