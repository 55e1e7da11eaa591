import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { addition } from '../support/addition.ts';
import { versionsOnGithub, type VersionsOnGithub } from '../support/github-branch.ts';

const prp = 'PRPs/user-api.md';
let at: VersionsOnGithub;

beforeEach(async () => {
  at = await versionsOnGithub();
  for (const text of ['1', '2']) await at.history().append([addition(text)]);
});

const git = () => at.repository.store.git;

async function lose(what: string): Promise<void> {
  const id = await git().text(['rev-parse', `refs/heads/prp-versions:${what}`]);
  await rm(join(at.repository.store.directory, 'objects', id.slice(0, 2), id.slice(2)), { force: true });
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => String(Object(error).code ?? error),
  );

describe('a versions branch on GitHub', () => {
  it.each(['blob', 'tag'])('that points to a %s is damaged for each reader', async (type) => {
    const blob = await git().text(['rev-parse', 'refs/heads/prp-versions:README.md']);
    if (type === 'tag')
      await git().text(['-c', 'user.name=A', '-c', 'user.email=a@b', 'tag', '-a', '-m', 'x', 'one', blob]);
    const target = type === 'tag' ? await git().text(['rev-parse', 'refs/tags/one']) : blob;
    await git().text(['update-ref', '--stdin'], { input: 'delete refs/heads/prp-versions\n' });
    await writeFile(join(at.repository.store.directory, 'refs/heads/prp-versions'), `${target}\n`);
    expect(await codeOf(at.history().prps())).toBe('E_INTEGRITY');
    expect(await codeOf(at.history().list(prp))).toBe('E_INTEGRITY');
    expect(await codeOf(at.history().append([addition('3')]))).toBe('E_INTEGRITY');
    expect(await codeOf(at.history().verify())).toBe('E_INTEGRITY');
  });

  it('does not list a lost directory of versions as empty', async () => {
    await lose(`${prp}/0000`);
    expect(await codeOf(at.history().list(prp))).toBe('E_INTEGRITY');
    expect(await codeOf(at.history().prps())).toBe('E_INTEGRITY');
    expect(await codeOf(at.history().append([addition('3')]))).toBe('E_INTEGRITY');
  });
});
