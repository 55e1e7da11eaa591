import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Git, gitIn } from '../../src/system/git.ts';
import { gitTokens } from '../../src/system/git-tokens.ts';
import { objectReader } from '../../src/system/object-reader.ts';
import { isAlive } from '../support/is-alive.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

const silent = (command: string) => ({ code: 'E_GIT', message: `git ${command} did not answer within 0.4 s.` });

/** A `git` that is this shell script. */
async function gitThat(script: string, silenceMs = 400): Promise<Git> {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${directory}:${process.env['PATH'] ?? ''}`);
  return gitIn(directory, { silenceMs });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

async function printed(git: Git): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const some of gitTokens(git, ['log'])) all.push(...some);
  return all;
}

describe('a git that hangs', () => {
  it.each([
    ['without a word', 'sleep 600'],
    ['in the middle of its answer', 'printf half; sleep 600'],
    ['without reading', 'exec sleep 600'],
    ['and will not go', `trap '' TERM; while :; do sleep 600; done`],
  ])('is ended %s', async (_, script) => {
    const git = await gitThat(script);
    await expect(git.run(['-c', 'a.b=c', 'ls-files'])).rejects.toMatchObject(silent('ls-files'));
    await expect(git.text(['rev-parse'], { input: 'x'.repeat(1_000_000) })).rejects.toMatchObject(silent('rev-parse'));
    await expect(objectReader(git).read(['HEAD', 'HEAD'])).rejects.toMatchObject(silent('cat-file'));
    await expect(printed(git)).rejects.toMatchObject(silent('log'));
  });

  it('ends its children as well', async () => {
    const git = await gitThat('sleep 600 & echo $! > started; wait');
    await expect(git.run(['gc'])).rejects.toMatchObject(silent('gc'));
    const started = await readFile(join(git.directory, 'started'), 'utf8');
    await vi.waitFor(() => expect(isAlive(started)).toBe(false), 5_000);
  });

  it('keeps the reader usable: the next read starts another process', async () => {
    const git = await gitThat(`[ -e seen ] || { touch seen; sleep 600; }; read line; echo "$line missing"`);
    const reader = objectReader(git);
    await expect(reader.read(['HEAD'])).rejects.toMatchObject(silent('cat-file'));
    expect(await reader.read(['HEAD'])).toEqual([undefined]);
    await reader.close();
  });
});

describe('a git that is slow', () => {
  const slowly = 'for n in 1 2 3 4 5 6; do sleep 0.2; printf "$n\\0"; done';

  it('has as long as it likes while it goes on', async () => {
    const git = await gitThat(slowly, 1_000);
    expect((await git.run(['log'])).stdout.toString().split('\0')).toEqual(['1', '2', '3', '4', '5', '6', '']);
    expect(await printed(git)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('is not blamed for input that is still being made', async () => {
    const git = await gitThat('cat');
    const input = setTimeout(1_000, 'late');
    expect(await git.text(['update-ref'], { input })).toBe('late');
  });

  it('is not blamed while we are busy ourselves', async () => {
    const git = await gitThat('sleep 0.1; echo done');
    const running = git.text(['status']);
    for (const end = Date.now() + 800; Date.now() < end;);
    expect(await running).toBe('done');
  });

  it('may be silent for longer where it visits all of a history first', async () => {
    const git = await gitThat('sleep 1; echo done');
    expect(await git.text(['rev-list'], { walksHistory: true })).toBe('done');
  });
});

describe('PRP_GIT_TIMEOUT', () => {
  it('says for how many seconds git may be silent', () => {
    vi.stubEnv('PRP_GIT_TIMEOUT', '300');
    expect(gitIn('.').silenceMs).toBe(300_000);
    vi.stubEnv('PRP_GIT_TIMEOUT', '');
    expect(gitIn('.').silenceMs).toBe(60_000);
  });

  it.each(['0', '-1', 'soon', '1e9', 'NaN'])('is refused when it is %s', (value) => {
    vi.stubEnv('PRP_GIT_TIMEOUT', value);
    expect(() => gitIn('.')).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});
