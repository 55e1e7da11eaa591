import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { prp, prpJson } from '../support/cli.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

interface Data {
  readonly repaired: readonly { readonly prp: string; readonly version: string; readonly path: string }[];
  readonly restated: readonly { readonly sequence: number }[];
  readonly problems: readonly unknown[];
  readonly commit: string | null;
}

let repository: TemporaryRepository;
const run = (...args: readonly string[]) => prp(repository.directory, ...args);
const json = (...args: readonly string[]) => prpJson<Data>(repository.directory, ...args);

beforeEach(async () => {
  repository = await temporaryRepository();
  for (const text of ['one', 'two']) {
    for (const name of ['a', 'b']) await repository.write(`PRPs/${name}.md`, `# ${name}\n\n${text}\n`);
    await repository.commit();
    await run('save', 'PRPs/a.md', 'PRPs/b.md');
  }
});

async function loseNewest(): Promise<void> {
  const bucket = 'prp-versions:PRPs/a.md/0000';
  const newest = (await repository.git.text(['ls-tree', '--name-only', bucket])).split('\n').at(-1) ?? '';
  const id = await repository.git.text(['rev-parse', `${bucket}/${newest}`]);
  await rm(join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2)));
}

describe('prp repair', () => {
  it('changes nothing on an intact branch', async () => {
    const { exitCode, envelope } = await json('repair');
    expect(exitCode).toBe(0);
    expect(envelope).toMatchObject({
      command: 'repair',
      status: 'passed',
      data: { repaired: [], problems: [], commit: null },
    });
    expect((await run('repair')).stdout).toContain('Nothing to repair');
  });

  it('makes a PRP usable whose newest version is lost', { timeout: 30_000 }, async () => {
    await loseNewest();
    await repository.write('PRPs/a.md', '# a\n\nthree\n');
    const refused = await json('save', 'PRPs/a.md');
    expect(refused.exitCode).toBe(1);
    expect(refused.envelope.error).toMatchObject({ code: 'E_INTEGRITY', hint: expect.stringContaining('prp repair') });
    expect((await run('save', 'PRPs/b.md')).exitCode).toBe(0);

    const dry = await json('repair', 'a', '--dry-run');
    expect(dry.envelope.data).toMatchObject({ repaired: [{ prp: 'PRPs/a.md' }], commit: null });
    expect((await run('verify')).exitCode).toBe(1);
    const { exitCode, stdout } = await run('repair', 'a');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('goes on as v3') });

    expect((await run('save', 'PRPs/a.md')).stdout).toContain('saved as v4');
    expect((await run('verify')).exitCode).toBe(0);
    expect((await repository.git.run(['fsck', '--no-dangling', '--no-reflogs'])).stderr).not.toMatch(/missing|broken/);
  });

  it('names the recovery of a branch without a commit', async () => {
    await writeFile(join(repository.directory, '.git/refs/heads/prp-versions'), '');
    const { exitCode, envelope } = await json('repair');
    expect(exitCode).toBe(1);
    const log = await readFile(join(repository.directory, '.git/logs/refs/heads/prp-versions'), 'utf8');
    const last = /^\w+ (\w+)/.exec(log.trimEnd().split('\n').at(-1) ?? '')?.[1] ?? 'none';
    expect(envelope.error).toMatchObject({ code: 'E_INTEGRITY', hint: expect.stringContaining(last) });
    expect(await readdir(join(repository.directory, '.git/refs/heads'))).toContain('prp-versions');
  });

  it('repairs a PRP with a forged order; other PRPs stay usable before', { timeout: 30_000 }, async () => {
    const { git } = repository;
    const blob = await git.text(['hash-object', '-w', '--stdin'], { input: '{"format":2}' });
    const env = { GIT_INDEX_FILE: join(repository.directory, '.git/forged') };
    await git.text(['read-tree', 'prp-versions'], { env });
    await git.text(['update-index', '--add', '--cacheinfo', `100644,${blob},PRPs/a.md/0000/order.json`], { env });
    const tree = await git.text(['write-tree'], { env });
    const commit = await git.text(['commit-tree', tree, '-p', 'prp-versions', '-m', 'By hand']);
    await git.text(['update-ref', 'refs/heads/prp-versions', commit]);

    expect((await run('list')).exitCode).toBe(1);
    expect((await run('status')).exitCode).toBe(0);
    expect((await run('list', 'b')).exitCode).toBe(0);
    expect((await json('save', 'a')).envelope.error?.code).toBe('E_FORMAT');
    expect((await run('repair', 'a')).exitCode).toBe(0);
    await repository.write('PRPs/a.md', '# a\n\nthree\n');
    expect((await run('save', 'a')).stdout).toContain('saved as v3');
    expect((await run('verify')).exitCode).toBe(0);
  });
});
