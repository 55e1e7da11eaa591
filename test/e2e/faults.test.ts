import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListData, ValidateData } from '../../src/report/report.ts';
import { prp, prpJson, ranWith } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

const path = 'PRPs/a.md';

async function validated(content: string | Uint8Array) {
  const repository = await temporaryRepository();
  for (const [file, text] of Object.entries(completeFiles)) await repository.write(file, text);
  await repository.write(path, content);
  await repository.commit();
  const { exitCode, envelope } = await prpJson<ValidateData>(repository.directory, 'validate', path);
  const rules = envelope.data.prps[0]?.gates.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return { exitCode, rules, ...repository };
}

describe('documents that are not PRPs', () => {
  it('an empty file fails with one finding', async () => {
    expect(await validated('')).toMatchObject({ exitCode: 1, rules: ['PRP107'] });
  });

  it('a binary file fails with one finding', async () => {
    expect(await validated(new Uint8Array([0x89, 0x50, 0, 1, 2]))).toMatchObject({ exitCode: 1, rules: ['PRP108'] });
  });

  it('a file that is not UTF-8 fails with one finding', async () => {
    expect(await validated(new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a]))).toMatchObject({
      exitCode: 1,
      rules: ['PRP108'],
    });
  });

  it('a file of 1 MB is validated, and what that leaves out is said', async () => {
    const filler = 'A line of text that fills the page, and goes on for a while.\n'.repeat(16_000);
    expect(await validated(`${completePrp}\n## Notes\n\n${filler}`)).toMatchObject({
      exitCode: 0,
      rules: ['PRP702', 'PRP801'],
    });
  });

  it.each([
    ['2 MB', 'A line that goes on and on and on, until it ends at last.\n'.repeat(36_000)],
    ['11 MB', 'A line.\n'.repeat(1_500_000)],
    ['many lines', '#\n'.repeat(20_001)],
    ['deep lists', `${completePrp}\n${'- '.repeat(200)}x\n`],
  ])('a file of %s fails with one finding', async (_name, content) => {
    expect(await validated(content)).toMatchObject({ exitCode: 1, rules: ['PRP109'] });
  });

  it('a file of a hundred thousand findings fails with some of them, of every rule', async () => {
    const { rules, exitCode } = await validated(`# A\n\n${'TBD TBD TBD TBD TBD\n'.repeat(15_000)}\n{not_replaced}\n`);
    expect(exitCode).toBe(1);
    expect(rules?.filter((rule) => rule === 'PRP203')).toHaveLength(1_000);
    expect(rules).toContain('PRP202');
  });

  it('a file of 300 GB is not read', async () => {
    const { directory } = await temporaryRepository();
    await mkdir(join(directory, 'PRPs'));
    await writeFile(join(directory, path), '# A\n');
    await truncate(join(directory, path), 300 * 1024 ** 3);
    const { exitCode, stdout } = await prp(directory, 'validate');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('The file has 307200 MiB; a PRP may have 1 MiB and 20,000 lines.');
    expect((await prp(directory, 'save', path)).stderr).toContain(`${path} has 307200 MiB; a PRP may have`);
    expect((await prp(directory, 'diff', path)).exitCode).toBe(2);
  });

  it.each([
    ['CRLF', completePrp.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${completePrp}`],
  ])('%s makes no difference, and comes back to the byte', async (_name, content) => {
    const { exitCode, rules, directory } = await validated(content);
    expect({ exitCode, rules }).toEqual({ exitCode: 0, rules: [] });
    expect((await prp(directory, 'show', path)).stdout).toBe(content);
  });
});

describe('unusual working directories', () => {
  const refusal = async (directory: string, ...args: readonly string[]) => {
    const { exitCode, envelope } = await prpJson(directory, ...args);
    expect(envelope.status).toBe('error');
    expect(envelope.error?.hint).not.toBe('');
    return `${exitCode} ${envelope.error?.code}`;
  };

  it('a file that is not there', async () => {
    const { directory } = await temporaryRepository();
    expect(await refusal(directory, 'validate', 'PRPs/none.md')).toBe('2 E_NOT_FOUND');
    expect(await refusal(directory, 'show', 'PRPs/none.md')).toBe('2 E_NOT_FOUND');
    expect(await refusal(directory, 'generate', 'none.md')).toBe('2 E_NOT_FOUND');
  });

  it('a file that can be no PRP', async () => {
    const { directory, write } = await temporaryRepository();
    await write('package.json', '{}\n');
    await write('notes/plan.MD', completePrp);
    expect(await refusal(directory, 'validate', 'package.json')).toBe('2 E_USAGE');
    expect(await refusal(directory, 'save', 'package.json')).toBe('2 E_USAGE');
    expect((await prpJson(directory, 'save', 'notes/plan.MD')).exitCode).toBe(0);
    await write('.github/prp.yml', 'prps: ["*.json"]\n');
    expect((await prpJson(directory, 'save', 'package.json')).exitCode).toBe(0);
  });

  it('a path outside the repository', async () => {
    const { directory } = await temporaryRepository();
    expect(await refusal(directory, 'validate', '../other.md')).toBe('2 E_OUTSIDE_REPOSITORY');
    expect(await refusal(directory, 'validate', '/etc/passwd')).toBe('2 E_OUTSIDE_REPOSITORY');
  });

  it('a link that leads outside the repository', async () => {
    const { directory } = await temporaryRepository();
    await mkdir(join(directory, 'PRPs'));
    await symlink('/etc/passwd', join(directory, path));
    expect(await refusal(directory, 'save', path)).toBe('2 E_NOT_A_FILE');
    expect((await prp(directory, 'validate')).stdout).not.toContain('root:');
  });

  it('no Git repository', async () => {
    expect(await refusal(await temporaryDirectory(), 'validate')).toBe('3 E_NOT_A_REPOSITORY');
  });

  it('a repository without a commit', async () => {
    const { directory, write } = await temporaryRepository();
    await write(path, completePrp);
    for (const [file, text] of Object.entries(completeFiles)) await write(file, text);
    expect((await prp(directory, 'validate')).exitCode).toBe(0);
    const { envelope } = await prpJson<ListData>(directory, 'list', path);
    expect(envelope.data.versions).toMatchObject([
      { sequence: 1, commit: null, source: { ref: 'refs/heads/main', dirty: true } },
    ]);
  });

  it('a detached HEAD', async () => {
    const { directory, write, commit, git } = await temporaryRepository();
    await write(path, completePrp);
    const head = await commit();
    await git.text(['checkout', '--quiet', '--detach']);
    await prp(directory, 'save', path);
    const { envelope } = await prpJson<ListData>(directory, 'list', path);
    expect(envelope.data.versions).toMatchObject([{ commit: head, source: { ref: null, dirty: false } }]);
  });

  it('a configuration with a mistake', async () => {
    const { directory, write } = await temporaryRepository();
    await write('.github/prp.yml', '# ours\nworkerz: 2\n');
    expect(await refusal(directory, 'validate')).toBe('2 E_CONFIG');
    const { stderr, exitCode } = await prp(directory, 'validate');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('.github/prp.yml:2:1: unknown key `workerz`. Did you mean `workers`?');
  });

  it('a configuration that is not there', async () => {
    const { directory } = await temporaryRepository();
    const { stderr, exitCode } = await prp(directory, '--config', 'ours.yml', 'list');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/There is no configuration ours\.yml\. E_NOT_FOUND\nhint: .*--config/);
  });

  it.each([['no-such-command'], ['validate', '--no-such-option'], ['show'], ['list', '--limit', 'many']])(
    'a command line that means nothing: %j',
    async (...args) => {
      const { directory } = await temporaryRepository();
      expect((await prp(directory, ...args)).exitCode).toBe(2);
    },
  );

  it('a Node too old for the bundle', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(pretend)}` };
    const { exitCode, stderr } = await ranWith({ node: process.execPath, env }, await temporaryDirectory(), 'list');
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^prp needs Node 22 or newer; this is Node 20\.20\.2 \(.*\)\.\nhint: /);
  });

  it('no git on the PATH', async () => {
    const { directory } = await temporaryRepository();
    const { exitCode, stderr } = await ranWith(
      { node: process.execPath, env: { PATH: '/nowhere' } },
      directory,
      'list',
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Install git');
  });
});

describe('several at once', () => {
  it('eight saves of eight PRPs lose nothing', async () => {
    const { directory, write, commit } = await temporaryRepository();
    const paths = Array.from({ length: 8 }, (_, index) => `PRPs/p${index}.md`);
    for (const one of paths) await write(one, `# ${one}\n`);
    await commit();
    const ran = await Promise.all(paths.map((one) => prp(directory, 'save', one)));
    expect(ran.map(({ exitCode }) => exitCode)).toEqual(paths.map(() => 0));
    const { envelope } = await prpJson<ListData>(directory, 'list');
    expect(envelope.data.prps?.map((one) => one.prp)).toEqual(paths);
  });
});
