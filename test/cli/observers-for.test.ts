import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { observersFor } from '../../src/cli/observers-for.ts';
import { parseConfig } from '../../src/config/config-file.ts';
import { metricsFile, readMetrics } from '../../src/observers/recorded-metrics.ts';
import { notifyAll, settleAll } from '../../src/observers/observer.ts';
import { openRepository } from '../../src/system/repository.ts';
import { hookReceiver } from '../support/hook-receiver.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

/** Ends a run before the observers that a configuration asks for; returns what they complained about. */
async function ranWith(
  yaml: string,
  { directory }: Pick<TemporaryRepository, 'directory'>,
): Promise<readonly string[]> {
  const told: string[] = [];
  const onError = (error: unknown) => told.push(String(error));
  const config = parseConfig(yaml, '.github/prp.yml');
  const observers = await observersFor(config, await openRepository(directory), {
    json: true,
    color: false,
    quiet: false,
    patch: false,
    all: false,
    verbose: false,
    debug: false,
  });
  const announce = notifyAll(observers, onError);
  announce({ type: 'run-started', command: 'list' });
  announce({ type: 'run-finished', command: 'list', status: 'passed', durationMs: 1 });
  await settleAll(observers, 10_000, onError);
  return told;
}

describe('the observers of a configuration', () => {
  it('record metrics in the directory of Git, unless they are off', async () => {
    const repository = await temporaryRepository();
    expect(await ranWith('observers: { metrics: false }', repository)).toEqual([]);
    expect(readMetrics(await metricsFile(repository.git))).toBeUndefined();
    expect(await ranWith('', repository)).toEqual([]);
    expect(readMetrics(await metricsFile(repository.git))?.series).toContainEqual({
      metric: 'prp_runs',
      labels: ['list', 'passed'],
      counts: [1],
      sum: 0,
    });
    expect(await repository.git.text(['status', '--porcelain', '--ignored'])).toBe('');
  });

  it('write metrics to a file that Git ignores', async () => {
    const repository = await temporaryRepository();
    expect(await ranWith('observers: { metrics: .prp/metrics.prom }', repository)).toEqual([]);
    const text = await readFile(join(repository.directory, '.prp/metrics.prom'), 'utf8');
    expect(text).toContain('prp_runs_total{command="list",status="passed"} 1\n');
    expect(text.endsWith('# EOF\n')).toBe(true);
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it.each([
    ['observers: { metrics: .git/metrics.prom }', 'E_CONFIG'],
    ['observers: { log: .git/log.jsonl }', 'E_CONFIG'],
    ['observers: { metrics: ../metrics.prom }', 'E_OUTSIDE_REPOSITORY'],
  ])('are refused: %s', async (yaml, code) => {
    await expect(ranWith(yaml, await temporaryRepository())).rejects.toMatchObject({ code });
  });

  it('send events, signed with the secret of the environment', async () => {
    const { url, received } = await hookReceiver();
    vi.stubEnv('PRP_TEST_HOOK_SECRET', 'of the environment');
    const hook = `{ url: '${url}', secret-env: PRP_TEST_HOOK_SECRET }`;
    expect(await ranWith(`observers: { notify: [${hook}] }`, await temporaryRepository())).toEqual([]);
    expect(received.map(({ body }): unknown => JSON.parse(body))).toMatchObject([
      { event: 'run-finished', data: { command: 'list', status: 'passed', durationMs: 1, code: null } },
    ]);
  });

  it.each([
    ['true', '[run-finished]', true],
    ['true', '[version-saved]', false],
    ['', '[run-finished]', false],
  ])('send no unsigned event, and say so once in CI where one was due (CI=%s, %s)', async (ci, events, isSaid) => {
    const { url, received } = await hookReceiver();
    vi.stubEnv('CI', ci);
    const hook = `{ url: '${url}', secret-env: PRP_NO_SUCH_SECRET, events: ${events} }`;
    expect(await ranWith(`observers: { notify: [${hook}] }`, await temporaryRepository())).toEqual(
      isSaid ? [`NothingSent: PRP_NO_SUCH_SECRET is not set, so nothing is sent to ${new URL(url).origin}.`] : [],
    );
    expect(received).toEqual([]);
  });

  it('write into an existing .prp only what Git ignores', async () => {
    const repository = await temporaryRepository();
    await mkdir(join(repository.directory, '.prp'));
    expect(await ranWith('observers: { log: .prp/events.jsonl }', repository)).toEqual([]);
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it.each([
    ['url: http://example.com/, secret-env: A_SECRET', 'notify[0].url: expected an https address'],
    ['url: https://a:b@example.com/, secret-env: A_SECRET', 'notify[0].url: an address must not contain'],
    ['url: https://example.com/, secret-env: PATH', 'notify[0].secret-env: expected a name with SECRET or TOKEN'],
    ['url: https://example.com/', 'notify[0].secret-env'],
    ['url: https://example.com/, secret-env: A_SECRET, events: [warning]', 'notify[0].events[0]: expected one of'],
    ['url: https://example.com/, secret-env: A_SECRET, event: [x]', 'Did you mean `events`?'],
  ])('are checked: %s', (hook, message) => {
    expect(() => parseConfig(`observers: { notify: [{ ${hook} }] }`, '.github/prp.yml')).toThrow(message);
  });
});
