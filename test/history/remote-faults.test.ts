import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { History } from '../../src/history/history.ts';
import { gitRemote } from '../../src/history/branch/git-remote.ts';
import { addition } from '../support/addition.ts';
import { branchOf, change } from '../support/git-branch.ts';
import { bareRemote, sharedIn } from '../support/shared-remote.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';

describe('a remote', () => {
  it('that is not configured is reported', async () => {
    const repository = await temporaryRepository();
    await expect(sharedIn(repository, { remote: 'PRPs/user-api.md' }).history.list(prp)).rejects.toMatchObject({
      code: 'E_GIT',
      message: 'There is no remote "PRPs/user-api.md" in this repository.',
      hint: expect.stringContaining('git remote -v'),
    });
  });

  it.each(['-x', '--upload-pack=touch hacked', '', 'a b', '../..'])('cannot have the name %j', async (remote) => {
    const repository = await temporaryRepository();
    await expect(sharedIn(repository, { remote }).history.list(prp)).rejects.toMatchObject({ code: 'E_GIT' });
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it('that is missing is reported with a hint, and nothing is saved halfway', async () => {
    const remote = await bareRemote();
    const clone = await remote.clone();
    await rm(remote.directory, { recursive: true });
    await expect(sharedIn(clone).history.append([addition('1')])).rejects.toMatchObject({
      code: 'E_GIT',
      hint: expect.stringContaining('--no-remote'),
    });
    expect(await new History(branchOf(clone)).list(prp)).toEqual([]);
    expect(await clone.git.text(['for-each-ref'])).toBe('');
  });

  it('that disappears between reading and writing leaves a local save', async () => {
    const remote = await bareRemote();
    const clone = await remote.clone();
    const { branch } = sharedIn(clone);
    const head = await branch.commit(change({ a: '1' }), 'First', await branch.head());
    await rm(remote.directory, { recursive: true });
    await expect(branch.commit(change({ a: '2' }), 'Second', head)).rejects.toMatchObject({
      code: 'E_GIT',
      message: expect.stringContaining("Saved on this machine's branch prp-versions"),
    });
    expect(await clone.git.text(['show', 'prp-versions:a'])).toBe('2');
  });

  it('that never answers is given up, together with its processes', async () => {
    const clone = await (await bareRemote()).clone();
    const seconds = 1_000_000 + Math.floor(Math.random() * 1_000_000);
    await clone.git.text(['config', 'remote.origin.uploadpack', `sleep ${seconds}; :`]);
    await expect(sharedIn(clone, { deadlineMs: 300 }).history.list(prp)).rejects.toMatchObject({
      code: 'E_GIT',
      message: 'The remote origin did not answer within 0.3 seconds.',
    });
    const running = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
    expect(running.split('\n').filter((line) => line === `sleep ${seconds}`)).toEqual([]);
  });

  it('gets no answer to a question: there is no terminal and no window', async () => {
    const clone = await (await bareRemote()).clone();
    const asked = join(clone.directory, 'asked');
    await mkdir(join(clone.directory, 'bin'));
    const askpass = join(clone.directory, 'bin/askpass');
    await writeFile(askpass, `#!/bin/sh\ntouch ${asked}\necho secret\n`, { mode: 0o755 });
    await clone.git.text(['config', 'core.askPass', askpass]);
    // As ssh does: it looks for a terminal to ask on.
    const says = '(exec 3</dev/tty) 2>/dev/null && touch tty; git credential fill </dev/null; exit 1; :';
    await clone.git.text([
      'config',
      'remote.origin.uploadpack',
      `printf 'protocol=https\\nhost=x.invalid\\n\\n' | ${says}`,
    ]);
    await expect(sharedIn(clone).history.list(prp)).rejects.toMatchObject({ code: 'E_GIT' });
    expect(await clone.git.text(['status', '--porcelain'])).toBe('?? bin/');
  });

  it('that refuses a push is distinguished from one that moved, by its branch', async () => {
    const bare = await bareRemote();
    const [ann, ben] = [await bare.clone(), await bare.clone()];
    const mine = sharedIn(ann).branch;
    await sharedIn(ben).history.append([addition('theirs')]);
    const made = await ann.git.text(['commit-tree', '-m', 'x', await ann.git.text(['mktree'])]);
    const remote = gitRemote(gitIn(ann.directory), 'origin', 'prp-versions');
    const there = await bare.git.text(['rev-parse', 'prp-versions']);
    expect(await remote.push(made, undefined)).toEqual({ kind: 'moved', there });
    await bare.refusePushes();
    const head = await mine.head();
    expect(await remote.push(made, head)).toMatchObject({ kind: 'refused', problem: { code: 'E_GIT' } });
    await bare.allowPushes();
    expect(await remote.push(made, head)).toEqual({ kind: 'published' });
  });
});
