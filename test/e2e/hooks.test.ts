import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Git, gitIn } from '../../src/system/git.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

const program = `"${process.execPath}" "${resolve('dist/cli/index.js')}"`;

/** A command gate as tests of a tool that works with git: it makes another repository, and commits there. */
const selftest = [
  'set -e',
  'cd "$(mktemp -d)"',
  'git init -q .',
  'echo x > f',
  'git add f',
  'git -c user.name=a -c user.email=a@example.com commit -q -m FROMTEST',
].join('; ');

const files = {
  ...completeFiles,
  'PRPs/search-notes.md': completePrp,
  '.github/prp.yml': `commands:\n  - { id: selftest, run: '${selftest}' }\n`,
};

async function hookIn(git: Git, name: string): Promise<void> {
  const path = resolve(git.directory, await git.text(['rev-parse', '--git-path', `hooks/${name}`]));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${program} validate || exit 1\n`);
  await chmod(path, 0o755);
}

/** The state that must not change: a command that works elsewhere leaves the user's repository alone. */
async function expectUnharmed(git: Git): Promise<void> {
  expect(await git.text(['log', '--all', '--format=%s'])).not.toContain('FROMTEST');
  expect((await git.run(['config', 'core.bare'])).stdout.toString().trim()).toBe('false');
  expect(await git.text(['status', '--porcelain'])).toBe('');
  expect(await git.text(['fsck', '--no-dangling'])).toBe('');
  expect(await git.text(['log', '--format=%s', 'prp-versions'])).toContain('prp: ');
}

const hooks = [
  ['pre-commit', ['commit', '--quiet', '-am', 'mine']],
  ['commit-msg', ['commit', '--quiet', '-am', 'mine']],
  ['post-checkout', ['switch', '--quiet', '--create', 'other']],
  ['pre-push', ['push', '--quiet', 'elsewhere', 'HEAD']],
] as const;

describe.each(hooks)('a %s hook that validates', (hook, command) => {
  async function act(git: Git): Promise<void> {
    const elsewhere = await temporaryDirectory();
    await gitIn(elsewhere).text(['init', '--quiet', '--bare']);
    await git.text(['remote', 'add', 'elsewhere', elsewhere]);
    await hookIn(git, hook);
    if (command[0] === 'commit')
      await writeFile(join(git.directory, 'src/notes.js'), 'export class Notes { find() {} }\n');
    await git.text(command);
    await expectUnharmed(git);
  }

  it('leaves an ordinary clone as it was', async () => {
    const { git, write, commit } = await temporaryRepository();
    for (const [path, text] of Object.entries(files)) await write(path, text);
    await commit();
    await act(git);
    expect(await git.text(['stash', 'list'])).toBe('');
  });

  it('leaves a linked work tree as it was', async () => {
    const { git, write, commit } = await temporaryRepository();
    for (const [path, text] of Object.entries(files)) await write(path, text);
    await commit();
    const linked = join(await temporaryDirectory(), 'linked');
    await git.text(['worktree', 'add', '--quiet', '-b', 'feat', linked]);
    await act(gitIn(linked));
    expect(await git.text(['rev-parse', '--abbrev-ref', 'HEAD'])).toBe('main');
    expect((await git.run(['status', '--porcelain'])).exitCode).toBe(0);
  });

  it('leaves a submodule as it was', async () => {
    const inner = await temporaryRepository();
    for (const [path, text] of Object.entries(files)) await inner.write(path, text);
    await inner.commit();
    const outer = await temporaryRepository();
    await outer.git.text(['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.directory, 'sub']);
    const git = gitIn(join(outer.directory, 'sub'));
    await git.text(['config', 'user.name', 'Ann']);
    await git.text(['config', 'user.email', 'ann@example.com']);
    await act(git);
    expect((await outer.git.run(['status', '--porcelain'])).exitCode).toBe(0);
  });
});
