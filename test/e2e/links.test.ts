import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListData, ValidateData } from '../../src/report/report.ts';
import { prp, prpJson } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

async function repository() {
  const made = await temporaryRepository();
  for (const [path, text] of Object.entries(completeFiles)) await made.write(path, text);
  await made.write('PRPs/good.md', completePrp);
  await made.git.text(['config', 'http.https://github.com/.extraheader', 'AUTHORIZATION: basic dG9rZW4=']);
  await made.write('.gitignore', '.env\nnotes/\n');
  await made.write('.env', 'KEY=ignored\n');
  return made;
}

/** Whether any object of the repository has a text in it. */
async function isStored({ directory, git }: Awaited<ReturnType<typeof repository>>, text: string): Promise<boolean> {
  const objects = await git.text(['cat-file', '--batch-check=%(objectname) %(objecttype)', '--batch-all-objects']);
  const blobs = objects.split('\n').flatMap((line) => (line.endsWith(' blob') ? [line.slice(0, -5)] : []));
  const found = await Promise.all(blobs.map((id) => git.text(['cat-file', 'blob', id])));
  expect(directory).not.toBe('');
  return found.some((content) => content.includes(text));
}

describe('a symbolic link in the place of a document', () => {
  it.each([
    ['Git’s configuration', '../.git/config', 'AUTHORIZATION'],
    ['a file that is ignored', '../.env', 'KEY=ignored'],
    ['a file outside', '/etc/passwd', 'root:'],
    ['another PRP', 'good.md', 'NEVER'],
    ['nothing', 'nowhere.md', 'NEVER'],
  ])('to %s is a finding, and nothing of it is kept', async (_what, target, secret) => {
    const made = await repository();
    await symlink(target, join(made.directory, 'PRPs/leak.md'));
    await made.commit();
    const { exitCode, envelope, stdout } = await prpJson<ValidateData>(made.directory, 'validate');
    expect(exitCode).toBe(1);
    const leak = envelope.data.prps.find(({ path }) => path === 'PRPs/leak.md');
    expect(leak).toMatchObject({ verdict: 'failed', version: null });
    expect(leak?.gates.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['PRP110']);
    expect(envelope.data.prps.find(({ path }) => path === 'PRPs/good.md')).toMatchObject({ verdict: 'passed' });
    expect(stdout).not.toContain(secret);
    for (const command of [
      ['save', 'PRPs/leak.md'],
      ['diff', 'PRPs/leak.md', 'v1', 'worktree'],
      ['rollback', 'PRPs/leak.md', 'v1'],
      ['generate', 'PRPs/leak.md'],
      ['generate', 'PRPs/good.md', '--out', 'PRPs/leak.md', '--force'],
    ]) {
      const ran = await prpJson(made.directory, ...command);
      expect({ command, ran: [ran.exitCode, ran.envelope.error?.code] }).toEqual({
        command,
        ran: [2, command[0] === 'diff' ? 'E_NOT_FOUND' : 'E_NOT_A_FILE'],
      });
    }
    const { envelope: listed } = await prpJson<ListData>(made.directory, 'list', 'PRPs/leak.md');
    expect(listed.data.versions ?? []).toEqual([]);
    expect(await isStored(made, secret)).toBe(false);
  });

  it('leads nowhere as a folder, a configuration, a plugin or a file of results', async () => {
    const made = await repository();
    const outside = await temporaryDirectory();
    await writeFile(join(outside, 'secret.md'), completePrp.replace('Find a note', 'NEVER'));
    await writeFile(join(outside, 'log'), 'untouched');
    await symlink(outside, join(made.directory, 'PRPs/linked'));
    await symlink(outside, join(made.directory, 'logs'));
    await symlink(join(outside, 'plugin.mjs'), join(made.directory, 'plugin.mjs'));
    await writeFile(join(outside, 'plugin.mjs'), 'export default {}');
    for (const command of ['save', 'validate']) {
      expect((await prp(made.directory, command, 'PRPs/linked/secret.md')).exitCode).not.toBe(0);
    }
    await mkdir(join(made.directory, '.github'));
    await symlink(join(outside, 'prp.yml'), join(made.directory, '.github/prp.yml'));
    await writeFile(join(outside, 'prp.yml'), 'prps: ["**/*.md"]\n');
    expect((await prpJson(made.directory, 'list')).envelope.error).toMatchObject({ code: 'E_NOT_A_FILE' });
    await made.write('other.yml', 'observers: { log: logs/log, metrics: logs/metrics }\n');
    const logged = await prp(made.directory, '--config', 'other.yml', 'validate', 'PRPs/good.md');
    expect(logged.stderr).toContain('logs is a symbolic link');
    expect(await readFile(join(outside, 'log'), 'utf8')).toBe('untouched');
    await made.write('other.yml', 'plugins: ["./plugin.mjs"]\n');
    const plugged = await prpJson(made.directory, '--config', 'other.yml', 'validate', 'PRPs/good.md');
    expect(plugged.envelope.error).toMatchObject({ code: 'E_CONFIG' });
    expect(await isStored(made, 'NEVER')).toBe(false);
  });
});

