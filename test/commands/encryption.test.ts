import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Command } from '../../src/command.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import type { PrpEvent } from '../../src/event.ts';
import { openRepository } from '../../src/system/repository.ts';
import { run } from '../../src/run.ts';
import { createRuntime } from '../../src/runtime.ts';
import { type AgeKey, ageKey } from '../support/age-key.ts';
import { completePrp } from '../support/complete-prp.ts';
import { branchOf } from '../support/git-branch.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/notes.md';

let repository: TemporaryRepository;
let key: AgeKey;

beforeEach(async () => {
  [repository, key] = await Promise.all([temporaryRepository(), ageKey()]);
  await repository.write(prp, completePrp);
  await repository.write('src/notes.js', '');
  vi.stubEnv('PRP_AGE_IDENTITY', undefined);
  vi.stubEnv('PRP_AGE_IDENTITY_FILE', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
});

/** The report of a command and its events, with a new runtime each time, as in a separate process. */
async function prpRun(command: Command, identity?: string) {
  const versions = { ...defaultConfig.versions, 'encrypt-to': [key.recipient], ...(identity && { identity }) };
  const events: PrpEvent[] = [];
  const runtime = createRuntime(
    { ...defaultConfig, versions },
    {
      repository: await openRepository(repository.directory),
      branch: branchOf(repository),
      announce: (event) => void events.push(event),
    },
  );
  try {
    return { report: await run(command, runtime), events };
  } finally {
    await runtime.close();
  }
}

const save: Command = { name: 'save', prps: [prp] };
const validate: Command = { name: 'validate', prps: [prp], runLoop: false, versioning: true };
const list: Command = { name: 'list', prp, limit: 10 };
const show: Command = { name: 'show', prp, version: 'v1' };
const diff: Command = { name: 'diff', prp };
const rollback: Command = { name: 'rollback', prp, version: 'v1' };

describe('with `encrypt-to` in the configuration', () => {
  it('a user with the key can use every command', async () => {
    vi.stubEnv('PRP_AGE_IDENTITY', key.secret);
    await prpRun(validate);
    await repository.write(prp, `${completePrp}\nOne more line.\n`);
    expect((await prpRun(diff)).report.data).toMatchObject({ identical: false, stats: { added: 2, removed: 0 } });
    await prpRun(save);
    expect((await prpRun(show)).report.data).toMatchObject({ content: completePrp, version: { status: 'passed' } });
    expect((await prpRun(rollback)).report.data).toMatchObject({ changed: true, restoredSequence: 1 });
    expect(await readFile(join(repository.directory, prp), 'utf8')).toBe(completePrp);
    expect((await prpRun(list)).report.data).toMatchObject({
      versions: [{ sequence: 3, reason: 'restored', encrypted: true }, { sequence: 2 }, { sequence: 1 }],
      problems: [],
    });
    const files = await repository.git.text(['ls-tree', '-r', '--name-only', 'prp-versions']);
    expect(files.split('\n').filter((path) => path.endsWith('/prp.md'))).toEqual([]);
    expect(files.split('\n').filter((path) => path.endsWith('/prp.md.age'))).toHaveLength(3);
  });

  it('a checkout without recipients warns when it saves in plain after an encrypted version', async () => {
    await prpRun(save);
    await repository.write(prp, `${completePrp}\nOne more line.\n`);
    const { events } = await ranIn(repository, save);
    const warnings = events.filter(({ type }) => type === 'warning');
    expect(warnings).toMatchObject([
      { message: expect.stringContaining('the version before is encrypted') as unknown },
    ]);
    await repository.write(prp, `${completePrp}\nTwo more lines.\n`);
    expect((await ranIn(repository, save)).events.map(({ type }) => type)).not.toContain('warning');
  });

  it('a user without the key can save, validate and list', async () => {
    expect((await prpRun(save)).report.data).toMatchObject({ versions: [{ created: true }] });
    expect((await prpRun(validate)).report).toMatchObject({
      status: 'passed',
      data: { prps: [{ version: { sequence: 1 } }] },
    });
    await repository.write(prp, 'In the middle of something\n');
    expect((await prpRun(list)).report.data).toMatchObject({ versions: [{ sequence: 1, status: 'passed' }] });
    const before = await repository.git.text(['rev-parse', 'prp-versions']);
    for (const command of [show, diff, rollback]) {
      await expect(prpRun(command)).rejects.toMatchObject({
        code: 'E_LOCKED',
        hint: expect.stringContaining('PRP_AGE_IDENTITY') as unknown,
      });
    }
    expect(await readFile(join(repository.directory, prp), 'utf8')).toBe('In the middle of something\n');
    expect(await repository.git.text(['rev-parse', 'prp-versions'])).toBe(before);
  });

  it('a user without the key can tag, import, clean up and verify', async () => {
    await repository.commit();
    await repository.write(prp, `${completePrp}\nOne more line.\n`);
    await repository.commit();
    const imports: Command = { name: 'import', globs: [], append: false, dryRun: false };
    expect((await prpRun(imports)).report.data).toMatchObject({ versions: 2 });
    const tag: Command = { name: 'tag', prp, tag: 'good', version: 'v2', delete: false, force: false, dryRun: false };
    await prpRun(tag);
    const verify: Command = { name: 'verify', prps: [] };
    expect((await prpRun(verify)).report).toMatchObject({ status: 'passed', data: { checked: 2, problems: [] } });
    const cleanup: Command = { name: 'cleanup', maxVersions: 1, compact: false, dryRun: false };
    expect((await prpRun(cleanup)).report.data).toMatchObject({ removed: [{ sequence: 1 }] });
    expect((await prpRun(list)).report.data).toMatchObject({ versions: [{ encrypted: true, tags: ['good'] }] });

    const branch = branchOf(repository);
    const head = await branch.head();
    const files = await repository.git.text(['ls-tree', '-r', '--name-only', 'prp-versions']);
    const first = files.split('\n').find((path) => path.endsWith('/prp.md.age')) ?? '';
    await branch.commit({ write: new Map([[first, Buffer.from('other bytes')]]) }, 'By hand', head);
    expect((await prpRun(verify)).report).toMatchObject({ status: 'failed' });
    expect(JSON.stringify((await prpRun(verify)).report.data)).toContain('checksum-mismatch');
  });

  it('a key file that Git tracks is used with a warning', async () => {
    await repository.write('key.txt', `${key.secret}\n`);
    await repository.commit();
    await prpRun(save, 'key.txt');
    const { report, events } = await prpRun(diff, 'key.txt');
    expect(report.data).toMatchObject({ identical: true });
    expect(events.filter(({ type }) => type === 'warning')).toMatchObject([
      { message: expect.stringContaining('key.txt (versions.identity) is tracked by Git') as unknown },
    ]);
    expect(JSON.stringify(events)).not.toContain(key.secret);
  });
});

describe('the secret key', () => {
  it('is hidden from hooks of Git', async () => {
    vi.stubEnv('PRP_AGE_IDENTITY', key.secret);
    vi.stubEnv('PRP_AGE_IDENTITY_FILE', join(repository.directory, '.git/key.txt'));
    const hook = join(repository.directory, '.git/hooks/reference-transaction');
    const seen = join(repository.directory, '.git/seen');
    await writeFile(hook, `#!/bin/sh\nenv >> '${seen}'\n`);
    await chmod(hook, 0o755);
    await prpRun(save);
    const environment = await readFile(seen, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('AGE_IDENTITY');
    expect((await prpRun(show)).report.data).toMatchObject({ content: completePrp });
  });
});

describe('the library', () => {
  it.each([
    ['is left alone by who neither encrypts nor decrypts', '[]', ''],
    ['is loaded by who encrypts', 'RECIPIENT', 'age-encryption\n'],
  ])('%s', async (_, recipients, expected) => {
    const root = new URL('../../', import.meta.url).href;
    const program = `
      import { registerHooks } from 'node:module';
      registerHooks({
        resolve(specifier, context, next) {
          if (specifier === 'age-encryption') console.log(specifier);
          return next(specifier, context);
        },
      });
      const { createRuntime, defaultConfig, gitBranch, openRepository, run } = await import('${root}src/index.ts');
      const repository = await openRepository(process.cwd());
      const versions = { ...defaultConfig.versions, 'encrypt-to': ${recipients.replace('RECIPIENT', JSON.stringify([key.recipient]))} };
      const branch = gitBranch(repository.git, 'prp-versions');
      const runtime = createRuntime({ ...defaultConfig, versions }, { repository, branch });
      await run(${JSON.stringify(save)}, runtime);
      if (versions['encrypt-to'].length === 0) await run(${JSON.stringify(show)}, runtime);
      await runtime.close();
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: repository.directory,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    expect({ printed, exitCode: child.exitCode }).toEqual({ printed: expected, exitCode: 0 });
  });
});
