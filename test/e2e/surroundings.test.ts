import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoctorData } from '../../src/report/command-data.ts';
import { completePrp } from '../support/complete-prp.ts';
import { prp, prpJson } from '../support/cli.ts';
import { temporaryClone, temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

async function statesIn(directory: string): Promise<Record<string, string>> {
  const { envelope } = await prpJson<DoctorData>(directory, 'doctor');
  return Object.fromEntries(envelope.data.checks.map(({ id, status }) => [id, status]));
}

describe('prp doctor', () => {
  it('finds nothing to mend in a sound repository', async () => {
    const place = await temporaryRepository();
    await place.write('PRPs/a.md', completePrp);
    await place.commit();
    await prp(place.directory, 'save', 'a');
    const { exitCode, stdout } = await prp(place.directory, 'doctor');
    expect(stdout).not.toMatch(/[!✗]/);
    expect(exitCode).toBe(0);
  });

  it('says what is broken, and what to do', async () => {
    const nowhere = await temporaryDirectory();
    expect(await prp(nowhere, 'doctor')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('→ Run `git init`'),
    });
    const place = await temporaryRepository({ identity: false });
    await place.write('.github/prp.yml', 'wrokers: 2\nversions: { remote: gone }\n');
    expect(await statesIn(place.directory)).toMatchObject({
      repository: 'warning',
      identity: 'warning',
      config: 'broken',
    });
    await place.write('.github/prp.yml', 'versions: { remote: gone }\n');
    expect(await statesIn(place.directory)).toMatchObject({ config: 'ok', prps: 'warning', remote: 'broken' });
  });

  it('compares the versions branch with its remote', async () => {
    const origin = await temporaryRepository();
    await origin.write('PRPs/a.md', completePrp);
    await origin.commit();
    const clone = await temporaryClone(origin);
    await clone.write('.github/prp.yml', 'versions: { remote: origin }\n');
    await prp(clone.directory, 'save', 'a');
    expect(await statesIn(clone.directory)).toMatchObject({ remote: 'ok' });
    await prp(clone.directory, 'tag', 'a', 'latest', 'mine', '--no-remote');
    expect(await statesIn(clone.directory)).toMatchObject({ remote: 'warning' });
  });
});

describe('prp completion', () => {
  it('completes commands, PRPs, versions and tags in bash, and runs no file name', async () => {
    const place = await temporaryRepository();
    const hostile = ['PRPs/$(touch pwned).md', 'PRPs/a;b.md', 'PRPs/`id`.md', 'PRPs/two words.md'];
    for (const path of ['PRPs/search.md', 'PRPs/login.md', ...hostile]) await place.write(path, completePrp);
    await prp(place.directory, 'save', 'search');
    await prp(place.directory, 'tag', 'search', 'latest', 'approved');
    const bin = await temporaryDirectory();
    await writeFile(join(bin, 'prp'), `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli/index.js')}' "$@"\n`);
    await chmod(join(bin, 'prp'), 0o755);
    const complete = (...words: readonly string[]) => {
      const script = `
        source <(prp completion bash)
        COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
        _prp_completion
        printf '%s\\n' "\${COMPREPLY[@]}"`;
      const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      const said = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: place.directory, env });
      return said.toString().split('\n').filter(Boolean);
    };
    expect(complete('prp', 'val')).toEqual(['validate']);
    expect(complete('prp', 'show', '')).toEqual(expect.arrayContaining(['login', 'search', 'PRPs/search.md']));
    expect(complete('prp', 'show', '').join(' ')).not.toMatch(/[$;`]|two/);
    expect(complete('prp', 'show', 'search', '')).toEqual(expect.arrayContaining(['latest', 'v1', 'approved']));
    expect(complete('prp', 'validate', '--fail-on', 'w')).toEqual(['warning']);
    expect(await place.git.text(['status', '--porcelain', '--', 'pwned'])).toBe('');
  });

  it('is silent where there is no repository, and knows four shells', async () => {
    expect(await prp(await temporaryDirectory(), 'complete', 'show', '=')).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    for (const shell of ['zsh', 'fish', 'pwsh']) {
      expect((await prp('.', 'completion', shell)).stdout).toContain('prp complete');
    }
    expect(await prp('.', 'completion', 'tcsh')).toMatchObject({ exitCode: 2 });
  });
});

describe('prp init', () => {
  it('writes the branch, the commands and the configuration that fit here', async () => {
    const place = await temporaryRepository();
    await place.git.text(['checkout', '--quiet', '-b', 'develop']);
    await place.write('Cargo.toml', '[package]\nname = "a"\n');
    await place.write('packages/api/PRPs/login.md', completePrp);
    await place.commit();
    const { stdout } = await prp(place.directory, 'init', '--config', 'conf/p.yml');
    expect(stdout).toContain('git add conf/p.yml .github/workflows/prp.yml features/example.md');
    expect(stdout).toContain('packages/api/PRPs');
    const text = await place.git.text(['grep', '--no-index', '-h', '', '--', 'conf', '.github']);
    expect(text).toContain('branches: [develop]');
    expect(text).toContain('cargo');
    expect(text).not.toContain('npm run lint');
    expect(text).toContain('# yaml-language-server: $schema=');
    expect((await prp(place.directory, 'validate', '--config', 'conf/p.yml')).exitCode).toBe(0);
  });
});

describe('a current directory that was deleted', () => {
  it('is named, and is no bug', async () => {
    const place = await temporaryRepository();
    const gone = join(place.directory, 'gone');
    await mkdir(gone);
    const bundle = resolve('dist/cli/index.js');
    const script = `cd gone && rmdir ../gone && '${process.execPath}' '${bundle}' list; '${process.execPath}' '${bundle}' complete =l`;
    const said = execFileSync('sh', ['-c', `(${script}) 2>&1; true`], { cwd: place.directory }).toString();
    expect(said).toContain('The current directory does not exist any more.');
    expect(said).not.toContain('bug in prp');
    await rmdir(gone).catch(() => undefined);
  });
});
