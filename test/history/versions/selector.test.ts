import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTagName, isTagName, parseSelector } from '../../../src/history/versions/selector.ts';

describe('parseSelector', () => {
  it.each([
    ['latest', ['latest']],
    ['previous', ['previous']],
    ['last-passing', ['last-passing']],
    ['v7', ['sequence 7']],
    ['7', ['sequence 7']],
    ['007', []],
    ['v0', []],
    ['v2026', ['sequence 2026', 'id v2026']],
    ['2026', ['sequence 2026', 'checksum 2026']],
    ['v20261122_1015', ['id v20261122_1015']],
    ['v20261122_101530_3fa9c1d', ['id v20261122_101530_3fa9c1d']],
    ['3fA9', ['checksum 3fa9']],
    ['3fa', ['tag 3fa']],
    ['sha256:3fa9c1d0', ['checksum 3fa9c1d0']],
    ['commit:C0FFEE', ['commit c0ffee']],
    ['commit:c0f', []],
    ['released', ['tag released']],
    ['v1.0', ['tag v1.0']],
    ['999999999999999999999', ['checksum 999999999999999999999']],
    ['', []],
  ])('reads %j as %j', (text, expected) => {
    expect(parseSelector(text).map((reading) => Object.values(reading).join(' '))).toEqual(expected);
  });
});

describe('a tag name', () => {
  it.each(['approved', 'v1.0', 'release-2026.11', 'team/api', 'a', '3fa', 'v7-beta', 'Latest-1', 'x'.repeat(64)])(
    'may be %j',
    (name) => {
      expect(isTagName(name)).toBe(true);
      expect(parseSelector(name)).toEqual([{ kind: 'tag', name }]);
    },
  );

  it.each([
    '',
    'v7',
    'V7',
    '7',
    '007',
    'v0',
    'v',
    '_',
    '1_000',
    'latest',
    'Latest',
    'previous',
    'last-passing',
    'worktree',
    'HEAD',
    'commit:c0ffee',
    'sha256:3fa9c1d0',
    'v20261122_101530_3fa9c1d',
    'v2026',
    'v2_1',
    'v3fa',
    'beef',
    'FACADE',
    'a b',
    'a\nb',
    'a\u001b[31m',
    'a\u202eb',
    '-x',
    'x-',
    '.a',
    'a.',
    'a/',
    'ü',
    'a:b',
    '$(x)',
    'x'.repeat(65),
  ])('cannot be %j', (name) => {
    expect(() => checkTagName(name)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
    expect(parseSelector(name)).not.toContainEqual({ kind: 'tag', name });
  });

  it('never selects anything but the tag', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[v\da-f_.-]{1,12}$/)), (name) => {
        const readings = parseSelector(name);
        const expected = isTagName(name) ? ['tag'] : readings.map(({ kind }) => kind).filter((kind) => kind !== 'tag');
        expect(readings.map(({ kind }) => kind)).toEqual(expected);
      }),
    );
  });
});
