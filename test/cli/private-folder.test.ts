import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheHome, makePrivateFolder, privateFolder } from '../../src/cli/private-folder.ts';

let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'prp-private-'));
  folder = join(home, 'prp', 'save');
});

afterEach(() => {
  rmSync(home, { recursive: true });
  vi.unstubAllEnvs();
});

function written(): void {
  makePrivateFolder(home, 'save')?.write('code', Buffer.from('ours'));
}

const readAgain = () => privateFolder(home, 'save')?.read('code')?.bytes.toString();

describe('privateFolder', () => {
  it('returns the bytes of a file and the time of its write', () => {
    written();
    expect(readAgain()).toBe('ours');
    expect(privateFolder(home, 'save')?.read('code')?.writtenMs).toBe(statSync(join(folder, 'code')).mtimeMs);
    expect(privateFolder(home, 'save')?.read('other')).toBeUndefined();
  });

  it('gives others no permission', () => {
    written();
    for (const place of [join(home, 'prp'), folder, join(folder, 'code')]) expect(statSync(place).mode & 0o077).toBe(0);
  });

  it('is undefined before the folder is made', () => {
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('throws when the folder cannot be made', () => {
    writeFileSync(join(home, 'prp'), 'a file');
    expect(() => makePrivateFolder(home, 'save')).toThrow(/EEXIST|ENOTDIR/);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'throws when mkdir fails below an existing directory, and does not hang',
    () => {
      const module = new URL('../../src/cli/private-folder.ts', import.meta.url).href;
      const script = `import { makePrivateFolder } from '${module}'; makePrivateFolder('/proc/none', 'save');`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(status).toBe(1);
      expect(stderr).toContain('ENOENT');
    },
  );

  it('leaves no temporary file after a failed write', () => {
    written();
    mkdirSync(join(folder, 'taken'));
    expect(() => privateFolder(home, 'save')?.write('taken', Buffer.from('x'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder).toSorted()).toEqual(['code', 'taken']);
  });

  it('removes older files', () => {
    written();
    privateFolder(home, 'save')?.write('new', Buffer.from('x'));
    utimesSync(join(folder, 'code'), 1, 1);
    privateFolder(home, 'save')?.removeOlder(2_000);
    expect(readdirSync(folder)).toEqual(['new']);
  });

  it.each([
    ['cut off', () => truncateSync(join(folder, 'code'), 34)],
    ['emptied', () => truncateSync(join(folder, 'code'), 0)],
    ['changed', () => writeFileSync(join(folder, 'code'), readFileSync(join(folder, 'code')).fill(0x20, 33))],
    ['written by another program', () => writeFileSync(join(folder, 'code'), 'theirs'.repeat(10))],
  ])('ignores a file that was %s', (_, harm) => {
    written();
    harm();
    expect(readAgain()).toBeUndefined();
  });
});

describe('privateFolder does not trust', () => {
  it.each([0o770, 0o707, 0o755])('a folder with permissions for others: mode %o', (mode) => {
    written();
    chmodSync(folder, mode);
    expect(privateFolder(home, 'save')).toBeUndefined();
    expect(makePrivateFolder(home, 'save')).toBeUndefined();
    chmodSync(folder, 0o700);
    chmodSync(join(home, 'prp'), mode);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('a link', () => {
    written();
    renameSync(folder, join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), folder);
    expect(privateFolder(home, 'save')).toBeUndefined();
    rmSync(folder);
    renameSync(join(home, 'elsewhere'), folder);
    renameSync(join(home, 'prp'), join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(home, 'prp'));
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it.runIf(process.getuid?.() === 0)('a folder of another user', () => {
    written();
    chownSync(folder, 65_534, 65_534);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('files that were copied from another folder', () => {
    written();
    const copy = join(home, 'copy');
    cpSync(join(home, 'prp'), copy, { recursive: true });
    rmSync(join(home, 'prp'), { recursive: true });
    renameSync(copy, join(home, 'prp'));
    chmodSync(folder, 0o700);
    chmodSync(join(home, 'prp'), 0o700);
    expect(privateFolder(home, 'save')?.read('code')).toBeUndefined();
  });
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
  ])('is, for XDG_CACHE_HOME %j and HOME %j, %j', (named, userHome, place) => {
    vi.stubEnv('XDG_CACHE_HOME', named);
    vi.stubEnv('HOME', userHome);
    expect(cacheHome()).toBe(place);
  });

  it("uses the system's home directory when HOME is not set", () => {
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.stubEnv('HOME', undefined);
    expect(cacheHome()).toBe(join(homedir(), '.cache'));
  });
});
