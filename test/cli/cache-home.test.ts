import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cacheHome } from '../../src/cli/private-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('cacheHome', () => {
  it.each([
    ['/var/cache/ann', '/home/ann', '/var/cache/ann'],
    [undefined, '/home/ann', '/home/ann/.cache'],
    ['', '/home/ann', '/home/ann/.cache'],
    ['cache', '/home/ann', '/home/ann/.cache'],
    ['./.cache', '', undefined],
    [undefined, '', undefined],
    [undefined, '.', undefined],
  ])('of XDG_CACHE_HOME %j and HOME %j is %j', (named, home, place) => {
    vi.stubEnv('XDG_CACHE_HOME', named);
    vi.stubEnv('HOME', home);
    expect(cacheHome()).toBe(place);
  });

  it("is in the system's home of the user where HOME is not set", () => {
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.stubEnv('HOME', undefined);
    expect(cacheHome()).toBe(join(homedir(), '.cache'));
  });
});
