import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { sharingText } from '../../src/cli/observers-for.ts';
import { versionsBranch } from '../../src/cli/load-runtime.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { History } from '../../src/history/history.ts';
import { openRepository } from '../../src/system/repository.ts';
import { addition } from '../support/addition.ts';

import { bareRemote } from '../support/shared-remote.ts';

const plainText = (_style: string, text: string) => text;

function remoteIn(...argv: readonly string[]): string | boolean | undefined {
  const parsed = readArguments(argv);
  return parsed.kind === 'command' ? parsed.options.remote : undefined;
}

describe('--remote', () => {
  it('names a remote or uses the configured one', () => {
    expect(remoteIn('list')).toBeUndefined();
    expect(remoteIn('list', '--remote')).toBe(true);
    expect(remoteIn('list', 'user-api', '--remote', 'upstream')).toBe('upstream');
    expect(remoteIn('list', '--remote=upstream', 'user-api')).toBe('upstream');
    expect(remoteIn('list', '--no-remote')).toBe(false);
  });

  it('is an option of every command', () => {
    for (const argv of [['save', 'a'], ['list'], ['show', 'a'], ['diff', 'a'], ['rollback', 'a'], ['validate']]) {
      expect(remoteIn(...argv, '--remote=upstream')).toBe('upstream');
    }
  });
});

describe('versionsBranch', () => {
  it('uses a remote only when one is configured', async () => {
    const remote = await bareRemote();
    const clone = await remote.clone();
    for (const [name, expected] of [
      [undefined, 0],
      ['origin', 1],
    ] as const) {
      const versions = { ...defaultConfig.versions, ...(name !== undefined && { remote: name }) };
      const branch = await versionsBranch(await openRepository(clone.directory), versions, () => {});
      await new History(branch).append([addition(join('text for', name ?? 'nobody'))]);
      await branch.close();
      const refs = await remote.git.text(['for-each-ref', '--format=%(refname)']);
      expect(refs.split('\n').filter(Boolean)).toHaveLength(expected);
    }
  });
});

describe('sharingText', () => {
  const about = { remote: 'origin', branch: 'prp-versions' };

  it('is one line for each event', () => {
    const texts = [
      sharingText({ type: 'versions-shared', ...about, did: 'published', versions: 0 }, plainText),
      sharingText({ type: 'versions-shared', ...about, did: 'united', versions: 2 }, plainText),
      sharingText({ type: 'versions-unpublished', ...about, reason: 'protected\nreally' }, plainText),
      sharingText({ type: 'versions-behind', ...about, behind: 3, ahead: 0 }, plainText),
      sharingText({ type: 'versions-behind', ...about, behind: 1, ahead: 2 }, plainText),
    ];
    expect(texts).toEqual([
      'versions: prp-versions published to origin\n',
      "versions: merged prp-versions with origin: 2 local versions now follow the remote's\n",
      'warning prp-versions could not be published to origin: protected\\u{a}really\n',
      'notice prp-versions lacks 3 commits of origin: --remote=origin merges them\n',
      'notice prp-versions lacks 1 commit of origin, which lacks 2 of ours: --remote=origin merges them\n',
    ]);
  });

  it('is empty for other events', () => {
    expect(sharingText({ type: 'versions-shared', ...about, did: 'fetched', versions: 0 }, plainText)).toBe('');
    expect(sharingText({ type: 'run-started', command: 'list' }, plainText)).toBe('');
  });
});
