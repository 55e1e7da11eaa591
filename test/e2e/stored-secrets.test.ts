import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { prp, prpJson, type Ran } from '../support/cli.ts';
import { completePrp } from '../support/complete-prp.ts';
import { fakeToken } from '../support/fake-secret.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const run = promisify(execFile);
const versionsBranch = 'prp-versions';
const file = 'PRPs/notes.md';

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(file, completePrp);
  await repository.commit();
});

async function git(...args: readonly string[]): Promise<string> {
  return (await run('git', [...args], { cwd: repository.directory, maxBuffer: 1 << 26 })).stdout;
}

/** Everything that the versions branch says: every commit with its names and message, every path, every byte. */
async function stored(): Promise<string> {
  const there = await git('branch', '--list', versionsBranch);
  if (there === '') return '';
  return git('log', '-p', '--format=fuller', '--text', '-m', '--root', versionsBranch);
}

/** The refusal that a user sees, and whether the secret was stored. */
async function outcomeOf({ exitCode, stdout, stderr }: Ran) {
  return {
    exitCode,
    error: /^error (.*)$/m.exec(stderr)?.[1] ?? '',
    isForgivable: stderr.includes('rules: { PRP501: off }'),
    isRepeated: `${stdout}${stderr}`.includes(fakeToken.slice(0, 16)),
    isStored: (await stored()).includes(fakeToken),
  };
}

function refusalOf(name: string) {
  const error = `${name} has what looks like a GitHub token. Nothing was stored. E_SECRET`;
  return { exitCode: 1, error, isForgivable: true, isRepeated: false, isStored: false };
}

describe('a secret beside the document is stored by no command', () => {
  it('as a message', async () => {
    expect(await outcomeOf(await prp(repository.directory, 'save', file, '-m', `use ${fakeToken}`))).toEqual(
      refusalOf('The message'),
    );
  });

  it('as a message, in the words of --json', async () => {
    const { envelope, exitCode, stdout } = await prpJson(repository.directory, 'save', file, '-m', fakeToken);
    expect(envelope).toMatchObject({ status: 'error', error: { code: 'E_SECRET' } });
    expect(stdout).not.toContain(fakeToken);
    expect(exitCode).toBe(1);
  });

  it('as the name of a tag, be it one that no tag can have', async () => {
    await prp(repository.directory, 'save', file);
    expect(await outcomeOf(await prp(repository.directory, 'tag', file, 'latest', fakeToken))).toEqual(
      refusalOf("The tag's name"),
    );
    const long = `${fakeToken}${'-and-more'.repeat(8)}`;
    expect(await outcomeOf(await prp(repository.directory, 'tag', file, 'latest', long))).toEqual(
      refusalOf("The tag's name"),
    );
  });

  it.each([
    ['save', []],
    ['validate', ['--gates', 'structure']],
  ])('as the name of a PRP: %s', async (command, options) => {
    const path = `PRPs/${fakeToken}.md`;
    await repository.write(path, completePrp);
    expect(await outcomeOf(await prp(repository.directory, command, path, ...options))).toEqual(
      refusalOf("The PRP's file name"),
    );
  });

  it('as the name of a PRP that cannot be found', async () => {
    const { exitCode, stdout, stderr } = await prp(repository.directory, 'save', `PRPs/${fakeToken}.md`, '--debug');
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain(fakeToken);
  });

  it('as the name of a PRP with a secret in its text', async () => {
    const path = `PRPs/${fakeToken}.md`;
    await repository.write(path, `${completePrp}\n${fakeToken}\n`);
    const { exitCode, stdout, stderr } = await prp(repository.directory, 'save', path);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toContain(fakeToken);
  });

  it('as the name of a generated PRP, and no file is written', async () => {
    await repository.write('features/a.md', '# Sync\n\n## FEATURE:\n\nSync all files of a user.\n');
    const path = `PRPs/${fakeToken}.md`;
    const ran = await prp(repository.directory, 'generate', 'features/a.md', '--out', path);
    expect(await outcomeOf(ran)).toEqual(refusalOf("The PRP's file name"));
    await expect(readFile(join(repository.directory, path))).rejects.toThrow('ENOENT');
  });

  it('as the name of a branch', async () => {
    await git('switch', '-c', `feat/${fakeToken}`);
    expect(await outcomeOf(await prp(repository.directory, 'save', file))).toEqual(refusalOf("The branch's name"));
  });

  it('as the name of the versions branch', async () => {
    const ran = await prp(repository.directory, 'save', file, '--versions-branch', fakeToken);
    expect(await outcomeOf(ran)).toEqual(refusalOf("The versions branch's name"));
    expect(await git('branch', '--list')).not.toContain(fakeToken);
  });

  it.each(['user.name', 'user.email'])('as %s', async (key) => {
    await git('config', key, key === 'user.name' ? fakeToken : `${fakeToken}@acme.dev`);
    const ran = await prp(repository.directory, 'save', file);
    expect(await outcomeOf(ran)).toEqual(refusalOf(`${key} of Git's configuration`));
  });

  it('as the name of the person who rolls back, or cleans up', async () => {
    await prp(repository.directory, 'save', file);
    await repository.write(file, `${completePrp}\nMore.\n`);
    await prp(repository.directory, 'save', file);
    await git('config', 'user.name', fakeToken);
    for (const words of [
      ['rollback', file, 'v1'],
      ['tag', file, 'v1', 'approved'],
      ['cleanup', '--max-versions', '1'],
      ['cleanup', '--compact'],
    ]) {
      const ran = await prp(repository.directory, ...words);
      expect(await outcomeOf(ran)).toEqual(refusalOf("user.name of Git's configuration"));
    }
    expect(await readFile(join(repository.directory, file), 'utf8')).toContain('More.');
  });

  it('unless the configuration says that it is none', async () => {
    await repository.write('.github/prp.yml', 'rules: { PRP501: off }\n');
    expect(await prp(repository.directory, 'save', file, '-m', fakeToken)).toMatchObject({ exitCode: 0 });
  });
});

