import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ValidateCommand } from '../../src/command.ts';
import type { ValidateData } from '../../src/report/report.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const path = 'PRPs/search-notes.md';

/** A repository with one PRP, whose second level runs these commands. */
async function arrange(...commands: readonly string[]) {
  const repository = await temporaryRepository();
  const files = { ...completeFiles, [path]: completePrp.replace('npm test', commands.join('\n')) };
  for (const [name, content] of Object.entries(files)) await repository.write(name, content);
  await repository.commit();
  const made = (name: string) =>
    stat(join(repository.directory, name)).then(
      () => true,
      () => false,
    );
  const validate = async (about: Partial<ValidateCommand>) => {
    const command: ValidateCommand = { name: 'validate', prps: [], runLoop: true, versioning: false, ...about };
    const { report, text, heard } = await ranIn(repository, command);
    if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
    const [prp] = report.data.prps;
    return { status: report.status, text, heard, prp: prp ?? none(report.data) };
  };
  return { ...repository, made, validate };
}

function none(data: ValidateData): never {
  throw new Error(`No PRP in ${JSON.stringify(data)}`);
}

const loopOf = ({ gates }: ValidateData['prps'][number]) =>
  gates.filter(({ id }) => id.startsWith('loop-')).map(({ id, status }) => `${id} ${status}`);

describe('prp validate --run-loop', () => {
  it('runs the loop in the root of the repository and counts it as gates of the PRP', async () => {
    const { validate, made } = await arrange('test -d PRPs', 'touch made');
    const { status, prp, heard } = await validate({});
    expect(status).toBe('passed');
    expect(loopOf(prp)).toEqual(['loop-1.1 passed', 'loop-2.1 passed']);
    expect(await made('made')).toBe(true);
    expect(heard.filter((event) => event.type === 'gate-finished' && event.gate.id.startsWith('loop-'))).toHaveLength(
      2,
    );
  });

  it('fails the PRP when its own check fails', async () => {
    const { validate } = await arrange('echo three tests failed', 'exit 1');
    const { status, prp, text } = await validate({});
    expect(status).toBe('failed');
    expect(loopOf(prp)).toEqual(['loop-1.1 passed', 'loop-2.1 failed']);
    expect(text).toContain('`exit 1` ended with exit code 1.');
  });

  it('runs nothing unless asked', async () => {
    const { validate, made } = await arrange('touch made');
    expect(loopOf((await validate({ runLoop: false })).prp)).toEqual([]);
    expect(await made('made')).toBe(false);
  });

  it('runs nothing of a document with a command that destroys', async () => {
    const { validate, made } = await arrange('touch made', 'git push --force');
    const { prp } = await validate({});
    expect(loopOf(prp)).toEqual(['loop-1.1 skipped', 'loop-2.1 skipped']);
    expect(await made('made')).toBe(false);
  });

  it('runs nothing when the gates that guard it were left out', async () => {
    const { validate, made } = await arrange('touch made');
    expect(loopOf((await validate({ gates: ['structure'] })).prp)).toEqual(['loop-1.1 skipped', 'loop-2.1 skipped']);
    expect(await made('made')).toBe(false);
  });

  it('is recorded on the version', async () => {
    const { validate, directory } = await arrange('true');
    await validate({ versioning: true });
    const { report } = await ranIn({ directory }, { name: 'history', prp: path, limit: 1 });
    expect(JSON.stringify(report)).toContain('"id":"loop-2.1","status":"passed"');
  });
});
