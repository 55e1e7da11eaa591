import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { gitIn } from '../../../src/system/git.ts';
import { History } from '../../../src/history/history.ts';
import { remoteBranch } from '../../../src/history/branch/remote-branch.ts';
import { branchContract } from '../../contracts/branch.ts';
import { replacingContract } from '../../contracts/replacing.ts';
import { addition } from '../../support/addition.ts';
import { branchOf, change } from '../../support/git-branch.ts';
import { summaryOf } from '../../support/history.ts';
import { type BareRemote, bareRemote, sharedIn } from '../../support/shared-remote.ts';
import { temporaryClone, type TemporaryRepository } from '../../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const ref = 'refs/heads/prp-versions';

for (const contract of [branchContract, replacingContract]) {
  contract('remoteBranch in two clones', async () => {
    const remote = await bareRemote();
    return {
      branch: sharedIn(await remote.clone()).branch,
      other: sharedIn(await remote.clone()).branch,
      messageOf: async (commit) => {
        const { stdout } = await remote.git.run(['cat-file', 'commit', commit]);
        return stdout.toString().replace(/^[^]*?\n\n/, '');
      },
    };
  });
}

describe('a shared branch', () => {
  let remote: BareRemote;
  let ann: TemporaryRepository;
  let ben: TemporaryRepository;

  beforeEach(async () => {
    remote = await bareRemote();
    [ann, ben] = [await remote.clone(), await remote.clone()];
  });

  const published = () => remote.git.text(['rev-parse', ref]);
  it('is pushed with every save, and fetched by the next reader', async () => {
    await save(sharedIn(ann).history, 'one');
    expect(await published()).toBe(await ann.git.text(['rev-parse', ref]));
    expect((await sharedIn(ben).history.list(prp)).map(summaryOf)).toEqual(['v1 unvalidated']);
    expect(await ben.git.text(['rev-parse', ref])).toBe(await published());
  });

  it('publishes versions that were saved without the remote', async () => {
    await save(new History(branchOf(ann)), 'offline 1');
    await save(new History(branchOf(ann)), 'offline 2');
    const { history, events } = sharedIn(ann);
    await history.list(prp);
    expect(await published()).toBe(await ann.git.text(['rev-parse', ref]));
    expect(events).toMatchObject([{ type: 'versions-shared', did: 'published', remote: 'origin' }]);
  });

  it('merges versions that two clones saved separately', async () => {
    await save(sharedIn(ann).history, 'common');
    await sharedIn(ben).history.list(prp);
    await save(new History(branchOf(ben)), 'ben, offline');
    await save(sharedIn(ann).history, 'ann');
    const { history, events } = sharedIn(ben);
    await save(history, 'ben, online');
    expect(await textsIn(ben)).toEqual(['common', 'ann', 'ben, offline', 'ben, online']);
    expect(await published()).toBe(await ben.git.text(['rev-parse', ref]));
    expect(events.map((event) => 'did' in event && [event.did, event.versions])).toEqual([
      ['united', 1],
      ['published', 0],
    ]);
    await sharedIn(ann).history.list(prp);
    expect(await textsIn(ann)).toEqual(['common', 'ann', 'ben, offline', 'ben, online']);
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('merges two branches without a common commit', async () => {
    await save(new History(branchOf(ann)), 'ann');
    await save(new History(branchOf(ben)), 'ben');
    await sharedIn(ann).history.list(prp);
    await sharedIn(ben).history.list(prp);
    expect(await textsIn(ben)).toEqual(['ann', 'ben']);
  });

  it('merges again after a failed push', async () => {
    await save(new History(branchOf(ben)), 'ben');
    await save(sharedIn(ann).history, 'ann 1');
    await remote.refusePushes();
    const { history, events } = sharedIn(ben);
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v2 unvalidated', 'v1 unvalidated']);
    expect(events.at(-1)).toMatchObject({ type: 'versions-unpublished' });
    await remote.allowPushes();
    await save(sharedIn(ann).history, 'ann 2');
    await sharedIn(ben).history.list(prp);
    expect(await textsIn(ben)).toEqual(['ann 1', 'ann 2', 'ben']);
    expect(await published()).toBe(await ben.git.text(['rev-parse', ref]));
  });

  it('accepts a compaction, and loses no local version', async () => {
    const { history } = sharedIn(ann);
    for (const text of ['1', '2', '3']) await save(history, text);
    await sharedIn(ben).history.list(prp);
    await save(new History(branchOf(ben)), 'ben, offline');
    await history.cleanup({ maxPerPrp: 1 });
    const { head } = await history.compact({ dryRun: false });
    expect(await published()).toBe(head);
    await save(history, '4');
    await sharedIn(ben).history.list(prp);
    expect(await textsIn(ben)).toEqual(['3', '4', 'ben, offline']);
    expect(await remote.git.text(['rev-list', '--count', ref])).toBe('3');
  });

  it('refuses a compaction after newer commits of others', async () => {
    const { branch, history } = sharedIn(ann);
    await save(history, '1');
    const head = (await branch.head()) ?? '';
    await save(sharedIn(ben).history, '2');
    await expect(branch.squash?.('compact', head)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await remote.git.text(['rev-list', '--count', ref])).toBe('2');
  });

  it('does not bring a branch back that was moved back on the remote', async () => {
    const { branch, history } = sharedIn(ann);
    await save(history, '1');
    await save(history, '2');
    const head = await branch.head();
    await remote.git.text(['update-ref', ref, `${ref}~1`]);
    // A push without a lease would succeed: the remote's head is an ancestor.
    await expect(branch.commit(change({ a: '1' }), 'Late', head)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
  });

  it('overwrites nothing that was published during its own commit, even with the same objects', async () => {
    const git = gitIn(ann.directory);
    const first = Promise.withResolvers<unknown>();
    let made = 0;
    const branch = remoteBranch(
      {
        ...git,
        async run(args, options) {
          if (args.includes('unpack-objects') && (made += 1) === 2) await first.promise;
          return git.run(args, options);
        },
      },
      'prp-versions',
      { remote: 'origin', freshForMs: 60_000 },
    );
    const head = await branch.head();
    const commits = ['a', 'b'].map((name) => branch.commit(change({ [name]: '1' }), name, head));
    first.resolve(Promise.race(commits.map((commit) => commit.catch(() => {}))));
    const results = await Promise.allSettled(commits);
    expect(results.map(({ status }) => status)).toEqual(expect.arrayContaining(['fulfilled', 'rejected']));
    const winner = results.find((result) => result.status === 'fulfilled');
    expect(await published()).toBe(winner?.value);
    await branch.close();
  });

  it('is published when only the response got lost', async () => {
    const { history, branch } = sharedIn(ann);
    await save(history, '1');
    await ann.git.text(['config', 'remote.origin.receivepack', 'sh -c \'git-receive-pack "$0"; exit 1\'']);
    await save(history, '2');
    expect(await published()).toBe(await branch.head());
  });

  it('reports a local save when the remote refuses the push', async () => {
    const { history } = sharedIn(ann);
    await save(history, '1');
    const before = await published();
    await remote.refusePushes();
    await expect(save(history, '2')).rejects.toMatchObject({
      code: 'E_GIT',
      message: expect.stringMatching(
        /^Saved on this machine's branch prp-versions [^\p{Cc}]*ask the release team[^\p{Cc}]*$/u,
      ),
      hint: expect.stringContaining('the next command with --remote publishes it'),
    });
    expect(await published()).toBe(before);
    expect(await textsIn(ann)).toEqual(['1', '2']);
    await remote.allowPushes();
    await history.list(prp);
    expect(await published()).toBe(await ann.git.text(['rev-parse', ref]));
  });

  it('leaves a checked out branch alone', async () => {
    await save(sharedIn(ann).history, '1');
    await sharedIn(ben).history.list(prp);
    await ben.git.text(['switch', '--quiet', 'prp-versions']);
    const before = await ben.git.text(['rev-parse', 'HEAD']);
    await save(sharedIn(ann).history, '2');
    const { history } = sharedIn(ben);
    expect(await history.list(prp)).toHaveLength(2);
    await expect(save(history, '3')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await ben.git.text(['rev-parse', 'HEAD'])).toBe(before);
    expect(await ben.git.text(['status', '--porcelain'])).toBe('');
  });

  it('works from a shallow clone', async () => {
    const { history } = sharedIn(ann);
    for (const text of ['1', '2', '3']) await save(history, text);
    await remote.git.text(['config', 'uploadpack.allowFilter', 'true']);
    const shallow = await temporaryClone({ directory: remote.directory }, [
      '--depth=1',
      '--no-single-branch',
      '--no-local',
    ]);
    expect(await shallow.git.text(['rev-list', '--count', 'origin/prp-versions'])).toBe('1');
    await save(new History(branchOf(shallow)), 'shallow, offline');
    await save(history, '4');
    await save(sharedIn(shallow).history, 'shallow, online');
    expect(await textsIn(shallow)).toEqual(['1', '2', '3', '4', 'shallow, offline', 'shallow, online']);
  });

  it('works with SHA-256', async () => {
    remote = await bareRemote('sha256');
    // An empty repository does not tell its object format to its clones.
    await new History(branchOf(remote)).append([addition('before', { prp: 'PRPs/other.md' })]);
    [ann, ben] = [await remote.clone(), await remote.clone()];
    expect(await ben.git.text(['rev-parse', '--show-object-format'])).toBe('sha256');
    await save(new History(branchOf(ben)), 'ben, offline');
    await save(sharedIn(ann).history, 'ann');
    await save(sharedIn(ben).history, 'ben');
    expect(await textsIn(ben)).toEqual(['ann', 'ben, offline', 'ben']);
  });

  it('can be shared through a remote other than origin', async () => {
    const upstream = await bareRemote();
    await ann.git.text(['remote', 'add', 'upstream', upstream.directory]);
    await save(sharedIn(ann, { remote: 'upstream' }).history, '1');
    expect(await upstream.git.text(['rev-parse', ref])).toBe(await ann.git.text(['rev-parse', ref]));
    expect((await remote.git.run(['rev-parse', '--verify', '--quiet', ref])).exitCode).not.toBe(0);
  });

  describe('leaves', () => {
    it('FETCH_HEAD, tags, other branches, configuration and hooks unchanged', async () => {
      await ann.commit('Work');
      await ann.git.text(['push', '--quiet', 'origin', 'HEAD:main']);
      await ben.git.text(['fetch', '--quiet', 'origin', 'main']);
      await ann.commit('More work');
      await ann.git.text(['tag', 'v1']);
      await ann.git.text(['push', '--quiet', 'origin', 'HEAD:main', 'v1']);
      await save(sharedIn(ann).history, '1');
      for (const name of ['pre-push', 'post-merge', 'pre-commit']) {
        const hook = join(ben.directory, '.git/hooks', name);
        await writeFile(hook, '#!/bin/sh\ntouch hook-was-here\nexit 1\n');
        await chmod(hook, 0o755);
      }
      const stateOf = async () => [
        await readFile(join(ben.directory, '.git/FETCH_HEAD'), 'utf8'),
        await readFile(join(ben.directory, '.git/config'), 'utf8'),
        await ben.git.text([
          'for-each-ref',
          '--format=%(refname) %(objectname)',
          'refs/tags',
          'refs/remotes/origin/main',
        ]),
        await readdir(ben.directory),
      ];
      const before = await stateOf();
      await save(sharedIn(ben).history, '2');
      expect(await stateOf()).toEqual(before);
      expect(await ben.git.text(['for-each-ref', '--format=%(refname)'])).toBe(
        `${ref}\nrefs/remotes/origin/main\nrefs/remotes/origin/prp-versions`,
      );
    });
  });
});

function save(history: History, text: string) {
  return history.append([addition(text)]);
}

/** The texts of a clone's own branch, oldest first. */
async function textsIn(clone: TemporaryRepository): Promise<readonly string[]> {
  const history = new History(branchOf(clone));
  const versions = (await history.list(prp)).toReversed();
  const texts = versions.map(async (version) =>
    version.tampered ? version.reason : Buffer.from(await history.content(version)).toString(),
  );
  return Promise.all(texts);
}
