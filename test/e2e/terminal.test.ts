import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { prp, ranWith } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

async function repositoryWith(text: string) {
  const repository = await temporaryRepository();
  for (const [file, content] of Object.entries(completeFiles)) await repository.write(file, content);
  await repository.write('PRPs/search-notes.md', text);
  await repository.commit();
  return repository;
}

/** Times vary; everything else is exact. */
function timeless(text: string): string {
  return text.replace(/ \d+(\.\d+)? (ms|s)\b/g, ' T').replace(/on \d+ workers?/, 'on N workers');
}

describe('what a person sees', () => {
  it('findings at their lines, the result, and what to type next', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    await prp(directory, 'validate');
    await write('PRPs/search-notes.md', completePrp.replace('src/notes.js', 'src/note.js'));
    const { stdout, exitCode } = await prp(directory, 'validate');
    expect(exitCode).toBe(1);
    expect(timeless(stdout)).toBe(`Validating 1 PRP with 11 gates on N workers

PRPs/search-notes.md
  ✗ 19:9   error    src/note.js does not exist. Did you mean src/notes.js?  PRP301

✗ 1 PRP failed, after T

  ✗ search-notes   v2   1 error

Kept as v2, with this result.

  prp diff PRPs/search-notes.md       what changed since v1
  prp rollback PRPs/search-notes.md   back to v1, the last version that passed
`);
  });

  it('where the new version asks for less than the one before', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    await prp(directory, 'validate');
    await write('PRPs/search-notes.md', completePrp.replace('npm test\n', 'npm test || true\n'));
    const { stdout, exitCode } = await prp(directory, 'validate');
    expect(exitCode).toBe(0);
    expect(timeless(stdout)).toContain(`
PRPs/search-notes.md  since v1
  ! 39     weaker   the check can no longer fail
                    npm test {+|| true+}

✓ 1 PRP passed, after T

  ! search-notes   v2   passed; look twice at 1 change

Kept as v2, with this result.

  prp diff PRPs/search-notes.md   what changed since v1
`);
  });

  it('each command when it ends, with its output when it failed', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    const commands = [
      { id: 'lint', run: 'true' },
      { id: 'test', run: 'echo 3 tests failed; exit 1', needs: ['lint'] },
    ];
    // JSON is YAML.
    await write('.github/prp.yml', JSON.stringify({ commands }));
    const { stdout, exitCode } = await prp(directory, 'validate');
    expect(exitCode).toBe(1);
    expect(timeless(stdout)).toBe(`Validating 1 PRP with 11 gates and 2 commands on N workers

✓ lint          0:00
✗ test          0:00   \`echo 3 tests failed; exit 1\` ended with exit code 1
    │ 3 tests failed

✗ command test failed, after T

  · search-notes   v1   its own gates passed

Kept as v1, with this result.
`);
  });

  it('with --quiet, one line for each error and one for the result', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    expect(await prp(directory, 'validate', '--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    await write('PRPs/search-notes.md', completePrp.replace('src/notes.js', 'src/note.js'));
    expect(await prp(directory, 'validate', '-q')).toEqual({
      exitCode: 1,
      stdout: `PRPs/search-notes.md:19:9: error: src/note.js does not exist. Did you mean src/notes.js? (PRP301)
✗ 1 PRP failed
`,
      stderr: '',
    });
  });

  it('a remote that is missing before any gate or command runs', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    await write('.github/prp.yml', JSON.stringify({ commands: [{ id: 'mark', run: 'touch was-run' }] }));
    const { stdout, stderr, exitCode } = await prp(directory, 'validate', '--remote', 'nope');
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^error There is no remote "nope" in this repository\. E_GIT\n/);
    expect(await readdir(directory)).not.toContain('was-run');
  });

  it('the word after --remote as a PRP, when it is no remote', async () => {
    const { directory, git } = await repositoryWith(completePrp);
    const remote = await temporaryDirectory();
    await git.text(['init', '--quiet', '--bare', remote]);
    await git.text(['remote', 'add', 'origin', remote]);
    const { stdout, exitCode } = await prp(directory, 'save', '--remote', 'search-notes');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('PRPs/search-notes.md saved as v1');
    expect(await git.text(['ls-remote', 'origin'])).toContain('refs/heads/prp-versions');
  });

  it('the help, without an error, when nothing is typed', async () => {
    const { stdout, stderr, exitCode } = await prp(await temporaryDirectory());
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: prp ');
    for (const flag of ['-v', '--version', '-V'])
      expect((await prp(await temporaryDirectory(), flag)).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it('the nearest name beside the hint, not inside the error', async () => {
    const { stderr, exitCode } = await prp(await temporaryDirectory(), 'ls');
    expect(exitCode).toBe(2);
    expect(stderr).toBe("error unknown command 'ls' E_USAGE\nhint: Did you mean list? See `prp --help`.\n");
  });

  it('paths that work in a subdirectory, too', async () => {
    const { directory } = await temporaryRepository();
    expect((await prp(directory, 'init')).stdout).toContain('prp generate features/example.md');
    const { stderr } = await prp(join(directory, 'features'), 'generate', 'features/example.md');
    // The template is found, and has no request in it yet.
    expect(stderr).toContain('E_REQUEST');
  });

  it('after an interrupt, what was stopped and that nothing was kept', async () => {
    const { directory, write, git } = await repositoryWith(completePrp.replace('src/notes.js', 'src/note.js'));
    const commands = [
      { id: 'long', run: 'touch began; sleep 300' },
      { id: 'late', run: 'true', needs: ['long'] },
    ];
    await write('.github/prp.yml', JSON.stringify({ commands }));
    const child = spawn(process.execPath, [resolve('dist/cli/index.js'), 'validate'], { cwd: directory });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const [err, ended] = [textOf(child.stderr), once(child, 'exit')];
    await vi.waitFor(async () => expect(await readdir(directory)).toContain('began'), { timeout: 20_000 });
    await vi.waitFor(() => expect(out).toContain('src/note.js does not exist'), { timeout: 20_000 });
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect((await err).replace(/after \d+(\.\d+)? m?s\./, 'after T.')).toBe(
      `! Stopped after T. 11 of 13 gates had ended; nothing was kept.
  Stopped: long. Not started: late. No process is left.
  The error above stands: PRPs/search-notes.md:19:9
`,
    );
    expect(await git.text(['branch', '--list', 'prp-versions'])).toBe('');
  });

  it.runIf(existsSync('/usr/bin/script'))('on a terminal, findings at once and below them what runs', async () => {
    const { directory, write } = await repositoryWith(completePrp.replace('src/notes.js', 'src/note.js'));
    const commands = [
      { id: 'test', run: 'for i in 3 4 5; do echo "$i tests passed"; sleep 0.5; done' },
      { id: 'next', run: 'true', needs: ['test'] },
    ];
    await write('.github/prp.yml', JSON.stringify({ commands }));
    const line = `stty cols 80 rows 24; "${process.execPath}" "${resolve('dist/cli/index.js')}" validate --no-color`;
    const env = { ...process.env, TERM: 'xterm', CI: '' };
    const child = spawn('/usr/bin/script', ['-qfec', line, '/dev/null'], {
      cwd: directory,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const shown = (await textOf(child.stdout)).replaceAll('\r', '');
    expect(shown).toMatch(
      /\n▸ test {10}0:0\d +3 tests passed\n· next {10}waits for test\n\n11 of 13 ended, 1 error\. Ctrl-C stops and keeps nothing\.\n/,
    );
    const [finding, live, end] = ['src/note.js does not exist', '3 tests passed', '✗ 1 PRP failed'].map((one) =>
      shown.indexOf(one),
    );
    expect(finding).toBeGreaterThan(0);
    expect(live).toBeGreaterThan(finding ?? 0);
    expect(end).toBeGreaterThan(live ?? 0);
    expect(shown.match(/src\/note\.js does not exist/g)).toHaveLength(1);
    // Nothing is left of the live lines: they were cleared before the result.
    expect(shown.slice(shown.lastIndexOf('\u001B[J'))).not.toMatch(/▸|Ctrl-C/);
  });

  it('errors that are accepted, and no green line over them', async () => {
    const { directory } = await repositoryWith(completePrp.replace('src/notes.js', 'src/note.js'));
    const { stdout, exitCode } = await prp(directory, 'validate', '--fail-on', 'never', '--no-versioning');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('✓');
    expect(stdout).toContain('\n! 1 error in 1 PRP, accepted because `fail-on` is `never`, after ');
  });

  it('plain text without a terminal, colour when it is forced', async () => {
    const { directory } = await repositoryWith(completePrp);
    expect((await prp(directory, 'validate')).stdout).not.toContain('\u001B');
    const forced = await ranWith({ node: process.execPath, env: { FORCE_COLOR: '1' } }, directory, 'validate');
    expect(forced.stdout).toContain('\u001B[32m✓');
    const refused = await ranWith(
      { node: process.execPath, env: { FORCE_COLOR: '1' } },
      directory,
      'validate',
      '--no-color',
    );
    expect(refused.stdout).not.toContain('\u001B');
  });

  it('one JSON envelope on standard output, nothing else', async () => {
    const { directory } = await repositoryWith(completePrp);
    const { stdout } = await prp(directory, 'validate', '--json');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['format', 'command', 'status', 'durationMs', 'data']);
  });

  it('no control character of another person', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    await write('PRPs/search-notes.md', `${completePrp}\n## Notes\u001B[2J\u202E\n\n## End\n\nX\n`);
    const { stdout } = await prp(directory, 'validate');
    expect(stdout).not.toMatch(/[\u001B\u202E]/);
    expect(stdout).toContain(String.raw`Notes\u{1b}[2J\u{202e}`);
  });

  it('hints that can be pasted, whatever the file is called', async () => {
    const { directory, write } = await repositoryWith(completePrp);
    const path = "PRPs/it's a plan.md";
    await write(path, completePrp);
    await prp(directory, 'validate', path);
    await write(path, completePrp.replace('src/notes.js', 'src/note.js'));
    const { stdout } = await prp(directory, 'validate', path);
    expect(stdout).toContain(String.raw`prp diff 'PRPs/it'\''s a plan.md'`);
    expect(stdout).toContain(String.raw`prp rollback 'PRPs/it'\''s a plan.md'`);
  });

  it('help with examples for every command', async () => {
    const directory = await temporaryDirectory();
    const { stdout, exitCode } = await prp(directory, '--help');
    expect(exitCode).toBe(0);
    for (const command of ['generate', 'validate', 'save', 'list', 'show', 'diff', 'rollback', 'init', 'demo']) {
      expect(stdout).toContain(`  ${command} `);
      const help = await prp(directory, command, '--help');
      expect(help.exitCode).toBe(0);
      expect(help.stdout).toContain('Examples:\n  $ prp ');
    }
  });
});
