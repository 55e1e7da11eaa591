import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanRevisions } from '../../../src/gates/secrets/scan-revisions.ts';
import { findSecrets } from '../../../src/gates/secrets/scan.ts';
import { fakeSecrets } from '../../support/fake-secret.ts';

const secrets = Object.values(fakeSecrets).flat();

describe('scanning revisions', () => {
  it.each(secrets)('finds %j in a line that is new', async (secret) => {
    const scan = scanRevisions();
    expect(await scan('# Log in\n\nUse the key.\n')).toEqual([]);
    const revision = `# Log in\n\nUse the key.\n${secret}\n`;
    const found = await scan(revision);
    expect(found).not.toEqual([]);
    expect(found).toEqual(await findSecrets(revision));
  });

  it('finds a secret whose name was there before, and ends its line', async () => {
    const scan = scanRevisions();
    const name = 'AWS_SECRET_ACCESS_KEY\n';
    await scan(name);
    const value = / *= *"?([^"]+)/.exec(secrets.find((one) => one.startsWith('AWS_SECRET')) ?? '')?.[1] ?? '';
    const revision = `${name}= "${value}"\n`;
    expect(await scan(revision)).toEqual(await findSecrets(revision));
    expect(await findSecrets(revision)).not.toEqual([]);
  });

  it('says of every revision what a scan of all of it says', async () => {
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
