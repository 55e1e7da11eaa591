import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Command } from '../../src/command.ts';
import { History } from '../../src/history/history.ts';
import { maxPrp } from '../../src/base/limits.ts';
import { addition } from '../support/addition.ts';
import { completePrp } from '../support/complete-prp.ts';
import { branchOf } from '../support/git-branch.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const large = '# Large\n\n## Goal\n\nA line.\n'.repeat(100_000);

/** A PRP with two versions, the first of which is larger than what is read as a PRP today. */
async function keptLong() {
  const repository = await temporaryRepository();
  await repository.write(prp, completePrp);
  await repository.commit();
  const branch = branchOf(repository);
  onTestFinished(() => branch.close?.());
  await new History(branch).append([addition(large), addition(completePrp)]);
  return { ...repository, ran: (command: Command) => ranIn(repository, command) };
}

describe('a version above the size limit of PRPs', () => {
  it('is listed, shown and verified like any other', async () => {
    const { ran } = await keptLong();
    expect((await ran({ name: 'list', prp, limit: 5 })).text).toMatch(/v2 [^]*v1 /);
    expect((await ran({ name: 'show', prp, version: 'v1' })).text).toBe(large);
    expect((await ran({ name: 'verify', prps: [] })).text).toContain('2 versions checked');
  });

  it('can be restored, and the replaced file is stored', async () => {
    const { ran, directory } = await keptLong();
    await ran({ name: 'rollback', prp, version: 'v1' });
    expect(await readFile(join(directory, prp), 'utf8')).toBe(large);
    await ran({ name: 'rollback', prp, version: 'v2' });
    expect(await readFile(join(directory, prp), 'utf8')).toBe(completePrp);
  });

  it('cannot be compared; the hint names another way', async () => {
    const { ran } = await keptLong();
    await expect(ran({ name: 'diff', prp, from: 'v1', to: 'v2' })).rejects.toMatchObject({
      code: 'E_TOO_LARGE',
      message: `${prp} has 2.5 MiB; a PRP may have 1 MiB and 20,000 lines.`,
      hint: expect.stringContaining(`prp show ${prp} v1`) as unknown,
    });
  });

  it('is not made again', async () => {
    const { ran, write } = await keptLong();
    await write(prp, 'a'.repeat(maxPrp.bytes + 1));
    await expect(ran({ name: 'save', prps: [prp] })).rejects.toMatchObject({ code: 'E_TOO_LARGE' });
  });
});

describe('prp generate over a file above the size limit of PRPs', () => {
  it('stores the replaced file first', async () => {
    const { ran, write } = await keptLong();
    await write('features/a.md', '# User API\n\n## Feature\n\nUsers can be listed.\n');
    await write(prp, large);
    const report = await ran({
      name: 'generate',
      feature: 'features/a.md',
      out: prp,
      template: 'full',
      force: true,
      dryRun: false,
      versioning: true,
    } as Command);
    expect(report.report).toMatchObject({ data: { kept: { sequence: 3 } } });
    expect((await ran({ name: 'show', prp, version: 'v3' })).text).toBe(large);
  });
});
