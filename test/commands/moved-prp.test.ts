import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const broken = completePrp.replace('src/notes.js', 'src/gone.js');

async function validated(place: TemporaryRepository, base: string) {
  const { report } = await ranIn(place, { name: 'validate', prps: [], base, runLoop: false, versioning: false });
  if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
  const { prps, totals } = report.data;
  return {
    status: report.status,
    paths: prps.map(({ path }) => path),
    errors: totals.errors,
    baseline: totals.baseline,
  };
}

describe('the findings of a PRP that was moved since the base', () => {
  it.each([
    ['and Git knows', true],
    ['and Git does not know yet', false],
  ])('count as baseline: %s', async (_how, told) => {
    const place = await temporaryRepository();
    await place.write('PRPs/old.md', broken);
    for (const [path, text] of Object.entries(completeFiles)) await place.write(path, text);
    const base = await place.commit();
    await mkdir(join(place.directory, 'PRPs/done'));
    await rename(join(place.directory, 'PRPs/old.md'), join(place.directory, 'PRPs/done/new.md'));
    if (told) await place.git.text(['add', '--all']);
    expect(await validated(place, base)).toMatchObject({ status: 'passed', paths: ['PRPs/done/new.md'], errors: 0 });

    await place.write('PRPs/done/new.md', `${broken}\n- file: src/another.js\n`);
    expect(await validated(place, base)).toMatchObject({ status: 'failed', errors: 1 });
  });
});
