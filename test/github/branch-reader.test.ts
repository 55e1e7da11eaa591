import { expect, it } from 'vitest';
import { prefetchFor } from '../../src/github/branch-reader.ts';

const version = 'PRPs/user-api.md/0000/v20261122_101530_3fa9c1d';
const ahead = { directory: version, files: [`${version}/memento.json`, 'PRPs/user-api.md/tags.json'] };

it.each(['memento.json', 'validations', 'executions'])('prefetches the others with the %s of a version', (name) => {
  expect(prefetchFor(`${version}/${name}`)).toEqual(ahead);
});

it.each([
  `${version}/prp.md`,
  version,
  `${version}/validations/20261122_101530_123_00000000.json`,
  'PRPs/user-api.md',
  'PRPs/user-api.md/0000',
  'PRPs/user-api.md/tags.json',
  'memento.json',
  '',
])('prefetches nothing with %j', (path) => {
  expect(prefetchFor(path)).toBeUndefined();
});