describe('an address', () => {
  it.each([
    [`https://git.acme.dev/a/b.git?private_token=${fakeToken}`, 'https://git.acme.dev/a/b.git'],
    [`https://a@b:${fakeToken}@git.acme.dev/a/b.git`, 'https://git.acme.dev/a/b.git'],
    [`HTTPS://${fakeToken}@github.com/acme/shop.git`, 'acme/shop'],
    [`user:${fakeToken}@git.acme.dev:a/b.git`, 'git.acme.dev:a/b.git'],
    [`ext::ssh -o pw=${fakeToken} host %S`, null],
  ])('is stored without a credential: %s', async (address, shown) => {
    await git('remote', 'add', 'origin', address);
    expect(await prp(repository.directory, 'save', file)).toMatchObject({ exitCode: 0 });
    const { envelope } = await prpJson(repository.directory, 'list', file);
    expect(JSON.stringify(envelope)).not.toContain(fakeToken);
    expect(await stored()).not.toContain(fakeToken);
    expect(await stored()).toContain(`"repository": ${JSON.stringify(shown)}`);
  });

  it('with a secret in its path is refused', async () => {
    await git('remote', 'add', 'origin', `https://git.acme.dev/${fakeToken}/b.git`);
    const ran = await prp(repository.directory, 'save', file);
    expect(await outcomeOf(ran)).toEqual(refusalOf("The repository's address"));
  });

  it('is not printed with its credential when the remote fails', async () => {
    await git('remote', 'add', 'origin', `https://user:${fakeToken}@127.0.0.1:1/a/b.git?private_token=${fakeToken}`);
    const { exitCode, stdout, stderr } = await prp(repository.directory, 'save', file, '--remote', '--debug');
    expect(exitCode).toBe(3);
    expect(stdout + stderr).not.toContain(fakeToken);
  });
});

describe('an import', () => {
  it('leaves out a subject and an author with a secret, and says so once', async () => {
    await repository.write(file, `${completePrp}\nTwo.\n`);
    await git('commit', '-qam', `use ${fakeToken} for the deployment`);
    const id = (await git('rev-parse', '--short=7', 'HEAD')).trim();
    await repository.write(file, `${completePrp}\nThree.\n`);
    await git('commit', '-qam', 'three', '--author', `${fakeToken} <a@acme.dev>`);

    const { exitCode, stdout, stderr } = await prp(repository.directory, 'import');

    expect(exitCode).toBe(0);
    expect(stdout).toContain('Imported 3 versions');
    expect(stderr).toContain(`the subject of commit ${id} (and 1 more like it)`);
    expect(stdout + stderr).not.toContain(fakeToken);
    expect(await stored()).not.toContain(fakeToken);
  });

  it('leaves out a former path, and skips a PRP whose path has a secret', async () => {
    const path = `PRPs/${fakeToken}.md`;
    await git('mv', file, path);
    await git('commit', '-qm', 'move');
    await git('mv', path, file);
    await git('commit', '-qm', 'move back');
    await repository.write(path, `${completePrp}\nAnother.\n`);
    await repository.commit();
    expect(await prp(repository.directory, 'import')).toMatchObject({ exitCode: 0 });
    expect(await stored()).not.toContain(fakeToken);
    expect(await stored()).toContain(file);
  });
});
