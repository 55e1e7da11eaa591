import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import type { ValidateData } from '../../src/report/report.ts';
import { prp, prpJson, ranWith } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { isAlive } from '../support/is-alive.ts';
import { pluginIn } from '../support/plugin.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';
import { workflowIn } from '../support/workflow.ts';

const path = 'PRPs/search.md';
const bundle = resolve('dist/cli/index.js');

interface Config {
  readonly commands?: readonly { readonly id: string; readonly run: string; readonly timeout?: number }[];
  readonly plugins?: readonly string[];
  readonly environment?: readonly string[];
}

async function repositoryWith(config: Config, text = completePrp) {
  const repository = await temporaryRepository();
  for (const [file, content] of Object.entries(completeFiles)) await repository.write(file, content);
  await repository.write(path, text);
  // JSON is YAML.
  await repository.write('.github/prp.yml', JSON.stringify(config));
  await repository.commit();
  return repository;
}

/** Starts processes in every way that leaves something behind; each writes its number into `pids`. */
const leaving = (last: string, ways = '"" setsid "nohup setsid" "env -i" "env -i setsid"') =>
  `for before in ${ways}; do
    $before sh -c 'echo $$ >> pids; exec sleep 300' >/dev/null 2>&1 &
  done
  until [ "$(wc -l < pids)" -eq 5 ]; do sleep 0.02; done 2>/dev/null
  ${last}`;

