import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchReadme,
  bucketOf,
  checkPrpPath,
  contentPath,
  lowestSequence,
  isBucket,
  isVersionId,
  mementoPath,
  recordId,
  recordIdOf,
  validationPath,
  versionId,
} from '../../../src/history/versions/layout.ts';

const checksum = `sha256:3fa9c1d${'0'.repeat(57)}`;
const moment = new Date('2026-11-22T10:15:30.999Z');

describe('the location of a version', () => {
  const place = { prp: 'PRPs/user-api.md', bucket: bucketOf(7), id: 'v20261122_101530_3fa9c1d' };

  it('is a directory named after the PRP, the bucket and the version', () => {
    expect(contentPath(place)).toBe('PRPs/user-api.md/0000/v20261122_101530_3fa9c1d/prp.md');
    expect(mementoPath(place)).toBe('PRPs/user-api.md/0000/v20261122_101530_3fa9c1d/memento.json');
    expect(validationPath(place, 'x')).toBe('PRPs/user-api.md/0000/v20261122_101530_3fa9c1d/validations/x.json');
  });

  it.each([
    [1, '0000'],
    [100, '0000'],
    [101, '0001'],
    [10_000, '0099'],
    [1_000_000, '9999'],
    [1_000_001, '10000'],
  ])('puts v%i into bucket %s', (sequence, bucket) => {
    expect(bucketOf(sequence)).toBe(bucket);
    expect(isBucket(bucket)).toBe(true);
    expect(bucketOf(lowestSequence(bucket))).toBe(bucket);
  });
});

describe('versionId', () => {
  it('is the second in UTC and the start of the checksum', () => {
    expect(versionId(moment, checksum, undefined)).toBe('v20261122_101530_3fa9c1d');
    expect(versionId(moment, checksum, 'v20261122_101529_fffffff')).toBe('v20261122_101530_3fa9c1d');
  });

  it('is a second later than its parent when the clock is not', () => {
    expect(versionId(moment, checksum, 'v20261122_101530_fffffff')).toBe('v20261122_101531_3fa9c1d');
    expect(versionId(moment, checksum, 'v20261231_235959_3fa9c1d')).toBe('v20270101_000000_3fa9c1d');
  });

  it.each(['v20260230_000000_0000000', 'v20261231_235959_fffffff'])('accepts %s as an id', (id) => {
    expect(isVersionId(id)).toBe(true);
  });

  it.each([
    'v7',
    'v20261322_101530_3fa9c1d',
    'v20261122_241530_3fa9c1d',
    'v20261122_101530_3FA9C1D',
    'x20261122_101530_3fa9c1d',
  ])('refuses %s as an id', (id) => {
    expect(isVersionId(id)).toBe(false);
  });
});

describe('recordId', () => {
  it('is the millisecond in UTC and a random part', () => {
    expect(recordId(moment, undefined, 0.5)).toBe('20261122_101530_999_80000000');
  });

  it('sorts after the newest id, for any clock and any random number', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(dates, dates, chance, chance, (one, another, r1, r2) => {
        const newest = recordId(one, undefined, r1);
        const next = recordId(another, newest, r2);
        expect(next > newest).toBe(true);
        expect(recordIdOf(`${next}.json`)).toBe(next);
      }),
    );
  });

  it.each(['notes.json', '20261122_101530_999_80000000', '20261122_101530_999_80000000.md'])(
    'refuses the file name %s',
    (name) => {
      expect(recordIdOf(name)).toBeUndefined();
    },
  );
});

describe('checkPrpPath', () => {
  it.each(['PRPs/user-api.md', 'README.md', '2026/0001/plan.md', 'a b/ü\n.md', '-x', '.github/x.md', '.gitignore'])(
    'accepts %j',
    (path) => {
      expect(() => checkPrpPath(path)).not.toThrow();
    },
  );

  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    './a',
    '../a',
    'a/../b',
    '.git/config',
    'a/.GIT/b',
    'a/v20261122_101530_3fa9c1d/b',
    'a\0b',
  ])('refuses %j', (path) => {
    expect(() => checkPrpPath(path)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});

describe('the README of the branch', () => {
  it('never changes: it is part of the stored format', () => {
    expect(hash('sha256', branchReadme)).toBe('6320eb3daad37915be775f942d18aeb4b2457fc82f1c8240dbb4d4756718d5f5');
  });
});
