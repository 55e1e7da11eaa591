import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { prp, prpJson } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const program = `"${process.execPath}" "${resolve('dist/cli/index.js')}"`;

/** A repository whose only PRP fails with more findings than a pipe holds. */
async function failing(): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  for (const [path, text] of Object.entries(completeFiles)) await repository.write(path, text);
  const references = Array.from({ length: 2_000 }, (_, index) => `- file: src/gone-${index}.js\n  why: it is gone\n`);
  await repository.write(
    'PRPs/a.md',
    completePrp.replace('## Implementation', `${references.join('')}\n## Implementation`),
  );
  await repository.commit();
  return repository;
}

async function inShell(directory: string, script: string) {
  const child = spawn('bash', ['-c', script], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}

describe('an exit code', () => {
  it.each(['--json', '--format=sarif', ''])(
    'stays that of the run when the reader of %j leaves early',
    async (format) => {
      const { directory } = await failing();
      const { stdout, stderr } = await inShell(
        directory,
        `${program} validate ${format} | head -c 100 >/dev/null; echo "code \${PIPESTATUS[0]}"`,
      );
      expect(stdout.trim()).toBe('code 1');
      expect(stderr).not.toContain('EPIPE');
    },
  );

  it('is 3 where the output cannot be written, and says so', async () => {
    const { directory } = await failing();
    const { exitCode, stderr } = await inShell(directory, `${program} validate --json >/dev/full`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('E_IO') as string });
    expect(stderr).toContain('no space left');
    expect((await inShell(directory, `${program} validate >/dev/null 2>/dev/full`)).exitCode).toBe(1);
    expect((await inShell(directory, `${program} list nope 2>/dev/full`)).exitCode).toBe(2);
  });

  it('is never 0 while an object that is needed is missing, and something is always said', async () => {
    const { directory, git, write } = await temporaryRepository();
    for (const text of ['one', 'two', 'three']) {
      await write('PRPs/a.md', `${completePrp}\n${text}\n`);
      await prp(directory, 'save', 'PRPs/a.md');
    }
    const id = await git.text(['rev-parse', 'prp-versions:PRPs/a.md/0000']);
    const tree = (await git.text(['ls-tree', id])).split('\n').at(-1)?.split(/[ \t]/)[2] ?? '';
    await promisify(execFile)('rm', ['-f', resolve(directory, '.git/objects', tree.slice(0, 2), tree.slice(2))]);
    for (let round = 0; round < 6; round += 1) {
      for (const command of [['status'], ['history', 'PRPs/a.md'], ['list', 'PRPs/a.md']]) {
        const { exitCode, stdout } = await prp(directory, ...command, '--json');
        // The command does not need what it does not read.
        const codes = command[0] === 'status' ? [0, 1] : [1];
        expect({ command, isSaid: stdout.endsWith('}\n') }).toEqual({ command, isSaid: true });
        expect(exitCode).toBeOneOf(codes);
      }
    }
  });

  it('is 2 in a directory that is gone, without a word of a bug', async () => {
    const { directory } = await temporaryRepository();
    const { exitCode, stderr } = await inShell(directory, `mkdir gone; cd gone; rmdir ../gone; ${program} list`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The current directory does not exist any more.');
    expect(stderr).not.toContain('bug');
  });
});

describe('what a terminal gets', () => {
  const hostile = 'PRPs/x\u001B[31m\u001B]0;pwn\u0007\u009B5m.md';

  it('has no control character of a name, whatever is said of it', async () => {
    const { directory, write, commit } = await temporaryRepository();
    await write(hostile, completePrp);
    await write('features/\u001B[2J.md', '## FEATURE:\n\nA text.\n');
    await commit();
    const commands = [
      ['validate', 'nope'],
      ['save', 'nope'],
      ['save', hostile],
      ['list'],
      ['list', hostile],
      ['show', hostile, 'v9'],
      ['rollback', hostile, 'nope'],
      ['diff', hostile, 'v1', 'v9'],
      ['tag', hostile, 'v1', 'x\u001B[1m'],
      ['generate', 'features/nope'],
      ['generate', 'features/\u001B[2J.md'],
      ['verify', 'nope\u001B[1m'],
      ['history', hostile],
      ['validate', '--gates', '\u001B[1m'],
      ['validate', '--base', '\u001B[1m'],
      ['--versions-branch', 'x\u001B[1m', 'list'],
      ['\u001B[1m'],
    ];
    for (const command of commands) {
      const { stdout, stderr } = await prp(directory, ...command);
      // eslint-disable-next-line no-control-regex
      expect({ command, raw: /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(stdout + stderr) }).toEqual({
        command,
        raw: false,
      });
      expect(stdout + stderr).not.toBe('');
      const { stdout: json } = await prp(directory, ...command, '--json');
      expect({ command, raw: /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(json) }).toEqual({ command, raw: false });
    }
    const { envelope } = await prpJson<{ versions: { prp: string }[] }>(directory, 'list', hostile);
    expect(envelope.data.versions[0]?.prp).toBe(hostile);
  }, 60_000);

  it('is the document to the byte in a pipe, and harmless at a terminal', async () => {
    const { directory, write } = await temporaryRepository();
    const text = `${completePrp}\nred \u001B[31m bell \u0007 flip \u202E tab\t end\r\n`;
    await write('PRPs/a.md', text);
    await prp(directory, 'save', 'PRPs/a.md');
    expect((await prp(directory, 'show', 'PRPs/a.md')).stdout).toBe(text);
    const { stdout } = await inShell(directory, `script -qec '${program} show PRPs/a.md' /dev/null </dev/null`);
    expect(stdout).toContain('red \\u{1b}[31m bell \\u{7} flip \\u{202e} tab');
  });
});
