import { describe, expect, it } from 'vitest';
import { parseSelector } from '../../../src/history/versions/selector.ts';

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
