/**
 * Plays the story of a pull request with the app, against a GitHub on this machine: `npm run app:demo`. It needs no network
 * and no account, leaves nothing behind, and ends by itself.
 */
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { AppEvent } from '../app/app-event.ts';
import { startApp } from '../app/start-app.ts';
import { completeFiles, completePrp } from '../test/support/complete-prp.ts';
import { eventsOf } from '../test/support/github/events.ts';
import { startFakeGithub } from '../test/support/github/fake-github.ts';
import { nullId } from '../test/support/github/git-store.ts';
import { createHook } from '../test/support/github/hook.ts';
import { setCheck } from '../test/support/observed.ts';

const prp = 'PRPs/search.md';
const secret = 'only-for-this-demonstration';
const started = Date.now();
let steps = 0;

const github = await startFakeGithub({ hourlyLimit: 100_000 });
const stateFolder = await mkdtemp(join(tmpdir(), 'prp-app-demo-'));
try {
  await play();
} finally {
  await github.stop();
  await rm(stateFolder, { recursive: true, force: true });
}

async function play(): Promise<void> {
  const files = { ...completeFiles, [prp]: completePrp, '.github/prp.yml': 'rollback: { auto: true }\n' };
  const repository = await github.repository('acme/shop', { files });
  const events = eventsOf(github, repository);
  const registered = github.registerApp('prp');
  const installation = github.install(registered, [repository]);
  const { serverUrl, apiUrl, graphqlUrl } = github;
  const seen: AppEvent[] = [];
  const heard = new EventEmitter();
  const app = await startApp({
    settings: {
      appId: registered.id,
      privateKey: registered.privateKey,
      secrets: [secret],
      host: '127.0.0.1',
      port: 0,
      stateFolder,
      metrics: { host: '127.0.0.1', port: 0 },
      concurrency: 1,
      leaseMs: 30_000,
      sweepMs: 600_000,
      github: { serverUrl, apiUrl, graphqlUrl },
    },
    workerEntry: [fileURLToPath(new URL('../app/main.ts', import.meta.url)), '--as', 'delivery-worker'],
    observe(event) {
      seen.push(event);
      heard.emit('event');
    },
  });
  const url = `${app.url}/api/github/webhooks`;
  const hook = createHook({ url, secret, installation: installation.id, nextId: () => github.world.nextId() });

  /** Sends a signed webhook, and waits until the app has handled it. */
  async function send(event: Parameters<typeof hook.send>[0]): Promise<void> {
    const before = ended();
    const status = await hook.send(event);
    if (status !== 202) throw new Error(`The app answered ${status}.`);
    while (ended() === before) await once(heard, 'event');
    const dead = seen.find(({ type }) => type === 'delivery-dead');
    if (dead !== undefined && 'error' in dead) throw dead.error;
  }
  const ended = () => seen.filter(({ type }) => type === 'delivery-done' || type === 'delivery-dead').length;
  const comments = () => [...repository.comments.values()].map(({ body }) => body);

  step('A GitHub on this machine, and the app installed on acme/shop');
  print(`GitHub  ${serverUrl}\nApp     ${app.url}\nMetrics ${app.metricsUrl ?? ''}/metrics`);

  step(`main has ${prp}: the app keeps it as version 1, and its checks pass`);
  const main = await repository.head();
  await send(await events.push('main', { before: nullId, after: main }));
  setCheck({ github, repository }, { name: 'unit', headSha: main, conclusion: 'success' });
  await send(await events.checkRun({ headSha: main, name: 'unit' }));

  step(`A pull request changes ${prp}`);
  await repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', 'at once') } });
  const pull = await repository.openPull({ head: 'topic', title: 'Search at once' });
  const changed = pull.headSha;
  await send(await events.pullRequest(pull));
  const check = repository.checkRuns.find(({ name, headSha }) => name === 'PRP' && headSha === changed);
  print(`Check "${check?.name}": ${check?.conclusion}, ${check?.title}`);
  quote(comments().at(-1));

  step('The tests of the pull request fail');
  setCheck({ github, repository }, { name: 'unit', headSha: changed, conclusion: 'failure' });
  await send(await events.checkRun({ headSha: changed, name: 'unit', conclusion: 'failure' }));

  step('The app restores the last version that passed, by a commit on the branch, and says so');
  const head = await repository.head('topic');
  const isRestored = (await repository.read(prp, 'topic')) === completePrp;
  if (head === changed || !isRestored) throw new Error('The app restored nothing.');
  print(`topic: ${changed.slice(0, 7)} → ${head.slice(0, 7)}`);
  quote(comments().at(-1));

  step('GitHub sends the same webhook again: nothing happens twice');
  await send(await events.checkRun({ headSha: changed, name: 'unit', conclusion: 'failure' }));
  if ((await repository.head('topic')) !== head) throw new Error('The app wrote a second commit.');
  print(`topic is still at ${head.slice(0, 7)}, with ${comments().length} comments`);

  step('The metrics of the app');
  const text = await (await fetch(`${app.metricsUrl}/metrics`)).text();
  print(
    text
      .split('\n')
      .filter((line) => /^prp_(?:webhooks|deliveries|jobs|rollbacks)_total\S* [1-9]/.test(line))
      .join('\n'),
  );

  await app.stop();
  print(
    `\nThat took ${((Date.now() - started) / 1000).toFixed(0)} s. To run the app on your repositories: docs/app.md.`,
  );
}

function step(title: string): void {
  steps += 1;
  print(`\n${styleText('bold', `${steps}. ${title}`)}`);
}

/** The visible lines of a comment, without the addresses of links. */
function quote(markdown = ''): void {
  const text = markdown
    .replaceAll(/<!--.*?-->|<\/?sub>/gs, '')
    .replaceAll(/\[([^\]]*)\]\(http[^)]*\)/g, '$1')
    .replaceAll(/[`*]{1,2}(?!`)/g, '');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('`'));
  print(lines.map((line) => `  │ ${line}`).join('\n'));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
