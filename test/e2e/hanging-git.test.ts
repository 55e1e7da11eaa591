import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { completePrp } from '../support/complete-prp.ts';
import { isAlive } from '../support/is-alive.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

/** Starts the program with a git that hangs when it is called with one word. */
async function started(word: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { directory, write, commit } = await temporaryRepository();
  await write('PRPs/a.md', completePrp);
  await commit();
  const tools = await temporaryDirectory();
  const script = `for one; do [ "$one" = ${word} ] && { echo $$ >> ${tools}/hung; sleep 600; }; done`;
  await writeFile(join(tools, 'git'), `#!/bin/sh\n${script}\nPATH="$OLDPATH" exec git "$@"\n`, { mode: 0o755 });
  const path = process.env['PATH'] ?? '';
  const child = spawn(process.execPath, [resolve('dist/cli/index.js'), ...args], {
    cwd: directory,
    env: { ...process.env, OLDPATH: path, PATH: `${tools}:${path}`, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { child, stderr: text(child.stderr), closed: once(child, 'close'), hung: join(tools, 'hung') };
}

describe('a git that hangs', () => {
  it.each(['rev-parse', 'cat-file', 'fast-import', 'update-ref', 'for-each-ref', 'var'])(
    'at %s ends the command with E_GIT',
    async (word) => {
      const { child, stderr, closed } = await started(word, { PRP_GIT_TIMEOUT: '1' }, 'save', 'PRPs/a.md');
      await closed;
      expect(child.exitCode).toBe(3);
      expect(await stderr).toMatch(
        new RegExp(`git ${word} did not answer within 1 s\\. E_GIT\nhint: .*PRP_GIT_TIMEOUT=5`),
      );
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)('does not keep the command from ending at %s', async (signal) => {
    const { child, closed, hung } = await started('cat-file', {}, 'save', 'PRPs/a.md');
    const pid = await vi.waitFor(async () => (await readFile(hung, 'utf8')).trim(), 10_000);
    child.kill(signal);
    await closed;
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
  });
});
