import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/command.ts';
import { exitCodeOf } from '../../../src/base/errors.ts';
import { completePrp } from '../../support/complete-prp.ts';
import { fakeToken } from '../../support/fake-secret.ts';
import { importedIn, ranIn, textsIn } from '../../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

const prp = 'PRPs/notes.md';
const leaking = `${completePrp}\nUse ${fakeToken}.\n`;
const line = completePrp.split('\n').length + 1;
const acceptance = 'If it is no secret, add `rules: { PRP501: off }` to the configuration.';

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, completePrp);
  await repository.commit();
});

const saving: Command = { name: 'save', prps: [prp] };
const rollingBack: Command = { name: 'rollback', prp, version: '1' };
const accepting = { config: { rules: { PRP501: 'off' as const } } };

async function onDisk(path: string): Promise<string> {
  return readFile(join(repository.directory, path), 'utf8');
}

describe('a document with a secret', () => {
  it('is not saved; the message names its place, not the secret', async () => {
    await repository.write(prp, leaking);
    const refusal = await ranIn(repository, saving).catch((error: unknown) => error);

    expect(refusal).toMatchObject({
      code: 'E_SECRET',
      message: `${prp}:${line} has what looks like a GitHub token. Nothing was saved.`,
      hint: `Delete it there and revoke it: it may be known by now. ${acceptance}`,
    });
    expect(JSON.stringify(refusal)).not.toContain(fakeToken.slice(0, 12));
    expect(exitCodeOf(refusal)).toBe(1);
    expect(await textsIn(repository, prp)).toEqual([]);
  });

  it('is saved when the configuration accepts it', async () => {
    await repository.write(prp, leaking);
    await ranIn(repository, saving, accepting);
    expect(await textsIn(repository, prp)).toEqual([leaking]);
  });

  it('is validated without a version', async () => {
    await repository.write(prp, leaking);
    await repository.write('PRPs/other.md', completePrp);
    const { report, events } = await ranIn(repository, {
      name: 'validate',
      prps: [],
      versioning: true,
      runLoop: false,
    });

    expect(report).toMatchObject({
      status: 'failed',
      data: {
        prps: [
          { path: prp, version: null },
          { path: 'PRPs/other.md', version: { sequence: 1 } },
        ],
      },
    });
    expect(events).toContainEqual({
      type: 'warning',
      message: `${prp}:${line} has what looks like a GitHub token. No version of it was made.`,
      hint: expect.stringContaining(acceptance),
    });
    expect(await textsIn(repository, 'PRPs/other.md')).toEqual([completePrp]);
  });

  it('stops a rollback that would store it', async () => {
    await ranIn(repository, saving);
    await repository.write(prp, leaking);

    await expect(ranIn(repository, rollingBack)).rejects.toMatchObject({
      code: 'E_SECRET',
      message: expect.stringContaining('A rollback would store it as a version first. Nothing was changed.'),
    });
    expect(await onDisk(prp)).toBe(leaking);
    expect(await textsIn(repository, prp)).toEqual([completePrp]);
  });

  it('is found in UTF-16 too', async () => {
    await ranIn(repository, saving);
    await repository.write(prp, Buffer.from(leaking, 'utf16le'));
    await expect(ranIn(repository, rollingBack)).rejects.toMatchObject({ code: 'E_SECRET' });
  });

  it('is not restored from a version', async () => {
    await repository.write(prp, leaking);
    await ranIn(repository, saving, accepting);
    await repository.write(prp, completePrp);

    await expect(ranIn(repository, rollingBack)).rejects.toMatchObject({
      code: 'E_SECRET',
      message: `${prp} in v1:${line} has what looks like a GitHub token. This version is not restored.`,
    });
    expect(await onDisk(prp)).toBe(completePrp);
  });

  it('is skipped by an import, which takes the other revisions', async () => {
    await repository.write(prp, leaking);
    await repository.commit();
    await repository.write(prp, `${completePrp}\nUse a variable.\n`);
    await repository.commit();

    const { data, text } = await importedIn(repository);

    expect(data.prps).toMatchObject([{ versions: 2, skipped: [{ reason: 'secret', count: 1 }] }]);
    expect(text).toContain('1 skipped: a secret in it');
    expect((await textsIn(repository, prp)).filter((one) => one.includes(fakeToken))).toEqual([]);
  });

  it('is not generated; the error names the line of the request', async () => {
    await repository.write('features/sync.md', `# Sync\n\n## FEATURE:\n\nSync with ${fakeToken}.\n`);
    const generating: Command = {
      name: 'generate',
      feature: 'features/sync.md',
      versioning: false,
      dryRun: false,
      force: false,
    };

    await expect(ranIn(repository, generating)).rejects.toMatchObject({
      code: 'E_SECRET',
      message: 'features/sync.md:5 has what looks like a GitHub token. Nothing was generated.',
    });
    await expect(onDisk('PRPs/sync.md')).rejects.toThrow('ENOENT');
  });
});
