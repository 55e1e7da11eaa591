import { describe, expect, it } from 'vitest';
import { appendMessage, type SavedVersion } from '../../../src/history/branch/commit-message.ts';
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
