import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Git, gitIn } from '../../src/system/git.ts';
import { settingsOf } from '../../src/system/git-settings.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

/** Git's identity without guesses. */
async function strictIdentity(git: Git): Promise<string | null> {
  const { exitCode, stdout } = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return exitCode === 0 ? stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : null;
}

async function repositoryWith(config: string, env: Readonly<Record<string, string>> = {}): Promise<Git> {
  const { directory } = await temporaryRepository({ identity: false });
  await appendFile(join(directory, '.git/config'), config);
  const git = gitIn(directory);
  return {
    ...git,
    env: { ...git.env, ...env },
    run: (args, options) => git.run(args, { ...options, env: { ...options?.env, ...env } }),
  };
}

const ann = '[user]\n\tname = Ann\n\temail = ann@example.com\n';

describe('the user of the repository', () => {
  it.each([
    ['nobody', '', {}, null],
    ['a user', ann, {}, 'Ann <ann@example.com>'],
    ['a user with a name only', '[user]\n\tname = Ann\n', {}, null],
    ['a user with an address only', '[user]\n\temail = ann@example.com\n', {}, null],
    ['a user with an empty address', '[user]\n\tname = Ann\n\temail = ""\n', {}, 'Ann <>'],
    ['a user with an empty name', '[user]\n\tname = ""\n\temail = a@b\n', {}, null],
    ['a name of which nothing is left', '[user]\n\tname = "<>"\n\temail = a@b\n', {}, null],
    ['a name in quotes and angles', '[user]\n\tname = "\\"A\\" <B>;"\n\temail = "<a@b>"\n', {}, 'A" B <a@b>'],
    ['a separate committer', `${ann}[committer]\n\tname = Bo\n`, {}, 'Bo <ann@example.com>'],
    ['an empty committer', `${ann}[committer]\n\tname = ""\n\temail = ""\n`, {}, 'Ann <ann@example.com>'],
    ['a later user', `${ann}[user]\n\tname = Cy\n`, {}, 'Cy <ann@example.com>'],
    ['variables', '', { GIT_COMMITTER_NAME: 'Di', GIT_COMMITTER_EMAIL: 'd@i' }, 'Di <d@i>'],
    ['variables before a user', ann, { GIT_COMMITTER_NAME: 'Di' }, 'Di <ann@example.com>'],
    ['an empty variable', ann, { GIT_COMMITTER_NAME: '' }, null],
    ['a blank variable', ann, { GIT_COMMITTER_NAME: ' ' }, null],
    ['an address that only mail programs know', '[user]\n\tname = Ann\n', { EMAIL: 'ann@example.com' }, null],
  ])("is, for %s, Git's identity without guesses", async (_, config, env, identity) => {
    const git = await repositoryWith(config, env);
    expect(await strictIdentity(git)).toBe(identity);
    expect((await settingsOf(git)).identity).toBe(identity);
  });

  it('does not hang on a date that is none', async () => {
    vi.stubEnv('GIT_COMMITTER_DATE', 'one day');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await settingsOf(await repositoryWith(ann))).identity).toBe('Ann <ann@example.com>');
  });
});

describe('the address of origin', () => {
  it.each([
    ['', ''],
    ['[remote "origin"]\n\turl = https://example.com/a=b.git\n', 'https://example.com/a=b.git'],
    ['[remote "origin"]\n\turl = one\n\turl = two\n', 'two'],
    ['[remote "other"]\n\turl = one\n', ''],
  ])('of %j is %j', async (config, origin) => {
    expect((await settingsOf(await repositoryWith(config))).origin).toBe(origin);
  });
});