describe('what is no file at all', () => {
  it('never holds a command up', async () => {
    const made = await repository();
    execFileSync('mkfifo', [join(made.directory, 'PRPs/pipe.md'), join(made.directory, 'pipe.ts')]);
    await made.write('PRPs/cites.md', completePrp.replace('file: src/notes.js', 'file: pipe.ts:1-5'));
    for (const command of [
      ['validate'],
      ['validate', 'PRPs/pipe.md'],
      ['validate', 'PRPs/cites.md'],
      ['save', 'PRPs/pipe.md'],
      ['diff', 'PRPs/pipe.md'],
      ['generate', 'PRPs/pipe.md'],
      ['--config', 'pipe.ts', 'list'],
    ]) {
      const { exitCode } = await prp(made.directory, ...command);
      expect({ command, exitCode }).toEqual({ command, exitCode: expect.toBeOneOf([0, 1, 2]) as number });
    }
  });
});

describe('what Git keeps to itself', () => {
  it('is not kept as a version when Git ignores it', async () => {
    const made = await repository();
    await made.write('notes/private.md', completePrp.replace('Find a note', 'NEVER'));
    await made.commit();
    const saved = await prpJson(made.directory, 'save', 'notes/private.md');
    expect([saved.exitCode, saved.envelope.error?.code]).toEqual([2, 'E_USAGE']);
    const validated = await prp(made.directory, 'validate', 'notes/private.md');
    expect(validated.exitCode).toBe(0);
    expect(validated.stderr).toContain('No version of notes/private.md is made: Git ignores it.');
    await made.write('features/a.md', '## FEATURE:\n\nDo something.\n');
    const generated = await prp(made.directory, 'generate', 'features/a.md', '--out', 'notes/made.md');
    expect(generated.exitCode).toBe(0);
    expect(generated.stderr).toContain('Git ignores it');
    expect(await isStored(made, 'NEVER')).toBe(false);
    await made.git.text(['add', '--force', 'notes/private.md']);
    await made.git.text(['commit', '--quiet', '-m', 'Share it']);
    expect((await prp(made.directory, 'save', 'notes/private.md')).exitCode).toBe(0);
  });

  it('is not kept as a version when a filter encrypts it', async () => {
    const made = await repository();
    await made.git.text(['config', 'filter.crypt.clean', 'gzip -nc']);
    await made.git.text(['config', 'filter.crypt.smudge', 'gzip -dc']);
    await made.write('.gitattributes', 'PRPs/secret.md filter=crypt\n');
    await made.write('PRPs/secret.md', completePrp.replace('Find a note', 'NEVER'));
    await made.commit();
    expect((await prpJson(made.directory, 'save', 'PRPs/secret.md')).envelope.error?.code).toBe('E_USAGE');
    expect((await prp(made.directory, 'validate', 'PRPs/secret.md')).exitCode).toBe(0);
    expect(await isStored(made, 'NEVER')).toBe(false);
  });
});

