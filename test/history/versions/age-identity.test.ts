import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type IdentitySource, readIdentity } from '../../../src/history/versions/age-identity.ts';
import { allOf } from '../../support/age-key.ts';
import {
  temporaryDirectory,
  temporaryRepository,
  type TemporaryRepository,
} from '../../support/temporary-repository.ts';

// They look like keys, but are none.
const one = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;
const two = `AGE-SECRET-KEY-PQ-1${'P'.repeat(58)}`;

let repository: TemporaryRepository;
let elsewhere: string;
let warnings: string[];

beforeEach(async () => {
  repository = await temporaryRepository();
  elsewhere = await temporaryDirectory();
  warnings = [];
});

function read(source: Partial<IdentitySource>) {
  const { git } = repository;
  return readIdentity({ env: {}, configured: undefined, git, warn, ...source });
}

function warn(message: string, hint: string): void {
  warnings.push(`${message} ${hint}`);
}

async function keyFile(name: string, text = `${one}\n`): Promise<string> {
  const path = join(elsewhere, name);
  await writeFile(path, text);
  return path;
}

describe("the user's keys", () => {
  it('are none without a configuration, or with an empty one', async () => {
    expect(await read({})).toBeUndefined();
    expect(await read({ env: { PRP_AGE_IDENTITY: ' \n', PRP_AGE_IDENTITY_FILE: '' } })).toBeUndefined();
  });

  it('come from a variable with many lines', async () => {
    expect(await read({ env: { PRP_AGE_IDENTITY: `# created: today\r\n${one}\r\n\r\n  ${two}  ` } })).toEqual({
      keys: [
        { key: one, line: 2 },
        { key: two, line: 4 },
      ],
      from: 'PRP_AGE_IDENTITY',
    });
  });

  it('come from a file as age-keygen writes it', async () => {
    const file = await keyFile('key.txt', `# created: 2026-11-22T10:15:30Z\n# public key: age1abc\n${one}\n`);
    expect(await read({ env: { PRP_AGE_IDENTITY_FILE: file } })).toEqual({
      keys: [{ key: one, line: 3 }],
      from: `${file} (PRP_AGE_IDENTITY_FILE)`,
    });
  });

  it('come from the first configured place', async () => {
    const [named, configured] = await Promise.all([keyFile('named.txt'), keyFile('configured.txt')]);
    const env = { PRP_AGE_IDENTITY: two, PRP_AGE_IDENTITY_FILE: named };
    expect((await read({ env, configured }))?.from).toBe('PRP_AGE_IDENTITY');
    expect((await read({ env: { PRP_AGE_IDENTITY_FILE: named }, configured }))?.from).toContain('named.txt');
    expect((await read({ configured }))?.from).toBe(`${configured} (versions.identity)`);
  });

  it('come from a path relative to the repository, or to the home directory', async () => {
    await writeFile(join(repository.directory, '.git/key.txt'), one);
    expect((await read({ configured: '.git/key.txt' }))?.keys).toEqual([{ key: one, line: 1 }]);
    await expect(read({ configured: '~/no such directory of prp/key.txt' })).rejects.toMatchObject({
      code: 'E_LOCKED',
      message: 'The key file ~/no such directory of prp/key.txt (versions.identity) could not be read.',
      cause: { path: expect.not.stringContaining('~') as unknown },
    });
  });
});

describe('a place without a valid key', () => {
  it.each([
    ['a comment', '# only this\n', 'There is no key in PRP_AGE_IDENTITY.'],
    ['a recipient', 'age1qqqq', 'Line 1 of PRP_AGE_IDENTITY is not an age secret key.'],
    ['an SSH key', `${one}\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl`, 'Line 2 of PRP_AGE_IDENTITY'],
    ['a file with a passphrase', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl', 'Line 1 of PRP_AGE_IDENTITY'],
    ['a plugin', 'AGE-PLUGIN-YUBIKEY-1QQPQZRFR7', 'Line 1 of PRP_AGE_IDENTITY'],
    ['a key in lower case', one.toLowerCase(), 'Line 1 of PRP_AGE_IDENTITY'],
  ])('is %s', async (_, text, message) => {
    const error: unknown = await read({ env: { PRP_AGE_IDENTITY: text } }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'E_LOCKED', message: expect.stringContaining(message) as unknown });
    expect(allOf(error).toLowerCase()).not.toContain('qqqq');
  });

  it('is a missing file', async () => {
    await expect(read({ env: { PRP_AGE_IDENTITY_FILE: join(elsewhere, 'gone') } })).rejects.toMatchObject({
      code: 'E_LOCKED',
      hint: expect.stringContaining('age-keygen') as unknown,
    });
  });
});

describe('a key file that the repository may publish', () => {
  const configured = ':(top)[a] key.txt';

  it('is reported when Git tracks it', async () => {
    await repository.write(configured, one);
    await repository.commit();
    await read({ configured });
    expect(warnings).toEqual([expect.stringMatching(/^The key file :\(top\)\[a\] key\.txt .* is tracked by Git/)]);
  });

  it('is reported before it is added', async () => {
    await repository.write(configured, one);
    await read({ configured });
    expect(warnings).toEqual([expect.stringMatching(/not ignored/)]);
  });

  it('is found behind a link', async () => {
    await repository.write(configured, one);
    await symlink(join(repository.directory, configured), join(elsewhere, 'link'));
    await read({ env: { PRP_AGE_IDENTITY_FILE: join(elsewhere, 'link') } });
    expect(warnings).toHaveLength(1);
  });

  it('is fine where it is ignored, in Git’s own directory, or outside', async () => {
    await repository.write('.gitignore', '*.txt\n');
    await repository.write(configured, one);
    await repository.write('.git/key.txt', one);
    await mkdir(join(elsewhere, 'keys'));
    await symlink(await keyFile('keys/key.txt'), join(repository.directory, 'link'));
    for (const path of [configured, '.git/key.txt', 'link', await keyFile('key.txt')]) await read({ configured: path });
    expect(warnings).toEqual([]);
  });
});
