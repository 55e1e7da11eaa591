import { describe, expect, it } from 'vitest';
import { secretsGate } from '../../../src/gates/secrets/secrets-gate.ts';
import { findSecrets } from '../../../src/gates/secrets/find-secrets.ts';
import { completePrp } from '../../support/complete-prp.ts';
import { corpus, corpusIsHere } from '../../support/corpus.ts';
import { examine, rulesOn } from '../../support/examine.ts';
import { fakeSecrets, fakeToken } from '../../support/fake-secret.ts';

describe('secrets', () => {
  it('accepts a document without any', async () => {
    expect(await examine(secretsGate, completePrp)).toEqual([]);
  });

  it('reports the position and kind of a secret, and never repeats it', async () => {
    const findings = await examine(secretsGate, `# A\n\nUse ${fakeToken} for it.\n`);
    expect(findings).toEqual(['PRP501 3:5 This looks like a GitHub token.']);
  });

  it('repeats no part of any secret', async () => {
    for (const text of Object.values(fakeSecrets).flat()) {
      const said = (await examine(secretsGate, `# A\n\n${text}\n`)).join('\n');
      const parts = text.match(/[\w+/]{12,}/g) ?? [];
      expect(parts.filter((part) => said.includes(part))).toEqual([]);
    }
  });

  it('finds passwords in URLs under a separate rule', async () => {
    const [database = ''] = fakeSecrets['database-connection-string'] ?? [];
    expect(await rulesOn(secretsGate, `# A\n\n\`${database}\`\n`)).toEqual(['PRP502']);
  });

  it('finds them in code and comments as well', async () => {
    const text = `# A\n\n\`\`\`bash\nexport TOKEN=${fakeToken}\n\`\`\`\n\n<!-- ${fakeToken} -->\n`;
    expect((await examine(secretsGate, text)).map((finding) => finding.slice(0, 8))).toEqual(['PRP501 4', 'PRP501 7']);
  });

  it.each([
    ['a comment above', `<!-- secretlint-disable -->\n\n${fakeToken}`],
    ['a comment beside', `${fakeToken} <!-- secretlint-disable-line -->`],
    ['a comment on the line before', `<!-- secretlint-disable-next-line -->\n${fakeToken}`],
  ])('is not disabled by %s', async (_name, text) => {
    expect(await rulesOn(secretsGate, `# A\n\n${text}\n`)).toEqual(['PRP501']);
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'ghp_' + 'x'.repeat(36),
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'xoxb-your-token-here',
    'sk_test_' + '1234567890'.repeat(3),
    '_authToken=${NPM_TOKEN}',
    '_authToken=your-token-here',
    'postgres://user:password@localhost:5432/db',
    'postgresql://app:s3cretX9@127.0.0.1/db',
    'mongodb://app:s3cretX9@db.example.com/db',
    'postgres://app:password@db.acme.dev/db',
    'https://user:hunter2@example.com/',
    'https://user:${PASSWORD}@git.acme.dev/',
    '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  ])('accepts the example %s', async (text) => {
    expect(await examine(secretsGate, `# A\n\n${text}\n`)).toEqual([]);
  });

  it('counts columns without a byte order mark, and lines by any ending', async () => {
    expect(await findSecrets(`\uFEFF${fakeToken}`)).toMatchObject([{ startLine: 1, startColumn: 1, endColumn: 40 }]);
    expect(await findSecrets(`a\r\nb\rc\n ${fakeToken}`)).toMatchObject([{ startLine: 4, startColumn: 2 }]);
  });

  it('reports all lines of a private key', async () => {
    const [key = ''] = fakeSecrets['privatekey'] ?? [];
    expect(await findSecrets(`# A\n\n${key}\n`)).toMatchObject([{ startLine: 3, endLine: 2 + key.split('\n').length }]);
  });

  it('reads megabytes quickly', async () => {
    const pieces = [
      '-----BEGIN RSA PRIVATE KEY-----',
      'AKIA',
      '://',
      'ghs_1_-',
      'SG.a.',
      'http://a:b@',
      '_authToken= ',
    ];
    for (const piece of pieces) expect(await findSecrets(piece.repeat(1_000_000 / piece.length))).toEqual([]);
    expect(await findSecrets(`${fakeToken}\n`.repeat(20_000))).toHaveLength(20_000);
  });

  it.runIf(corpusIsHere)('finds nothing in real PRPs', async () => {
    for (const { text } of corpus()) expect(await findSecrets(text)).toEqual([]);
  });
});
