import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppProcess, installedApp, isDone, withPull } from '../support/app-process.ts';
import { completePrp } from '../support/complete-prp.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

async function metricsOf(app: AppProcess): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${app.metricsUrl}/metrics`)).text();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ')))]));
}

describe('the app as a process', () => {
  it('serves metrics on a separate address, and is ready', async () => {
    const { at, pull } = await withPull(broken);
    const app = await at.start();
    expect(await at.hook.send(await at.events.pullRequest(pull))).toBe(202);
    await app.line(isDone);
    const metrics = await metricsOf(app);
    expect(Object.fromEntries(metrics)).toMatchObject({
      'prp_webhooks_total{outcome="stored"}': 1,
      'prp_deliveries_total{end="done"}': 1,
      prp_delivery_seconds_count: 1,
      'prp_jobs_total{result="failed"}': 1,
      'prp_rollbacks_total{event="check_run"}': 0,
      'prp_inbox_deliveries{state="waiting"}': 0,
      'prp_worker_processes{state="idle"}': 1,
    });
    const left = [...metrics].filter(([name]) => name.startsWith('prp_github_rate_limit_remaining'));
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(([, value]) => value > 99_000 && value < 100_000)).toBe(true);
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(app.url + path)).status).toBe(200);
  });

  it('writes no content of a webhook or a repository into the log', async () => {
    const mark = 'hunter2';
    const hostile = `${edited}\n## ${mark}\n\n{"level":"error"} \u001B[31m${mark}\n`;
    const { at, pull } = await withPull(
      hostile,
      { '.github/prp.yml': `${mark}: { ${mark}: true }\n` },
      `${mark} \n{"event":"${mark}"}`,
    );

    const app = await at.start();
    const event = await at.events.pullRequest(pull);
    await at.hook.send(event);
    await app.line(isDone);
    await at.hook.send({ name: 'star', payload: { action: mark, repository: { full_name: `${mark}/../../x` } } });
    await fetch(`${app.url}/api/github/webhooks`, {
      method: 'POST',
      headers: { 'x-github-event': mark, 'x-github-delivery': mark, 'x-hub-signature-256': `sha256=${mark}` },
      body: JSON.stringify({ text: mark }),
    });
    await fetch(`${app.url}/${mark}`);
    expect(await app.end('SIGTERM')).toBe(0);
    expect(app.output()).not.toContain(mark);
    expect(app.lines).toMatchObject([
      { event: 'started' },
      { event: 'webhook', outcome: 'stored', on: 'pull_request', lane: `acme/shop#${pull.number}` },
      { event: 'job-ended', status: 'failed', reason: 'E_CONFIG' },
      { event: 'delivery-done', attempt: 1 },
      { event: 'webhook', outcome: 'ignored', on: 'star', lane: 'unknown' },
      { event: 'webhook', outcome: 'not-signed', level: 'warning' },
      { event: 'stopping', signal: 'SIGTERM' },
      { event: 'stopped' },
    ]);
  });
});

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

