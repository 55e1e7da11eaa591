import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Git, gitIn } from '../../src/system/git.ts';
import { objectReader } from '../../src/system/object-reader.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

const nowhere = '1234567890123456789012345678901234567890';
const gitFailure = { code: 'E_GIT' };

describe('an object reader', () => {
  it('answers in the order of the request, with undefined for missing objects', async () => {
    const { git } = await temporaryRepository();
    const [one, two] = [await store(git, 'one'), await store(git, '')];
    const found = await readerOf(git).read([two, nowhere, one, two]);
    expect(found.map((object) => object && Buffer.from(object.bytes).toString())).toEqual(['', undefined, 'one', '']);
    expect(found[0]?.type).toBe('blob');
  });

  it('takes any expression, and none for two', async () => {
    const { git, commit, write } = await temporaryRepository();
    await write('a file', 'text');
    await commit();
    const id = await store(git, 'one');
    const found = await readerOf(git).read(['HEAD:a file', `${id}\n${id}`, 'HEAD^{tree}', 'HEAD:a\0file', '', id]);
    expect(found.map((object) => object?.type)).toEqual(['blob', undefined, 'tree', undefined, undefined, 'blob']);
  });

  it('answers many readers at once', async () => {
    const { git } = await temporaryRepository();
    const texts = Array.from({ length: 30 }, (_, n) => `${n}\n`.repeat(n * 50));
    const ids = await Promise.all(texts.map((text) => store(git, text)));
    const reader = readerOf(git);
    const found = await Promise.all(ids.map((id) => reader.read([id])));
    expect(found.map(([object]) => Buffer.from(object?.bytes ?? []).toString())).toEqual(texts);
  });

  it('reads an object of many chunks, and the next one', async () => {
    const { git } = await temporaryRepository();
    const large = randomBytes(5_000_000);
    const [largeId, smallId] = [await store(git, large), await store(git, 'small')];
    const [first, second] = await readerOf(git).read([largeId, smallId]);
    expect(Buffer.compare(first?.bytes ?? Buffer.alloc(0), large)).toBe(0);
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe('small');
  });

  it('sees objects that others store while it runs', async () => {
    const { git } = await temporaryRepository();
    const reader = readerOf(git);
    expect(await reader.read([nowhere])).toEqual([undefined]);
    const [object] = await reader.read([await store(git, 'new')]);
    expect(Buffer.from(object?.bytes ?? []).toString()).toBe('new');
  });

  it('fails, and does not hang, when an object is damaged; the next read works', async () => {
    const { git, directory } = await temporaryRepository();
    const [bad, good] = [await store(git, randomBytes(100_000)), await store(git, 'good')];
    const path = join(directory, '.git/objects', bad.slice(0, 2), bad.slice(2));
    await chmod(path, 0o644);
    await truncate(path, 50_000);
    const reader = readerOf(git);
    await expect(reader.read([bad])).rejects.toMatchObject(gitFailure);
    expect((await reader.read([good]))[0]?.type).toBe('blob');
  });

  it.each([
    ['ends at once', 'exit 3', 'exit code 3'],
    ['ends in the middle of an answer', `echo "${nowhere} blob 100"; echo half`, 'exit code 0'],
    ['says why it ends', 'echo "fatal: no luck" >&2; exit 128', 'fatal: no luck'],
    ['is killed', 'kill -9 $$', 'SIGKILL'],
    ['answers nonsense', 'read line; echo "what?"; read line', 'an unexpected answer'],
  ])('fails when git %s', async (_, script, message) => {
    const reader = readerOf(await gitThat(script));
    const reading = Promise.all([reader.read([nowhere]), reader.read([nowhere])]);
    await expect(reading).rejects.toMatchObject({
      ...gitFailure,
      message: expect.stringContaining(message) as unknown,
    });
  });

  it('does not wait for the content of an absurdly large object', async () => {
    const { git, directory } = await temporaryRepository();
    const [before, after] = [await store(git, 'before'), await store(git, 'after')];
    const claimed = 'ab'.padEnd(40, 'c');
    const path = join(directory, '.git/objects', claimed.slice(0, 2), claimed.slice(2));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, deflateSync('blob 999999999999\0forged'));
    const found = await readerOf(git).read([before, claimed, after, nowhere]);
    expect(found.map((object) => object?.isTooLong ?? Buffer.from(object?.bytes ?? []).toString())).toEqual([
      'before',
      true,
      'after',
      '',
    ]);
  });

  it('fails when there is no git', async () => {
    const git = gitIn(await temporaryDirectory());
    const reader = readerOf({ ...git, env: { ...git.env, PATH: '/nowhere' } });
    await expect(reader.read([nowhere])).rejects.toMatchObject(gitFailure);
  });

  it('fails pending reads when it is closed', async () => {
    const reader = readerOf(await gitThat('read line; read line'));
    const reading = Promise.allSettled([reader.read([nowhere])]);
    await reader.close();
    expect(await reading).toMatchObject([{ status: 'rejected', reason: gitFailure }]);
  });

  it('keeps Node alive while it owes an answer, and no longer', async () => {
    const { git, directory } = await temporaryRepository();
    const id = await store(git, 'text');
    const source = new URL('../../src/system/', import.meta.url);
    const program = `
      import { gitIn } from '${source.href}git.ts';
      import { objectReader } from '${source.href}object-reader.ts';
      const [object] = await objectReader(gitIn(process.cwd())).read(['${id}']);
      process.stdout.write(Buffer.from(object.bytes));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: directory });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(printed).toBe('text');
  });
});

function readerOf(git: Git) {
  const reader = objectReader(git);
  onTestFinished(() => reader.close());
  return reader;
}

function store(git: Git, content: string | Uint8Array): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: content });
}

/** A git that runs a shell script instead. */
async function gitThat(script: string): Promise<Git> {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const git = gitIn(directory);
  return { ...git, env: { ...git.env, PATH: `${directory}:${git.env['PATH'] ?? ''}` } };
}
