import { describe, expect, it, vi } from 'vitest';
import { citedFiles, pageSite } from '../../src/commands/page-site.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { createRuntime } from '../../src/runtime.ts';
import { openRepository } from '../../src/system/repository.ts';
import { atEnd } from '../support/at-end.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

async function runtimeWith(origin?: string) {
  const repository = await temporaryRepository();
  if (origin !== undefined) await repository.git.text(['remote', 'add', 'origin', origin]);
  const opened = await openRepository(repository.directory);
  const runtime = createRuntime(defaultConfig, { repository: opened, branch: memoryBranch() });
  atEnd(() => runtime.close());
  return { repository, runtime };
}

describe('the repository of a page', () => {
  it.each([
    ['git@github.com:acme/notes.git', 'acme/notes', 'https://github.com/acme/notes'],
    ['https://user:secret@ghe.example/acme/notes.git', 'acme/notes', 'https://ghe.example/acme/notes'],
    ['https://gitlab.example:8443/a/b/notes', 'b/notes', 'https://gitlab.example:8443/a/b/notes'],
    ['git@git.example:acme/notes.git', 'acme/notes', undefined],
    ['/srv/git/notes.git', 'notes', undefined],
  ])('at %s is called %s, and seen at %s', async (origin, name, repositoryUrl) => {
    vi.stubEnv('GITHUB_SERVER_URL', undefined);
    const { runtime } = await runtimeWith(origin);
    expect(await pageSite(runtime)).toMatchObject({ name, repositoryUrl, versionsBranch: 'prp-versions' });
  });

  it('is seen on the server of the workflow', async () => {
    vi.stubEnv('GITHUB_SERVER_URL', 'https://ghe.example');
    const { runtime } = await runtimeWith('git@github.com:acme/notes.git');
    expect((await pageSite(runtime)).repositoryUrl).toBe('https://ghe.example/acme/notes');
  });

  it('without a remote has the name of its folder', async () => {
    const { runtime, repository } = await runtimeWith();
    const site = await pageSite(runtime);
    expect(repository.directory.endsWith(`/${site.name}`)).toBe(true);
    expect(site).toMatchObject({ repository: null, repositoryUrl: undefined });
  });
});

describe('cited files', () => {
  it('have the ids that they have in the commit', async () => {
    const { repository, runtime } = await runtimeWith();
    const cited = citedFiles(runtime);
    expect([await cited.state(), await cited.ids(['a.ts'])]).toEqual(['', new Map()]);
    await repository.write('a.ts', 'a\n');
    const commit = await repository.commit();
    const id = (await repository.git.text(['rev-parse', 'HEAD:a.ts'])).trim();
    expect([await cited.state(), await cited.ids(['a.ts', 'b.ts'])]).toEqual([commit, new Map([['a.ts', id]])]);
  });
});