async function pidsIn(directory: string): Promise<readonly number[]> {
  const pids = await vi.waitFor(
    async () => {
      const lines = (await readFile(join(directory, 'pids'), 'utf8')).trim().split('\n');
      expect(lines).toHaveLength(5);
      return lines.map(Number);
    },
    { timeout: 20_000 },
  );
  onTestFinished(() => {
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return pids;
}

/** A run that gets a signal while its command works. */
async function interrupted(signal: NodeJS.Signals) {
  const { directory } = await repositoryWith({ commands: [{ id: 'a', run: leaving('sleep 300') }] });
  const child = spawn(process.execPath, [bundle, 'validate', '--no-versioning'], { cwd: directory, stdio: 'ignore' });
  const pids = await pidsIn(directory);
  child.kill(signal);
  return { pids, ended: await once(child, 'exit') };
}

describe.runIf(process.platform === 'linux')('what commands start', () => {
  it('is gone when the run has ended', async () => {
    const { directory } = await repositoryWith({ commands: [{ id: 'a', run: leaving('true') }] });
    expect(await prp(directory, 'validate', '--no-versioning')).toMatchObject({ exitCode: 0 });
    expect((await pidsIn(directory)).filter(isAlive)).toEqual([]);
  });

  it('is gone when the time of the command is up', async () => {
    const { directory } = await repositoryWith({ commands: [{ id: 'a', run: leaving('sleep 300'), timeout: 2 }] });
    expect(await prp(directory, 'validate', '--no-versioning')).toMatchObject({ exitCode: 1 });
    expect((await pidsIn(directory)).filter(isAlive)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is gone when the run was ended by %s', async (signal) => {
    const { pids, ended } = await interrupted(signal);
    expect(ended).toEqual([130, null]);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('ends when the run is killed', async () => {
    const { pids, ended } = await interrupted('SIGKILL');
    expect(ended).toEqual([null, 'SIGKILL']);
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
  });

  it('ends with blocks of a validation loop, too', async () => {
    const block = leaving('true', '"" setsid "nohup setsid" "env -i" "nohup"');
    const text = completePrp.replace('node --check src/notes.js', `sh ./leaving.sh`).replace('npm test', 'true');
    const { directory, ...repository } = await repositoryWith({}, text);
    await repository.write('leaving.sh', block);
    await repository.commit();
    const { stdout } = await prp(directory, 'validate', '--no-versioning', '--run-loop');
    expect(stdout).toContain('loop-1.1');
    expect((await pidsIn(directory)).filter(isAlive)).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('a git that does not come to an end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('ends when the run is ended by %s', async (signal) => {
    const { directory } = await repositoryWith({});
    expect(await prp(directory, 'save', path)).toMatchObject({ exitCode: 0 });
    const tools = await temporaryDirectory();
    const script = `#!/bin/sh
case " $* " in
  *" log "*|*" rev-list "*) echo $$ >> "${tools}/pids"; exec sleep 300 ;;
esac
PATH=\${PATH#*:} exec git "$@"
`;
    await writeFile(join(tools, 'git'), script, { mode: 0o755 });
    const env = { ...process.env, PATH: `${tools}:${process.env['PATH']}` };
    const child = spawn(process.execPath, [bundle, 'verify'], { cwd: directory, env, stdio: 'ignore' });
    const pids = await vi.waitFor(
      async () => {
        const lines = (await readFile(join(tools, 'pids'), 'utf8')).trim().split('\n');
        expect(lines[0]).toMatch(/^\d+$/);
        return lines.map(Number);
      },
      { timeout: 20_000 },
    );
    onTestFinished(() => {
      for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    });
    // The reaper watches it by then.
    await new Promise((done) => setTimeout(done, 1_000));
    child.kill(signal);
    await once(child, 'exit');
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
  });
});

describe('what Git tells a hook of its repository', () => {
  it('leads no command back there', async () => {
    const selftest =
      'rm -rf other && mkdir other && cd other && git init -q . && echo x > f && git add f && git commit -qm FROMTEST';
    const { directory, git } = await repositoryWith({ commands: [{ id: 'selftest', run: selftest }] });
    const hook = join(directory, '.git/hooks/pre-commit');
    await mkdir(join(directory, '.git/hooks'), { recursive: true });
    await writeFile(hook, `#!/bin/sh\nexec "${process.execPath}" "${bundle}" validate --no-versioning\n`);
    await chmod(hook, 0o755);
    const linked = join(await temporaryDirectory(), 'w');
    await git.text(['worktree', 'add', '-q', linked, '-b', 'feat']);
    await writeFile(join(linked, 'mine.txt'), 'mine\n');
    const identity = {
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@b.c',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@b.c',
    };
    const there = gitIn(linked);
    await there.text(['add', 'mine.txt']);
    await there.text(['commit', '-qm', 'mine'], { env: identity });
    expect(await there.text(['log', '-1', '--format=%s', 'feat'])).toBe('mine');
    expect(await git.text(['config', 'core.bare'])).toBe('false');
    expect(await gitIn(join(linked, 'other')).text(['log', '-1', '--format=%s'])).toBe('FROMTEST');
    await rm(linked, { recursive: true });
  });

  it('reaches no command, no block of a loop and no plugin', async () => {
    const text = completePrp.replace('node --check src/notes.js', 'env > block.txt').replace('npm test', 'true');
    const repository = await repositoryWith(
      { commands: [{ id: 'a', run: 'env > command.txt' }], plugins: ['./gate.mjs'] },
      text,
    );
    await pluginIn(repository, {
      check: `(await import('node:fs')).writeFileSync('plugin.txt', Object.entries(process.env).map((pair) => pair.join('=')).join('\\n'));`,
    });
    await repository.commit();
    const { directory } = repository;
    const env = { GIT_DIR: join(directory, '.git'), GIT_WORK_TREE: directory, GIT_PREFIX: '', GIT_NAMESPACE: '' };
    const secrets = { EXAMPLE_TOKEN: 'x', DATABASE_URL: 'postgres://a:hunter22@db/a' };
    await ranWith(
      { node: process.execPath, env: { ...env, ...secrets } },
      directory,
      'validate',
      '--no-versioning',
      '--run-loop',
    );
    for (const file of ['command.txt', 'block.txt', 'plugin.txt']) {
      const seen = await readFile(join(directory, file), 'utf8');
      expect(seen).toContain('PATH=');
      expect(seen).not.toMatch(/^(?:GIT_(?:DIR|WORK_TREE|PREFIX|NAMESPACE)|EXAMPLE_TOKEN|DATABASE_URL)=/m);
    }
  });
});

describe('a command that goes wrong', () => {
  const env = { EXAMPLE_TOKEN: 'x', DATABASE_URL: 'postgres://a:hunter22@db/a' };
  const said = 'Withheld from its environment: DATABASE_URL, EXAMPLE_TOKEN';

  it('says what it did not see', async () => {
    const { directory } = await repositoryWith({ commands: [{ id: 'a', run: 'exit 3' }] });
    const ran = await ranWith({ node: process.execPath, env }, directory, 'validate', '--no-versioning');
    expect(ran).toMatchObject({ exitCode: 1 });
    expect(ran.stdout).toContain(said);
    expect(ran.stdout).not.toContain('hunter22');
  });

  it('says so in a validation loop, too', async () => {
    const text = completePrp.replace('node --check src/notes.js', 'false').replace('npm test', 'true');
    const { directory } = await repositoryWith({}, text);
    const ran = await ranWith({ node: process.execPath, env }, directory, 'validate', '--no-versioning', '--run-loop');
    expect(ran.stdout).toContain(said);
  });

  it('says nothing of it when it sees all, or goes well', async () => {
    const added = await repositoryWith({
      commands: [{ id: 'a', run: 'test -n "$EXAMPLE_TOKEN" && exit 3' }],
      environment: ['EXAMPLE_*', 'DATABASE_URL'],
    });
    const { directory } = await repositoryWith({ commands: [{ id: 'a', run: 'true' }] });
    const ran = await ranWith({ node: process.execPath, env }, added.directory, 'validate', '--no-versioning');
    expect(ran.stdout).toContain('exit code 3');
    expect(ran.stdout).not.toContain('Withheld');
    expect(
      (await ranWith({ node: process.execPath, env }, directory, 'validate', '--no-versioning')).stdout,
    ).not.toContain('Withheld');
  });

  it('tells programs as a list', async () => {
    const { directory } = await repositoryWith({ commands: [{ id: 'a', run: 'exit 3' }] });
    vi.stubEnv('EXAMPLE_TOKEN', 'x');
    const { envelope } = await prpJson<ValidateData>(directory, 'validate', '--no-versioning');
    vi.unstubAllEnvs();
    expect(envelope.data.gates[0]?.withheld).toContain('EXAMPLE_TOKEN');
  });
});

describe('in the built action', () => {
  it('commands see what is on the list and what the configuration adds, and say what they miss', async () => {
    const config = { commands: [{ id: 'env', run: 'env > seen.txt; exit 3' }], environment: ['ADDED', 'GITHUB_*'] };
    const at = await workflowIn({
      files: { ...completeFiles, [path]: completePrp, '.github/prp.yml': JSON.stringify(config) },
    });
    await at.repository.commit('topic', { write: { [path]: completePrp.replace('in seconds', 'at once') } });
    const event = await at.events.pullRequest(await at.repository.openPull({ head: 'topic' }));
    const workspace = await at.checkout(event.sha);
    const env = {
      ADDED: 'yes',
      ORDINARY: 'text',
      NPM_CONFIG_REGISTRY: 'https://a:hunter22@npm.acme.dev',
      LC_ALL: 'C',
      GIT_DIR: join(workspace, '.git'),
    };
    const { summary, log } = await at.runBuilt(event, { workspace, env });
    const seen = await readFile(join(workspace, 'seen.txt'), 'utf8');
    expect(seen).toContain('ADDED=yes');
    expect(seen).toContain('LC_ALL=C');
    expect(seen).toContain(`GITHUB_SHA=${event.sha}`);
    expect(seen).not.toMatch(
      /^(?:ORDINARY|NPM_CONFIG_REGISTRY|GIT_DIR|INPUT_.*|GITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY))=/m,
    );
    expect(summary).toContain('Withheld from its environment');
    expect(summary).toContain('ORDINARY');
    expect(summary + log).not.toContain('hunter22');
  });
});