/** A receiver of OTLP. */
async function spanReceiver() {
  const spans: SentSpan[] = [];
  const bodies: string[] = [];
  async function receive(request: IncomingMessage): Promise<void> {
    const body = await bodyOf(request);
    bodies.push(body);
    const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
    spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
  }
  const server = createServer((request, response) => {
    void receive(request).then(() => response.end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { spans, bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('traces', () => {
  it('make one of each delivery, through the inbox and the worker to GitHub', async () => {
    const { at, pull } = await withPull(broken);
    const receiver = await spanReceiver();
    const app = await at.start({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    at.github.fail({ match: { path: /access_tokens$/ }, with: { status: 422 } });
    await at.hook.send(await at.events.pullRequest(pull));
    await app.line(isDone);
    expect(await app.end('SIGTERM')).toBe(0);

    const { spans } = receiver;
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    expect(byId.size).toBe(spans.length);
    const parentOf = ({ parentSpanId = '' }: SentSpan) => byId.get(parentSpanId)?.name;
    const named = (name: string) => spans.filter((span) => span.name === name);
    expect(spans.filter((span) => span.parentSpanId === undefined).map(({ name }) => name)).toEqual([
      'delivery pull_request',
    ]);
    for (const name of ['inbox', 'attempt 1', 'attempt 2']) {
      expect(named(name).map(parentOf)).toEqual(['delivery pull_request']);
    }
    expect(named('job').map(parentOf)).toEqual(['attempt 2']);
    expect(named('POST /repos/…/check-runs').map(parentOf)).toEqual(['job']);
    expect(named('POST /graphql').length).toBeGreaterThan(0);
    for (const { startTimeUnixNano: start, endTimeUnixNano: end } of spans) {
      expect(BigInt(start) <= BigInt(end)).toBe(true);
    }
    expect(receiver.bodies.join('')).not.toContain(prp);
  });

  it('are lost without harm when their receiver is away', async () => {
    const { at, pull } = await withPull(broken);
    const app = await at.start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    await at.hook.send(await at.events.pullRequest(pull));
    await app.line(isDone);
    expect(await app.end('SIGTERM')).toBe(0);
  });
});

describe('the commands of the app', () => {
  it('lists dead deliveries and replays them while the app runs', async () => {
    const { at, pull } = await withPull(broken);
    expect(await at.command('dead')).toMatchObject({ exitCode: 0, stdout: 'No delivery failed too often.\n' });
    const app = await at.start();
    at.github.fail({ match: { path: /access_tokens$/ }, with: { status: 403, message: '\u001B[31mno\n' } });
    await at.hook.send(await at.events.pullRequest(pull));
    const { delivery } = await app.line(({ event }) => event === 'delivery-dead');
    const { stdout } = await at.command('dead');
    expect(stdout).toContain(`${String(delivery)}  pull_request  acme/shop#1`);
    expect(stdout).not.toContain('\u001B');
    const { stdout: json } = await at.command('dead', '--json');
    expect(JSON.parse(json)).toMatchObject({ id: delivery, event: 'pull_request', attempts: 1 });

    expect(await at.command('replay', 'unknown')).toMatchObject({ exitCode: 1 });
    expect(await at.command('replay', String(delivery))).toMatchObject({ exitCode: 0 });
    await app.line(isDone);
    expect(at.repository.checkRuns).toHaveLength(1);
  });

  it('explains what is wrong, and starts nothing', async () => {
    const at = await installedApp();
    const taken = await spanReceiver();
    Object.assign(at.env, { METRICS_PORT: new URL(taken.url).port });
    expect(await at.command('start')).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('METRICS_PORT') });
    expect(await at.command('strat')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage:') });
    expect(await at.command('replay')).toMatchObject({ exitCode: 2 });
    expect(await at.command('dead', '--jsn')).toMatchObject({ exitCode: 2 });
    expect(await at.command('create')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--url') });
    expect(await at.command('help')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Usage:') });
  });
});

it('says which Node it needs', () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', older, 'app/main.ts', 'help'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('needs Node 24 or newer, and this is 20.19.0');
});

describe('the sweep', () => {
  it('asks GitHub for what came while the app was down, once', async () => {
    const { at, pull } = await withPull(broken);
    const event = await at.events.pullRequest(pull);
    const earlier = new Date(Date.now() - 10 * 60_000);
    expect(await at.hook.send(event, { sentAt: earlier })).toBe(0);
    const app = await at.start({ SWEEP_SECONDS: '1' });
    await app.line(isDone);
    expect(at.hook.deliveries).toMatchObject([{ status_code: 0 }, { status_code: 202, redelivery: true }]);
    await app.line(() => app.lines.filter((line) => line['event'] === 'swept').length > 1);
    expect(at.hook.deliveries).toHaveLength(2);
  });
});
