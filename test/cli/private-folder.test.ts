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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePrivateFolder, privateFolder } from '../../src/cli/private-folder.ts';

let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'prp-private-'));
  folder = join(home, 'prp', 'save');
});

afterEach(() => rmSync(home, { recursive: true }));

function written(): void {
  makePrivateFolder(home, 'save')?.write('code', Buffer.from('ours'));
}

const readAgain = () => privateFolder(home, 'save')?.read('code')?.bytes.toString();

describe('a private folder', () => {
  it('gives back what was written, and when', () => {
    written();
    expect(readAgain()).toBe('ours');
    expect(privateFolder(home, 'save')?.read('code')?.writtenMs).toBe(statSync(join(folder, 'code')).mtimeMs);
    expect(privateFolder(home, 'save')?.read('other')).toBeUndefined();
  });

  it('is for one user only', () => {
    written();
    for (const place of [join(home, 'prp'), folder, join(folder, 'code')]) expect(statSync(place).mode & 0o077).toBe(0);
  });

  it('is not there before it was made', () => {
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('throws where it cannot be made', () => {
    writeFileSync(join(home, 'prp'), 'a file');
    expect(() => makePrivateFolder(home, 'save')).toThrow(/EEXIST|ENOTDIR/);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('leaves nothing behind when it cannot be written to', () => {
    written();
    mkdirSync(join(folder, 'taken'));
    expect(() => privateFolder(home, 'save')?.write('taken', Buffer.from('x'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder).toSorted()).toEqual(['code', 'taken']);
  });

  it('removes what is older than that', () => {
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
  ])('has no file that was %s', (_, harm) => {
    written();
    harm();
    expect(readAgain()).toBeUndefined();
  });
});

describe('a private folder is not trusted', () => {
  it.each([0o770, 0o707, 0o755])('when others could come in: mode %o', (mode) => {
    written();
    chmodSync(folder, mode);
    expect(privateFolder(home, 'save')).toBeUndefined();
    expect(makePrivateFolder(home, 'save')).toBeUndefined();
    chmodSync(folder, 0o700);
    chmodSync(join(home, 'prp'), mode);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('when it is a link', () => {
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

  it.runIf(process.getuid?.() === 0)("when it is somebody else's", () => {
    written();
    chownSync(folder, 65_534, 65_534);
    expect(privateFolder(home, 'save')).toBeUndefined();
  });

  it('when its files were copied from another, as a repository would bring them', () => {
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
