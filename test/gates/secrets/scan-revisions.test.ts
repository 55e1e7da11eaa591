import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanRevisions } from '../../../src/gates/secrets/scan-revisions.ts';
import { findSecrets } from '../../../src/gates/secrets/find-secrets.ts';
import { fakeSecrets } from '../../support/fake-secret.ts';

const secrets = Object.values(fakeSecrets).flat();

it.each(['a', 'A+/', 'ab1', '%41', 'eyJ', String.raw`\n`])('reads megabytes of %j quickly', async (piece) => {
  expect(await findSecrets(`x ${piece.repeat(8_000_000 / piece.length)} y`)).toEqual([]);
});

describe('scanning revisions', () => {
  it.each(secrets)('finds %j in a new line', async (secret) => {
    const scan = scanRevisions();
    expect(await scan('# Log in\n\nUse the key.\n')).toEqual([]);
    const revision = `# Log in\n\nUse the key.\n${secret}\n`;
    const found = await scan(revision);
    expect(found).not.toEqual([]);
    expect(found).toEqual(await findSecrets(revision));
  });

  it('finds a secret after an older name at the end of a line', async () => {
    const scan = scanRevisions();
    const name = 'AWS_SECRET_ACCESS_KEY\n';
    await scan(name);
    const value = / *= *"?([^"]+)/.exec(secrets.find((one) => one.startsWith('AWS_SECRET')) ?? '')?.[1] ?? '';
    const revision = `${name}= "${value}"\n`;
    expect(await scan(revision)).toEqual(await findSecrets(revision));
    expect(await findSecrets(revision)).not.toEqual([]);
  });

  it.each([
    ['second', 1],
    ['first', 0],
  ])('finds a token in two lines when only the %s is new', async (_which, at) => {
    const token = `ghp_${'aZ3kQ9'.repeat(6)}`;
    const lines = [token.slice(0, 20), token.slice(20)];
    const before = lines.with(at, 'see below');
    const scan = scanRevisions();
    expect(await scan(`Use this:\n\n${before.join('\n')}\n`)).toEqual([]);
    const revision = `Use this:\n\n${lines.join('\n')}\n`;
    expect(await findSecrets(revision)).not.toEqual([]);
    expect(await scan(revision)).toEqual(await findSecrets(revision));
  });

  it('finds the same in every revision as a whole scan', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '- a',
        'aws_access_key',
        '= "x"',
        'accessKey',
        '-----BEGIN PRIVATE KEY-----',
        'https://a:b@c.d',
      ),
      fc.constantFrom(...secrets),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 6 }), async (revisions) => {
        const scan = scanRevisions();
        for (const lines of revisions) {
          const text = lines.join('\n');
          expect(await scan(text)).toEqual(await findSecrets(text));
        }
      }),
      { numRuns: 100 },
    );
  });
});
