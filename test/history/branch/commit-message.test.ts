import { describe, expect, it } from 'vitest';
import {
  appendMessage,
  cleanupMessage,
  compactMessage,
  mergeMessage,
  repairMessage,
  replacedTrailers,
  type SavedVersion,
  tagMessage,
} from '../../../src/history/branch/commit-message.ts';
import { temporaryRepository } from '../../support/temporary-repository.ts';

describe('the message of an append', () => {
  it('names the version and lists its data in trailers', () => {
    expect(appendMessage([saved()])).toBe(
      [
        'prp: save PRPs/user-api.md v7',
        '',
        'Prp: PRPs/user-api.md',
        'Prp-Version: v20261122_101530_3fa9c1d',
        'Prp-Checksum: sha256:3fa9c1d',
        'Prp-Source-Commit: c0ffee',
        'Prp-Action: saved',
        'Prp-Actor: Ann <ann@example.com>',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [[saved(), saved({ sequence: 8 })], 'prp: save 2 versions'],
    [[saved({ action: 'validated' })], 'prp: validate PRPs/user-api.md v7'],
    [[saved({ action: 'validated' }), saved({ action: 'validated' })], 'prp: validate 2 versions'],
    [[saved({ action: 'validated' }), saved({ sequence: 8 })], 'prp: save PRPs/user-api.md v8'],
  ])('counts saved versions, else validated ones', (several, subject) => {
    expect(appendMessage(several).split('\n')[0]).toBe(subject);
  });

  it('has six trailers for each version, in a fixed order', async () => {
    const { git } = await temporaryRepository();
    const message = appendMessage([
      saved({ prp: 'a.md', sourceCommit: null, actor: null }),
      saved({ prp: 'b.md', actor: 'Bob' }),
    ]);
    const trailers = await git.text(['interpret-trailers', '--parse'], { input: message });
    expect(trailers.split('\n')).toHaveLength(12);
    expect(trailers.match(/^Prp: .*$/gm)).toEqual(['Prp: a.md', 'Prp: b.md']);
    expect(trailers.match(/^Prp-Actor: .*$/gm)).toEqual(['Prp-Actor: -', 'Prp-Actor: Bob']);
    expect(trailers.match(/^Prp-Source-Commit: .*$/gm)).toEqual(['Prp-Source-Commit: -', 'Prp-Source-Commit: c0ffee']);
  });

  it('escapes names that could start a line or hide themselves', () => {
    const message = appendMessage([
      saved({ prp: 'a\nPrp-Actor: Mallory\r.md', actor: 'Eve\u2028Prp: b\u202e\u0000\u200b', sourceCommit: 'x\ny' }),
    ]);
    expect(message.split(/[\n\r\u2028]/)).toHaveLength(9);
    expect(message).toContain('Prp: a\\u{a}Prp-Actor: Mallory\\u{d}.md\n');
    expect(message).toContain('Prp-Actor: Eve\\u{2028}Prp: b\\u{202e}\\u{0}\\u{200b}\n');
  });
});

function saved(about: Partial<SavedVersion> = {}): SavedVersion {
  return {
    prp: 'PRPs/user-api.md',
    id: 'v20261122_101530_3fa9c1d',
    sequence: 7,
    checksum: 'sha256:3fa9c1d',
    sourceCommit: 'c0ffee',
    action: 'saved',
    actor: 'Ann <ann@example.com>',
    ...about,
  };
}

/** Older versions of this tool read these messages: they are part of the stored format. */
describe('the stored messages', () => {
  const removed = { prp: 'PRPs/user-api.md', id: 'v20261122_101530_3fa9c1d' };
  const tag = { ...removed, name: 'approved', actor: null };
  const tagTrailers = `Prp: PRPs/user-api.md\nPrp-Version: ${removed.id}\nPrp-Tag: approved\n`;

  it.each([
    ['a tag', tagMessage([{ ...tag, action: 'tagged' }]), 'prp: tag PRPs/user-api.md approved', 'tagged'],
    ['a removed tag', tagMessage([{ ...tag, action: 'untagged' }]), 'prp: untag PRPs/user-api.md approved', 'untagged'],
    [
      'a merge of tags',
      mergeMessage({ saved: [], tagged: [{ ...tag, action: 'tagged' }] }),
      "prp: unite records and tags with the remote's",
      'tagged',
    ],
  ])('describe %s', (_, message, subject, action) => {
    expect(message).toBe(`${subject}\n\n${tagTrailers}Prp-Action: ${action}\nPrp-Actor: -\n`);
  });

  it.each([
    [1, "prp: unite 1 version with the remote's"],
    [2, "prp: unite 2 versions with the remote's"],
  ])('describe a merge of %i', (count, subject) => {
    const versions = Array.from({ length: count }, () => saved());
    const [, trailers = ''] = appendMessage(versions).split(/\n\n(.*)/s);
    expect(mergeMessage({ saved: versions, tagged: [] })).toBe(`${subject}\n\n${trailers}`);
  });

  it('describe a clean-up', () => {
    expect(cleanupMessage([removed])).toBe(
      `prp: clean up 1 version of 1 PRP\n\nPrp-Action: cleanup\nPrp-Removed: PRPs/user-api.md\t${removed.id}\n`,
    );
    expect(cleanupMessage([])).toBe('prp: clean up, nothing to remove\n\nPrp-Action: cleanup\n');
  });

  it('describe a compaction', () => {
    expect(compactMessage({ head: 'c0ffee', commits: 3, removed: ['PRPs/a.md\tv1'] })).toBe(
      'prp: compact 3 commits into one\n\nPrp-Action: compact\nPrp-Replaced-Commits: 3\nPrp-Replaced-Head: c0ffee\n' +
        'Prp-Removed: PRPs/a.md\tv1\n',
    );
  });

  it('describe a repair', () => {
    const added = appendMessage([saved()]).replace(/^.*\n\n/, '');
    expect(repairMessage({ versions: [removed], files: ['a'], rewritten: ['b'], added })).toBe(
      'prp: set aside 2 things that cannot be relied on\n\nPrp-Action: repair\n' +
        `Prp-Removed: PRPs/user-api.md\t${removed.id}\nPrp-Aside: a\nPrp-Rewritten: b\n${added}`,
    );
    expect(replacedTrailers('c0ffee', ['PRPs/a.md\tv1'])).toBe(
      'Prp-Replaced-Head: c0ffee\nPrp-Removed: PRPs/a.md\tv1\n',
    );
  });
});