describe('two machines with other line endings', () => {
  it('make one version of one commit, and see nothing changed', async () => {
    const made = await repository();
    await made.commit();
    const windows = await temporaryDirectory();
    await made.git.text([
      '-c',
      'core.autocrlf=true',
      'clone',
      '--quiet',
      '-c',
      'core.autocrlf=true',
      made.directory,
      windows,
    ]);
    expect(await readFile(join(windows, 'PRPs/good.md'), 'utf8')).toContain('\r\n');
    const remote = ['--remote=origin'];
    const here = await prpJson<ValidateData>(made.directory, 'validate');
    const there = await prpJson<ValidateData>(windows, 'validate', ...remote);
    expect(there.envelope.data.prps[0]).toMatchObject({
      version: { sequence: 1, source: { dirty: false }, id: here.envelope.data.prps[0]?.version?.id },
    });
    expect((await prp(windows, 'diff', 'good')).stdout).toContain('The file equals v1, its only version');
    expect((await prp(windows, 'import', ...remote)).exitCode).toBe(0);
    // An edit is an edit, of that line only.
    const text = await readFile(join(windows, 'PRPs/good.md'), 'utf8');
    await writeFile(join(windows, 'PRPs/good.md'), text.replace('in seconds', 'at once'));
    const { envelope } = await prpJson<{ stats: { added: number; removed: number } }>(windows, 'diff', 'good');
    expect(envelope.data.stats).toEqual({ added: 1, removed: 1 });
    await prp(windows, 'rollback', 'good', 'v1');
    expect(await readFile(join(windows, 'PRPs/good.md'), 'utf8')).toBe(text);
  });
});

describe('a work tree that has not everything', () => {
  it('misses nothing that Git has, and holds no command up', async () => {
    const made = await repository();
    await made.commit();
    await made.git.text(['sparse-checkout', 'set', 'PRPs']);
    const { exitCode, envelope } = await prpJson<ValidateData>(made.directory, 'validate');
    expect(envelope.data.prps.flatMap(({ gates }) => gates.flatMap(({ findings }) => findings))).toEqual([]);
    expect(exitCode).toBe(0);
    await made.git.text(['sparse-checkout', 'set', 'src']);
    expect((await prpJson<ValidateData>(made.directory, 'validate')).envelope.data.prps).toEqual([]);
    for (const command of [['list'], ['verify'], ['status'], ['import']]) {
      expect((await prp(made.directory, ...command)).exitCode).toBe(0);
    }
  });

  it('has a pointer where Git LFS keeps a document: it is named as one', async () => {
    const made = await repository();
    await made.write(
      'PRPs/lfs.md',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`,
    );
    await made.commit();
    const { stdout } = await prp(made.directory, 'validate', 'PRPs/lfs.md');
    expect(stdout).toContain('git lfs pull');
    expect(stdout).not.toContain('PRP101');
    expect((await prp(made.directory, 'save', 'PRPs/lfs.md')).stderr).toContain('git lfs pull');
    const { stdout: imported } = await prp(made.directory, 'import');
    expect(imported).toContain('LFS');
  });

  it('is reached through a link', async () => {
    const made = await repository();
    const link = join(await temporaryDirectory(), 'link');
    await symlink(made.directory, link);
    await chmod(made.directory, 0o755);
    expect((await prp('/', '-C', link, 'save', 'PRPs/good.md')).exitCode).toBe(0);
    expect((await prp('/', '-C', link, 'validate', join(link, 'PRPs/good.md'))).exitCode).toBe(0);
    expect((await prp(made.directory, 'list', join(link, 'PRPs/good.md'))).exitCode).toBe(0);
  });
});
