import { readFile, stat } from 'node:fs/promises';
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
    const { report, text, events } = await ranIn(repository, command);
    if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
    const [prp] = report.data.prps;
    return { status: report.status, text, events, prp: prp ?? none(report.data) };
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
    const { status, prp, events } = await validate({});
    expect(status).toBe('passed');
    expect(loopOf(prp)).toEqual(['loop-1.1 passed', 'loop-2.1 passed']);
    expect(await made('made')).toBe(true);
    expect(events.filter((event) => event.type === 'gate-finished' && event.gate.id.startsWith('loop-'))).toHaveLength(
      2,
    );
  });

  it('fails the PRP when its own command fails', async () => {
    const { validate } = await arrange('echo three tests failed', 'exit 1');
    const { status, prp, text } = await validate({});
    expect(status).toBe('failed');
    expect(loopOf(prp)).toEqual(['loop-1.1 passed', 'loop-2.1 failed']);
    expect(text).toContain('`exit 1` ended with exit code 1.');
  });

  it('does not run without the option', async () => {
    const { validate, made } = await arrange('touch made');
    expect(loopOf((await validate({ runLoop: false })).prp)).toEqual([]);
    expect(await made('made')).toBe(false);
  });

  it('runs no command of a document with a destructive command', async () => {
    const { validate, made } = await arrange('touch made', 'git push --force');
    const { prp } = await validate({});
    expect(loopOf(prp)).toEqual(['loop-1.1 skipped', 'loop-2.1 skipped']);
    expect(await made('made')).toBe(false);
  });

  it.each([
    'rm src -r',
    'rm -f src/*',
    'ls src/* | xargs rm -rf',
    'find src -type f -exec rm {} +',
    'mv src /tmp/prp-never',
    'git checkout-index -f -a',
    'git -C . clean -fd',
    'git clean -d -f',
    'git -c user.name="A B" push origin main',
    'git "push" origin main',
    ': > src/notes.ts',
    'npm run release',
    'cd web && npm run ship',
    'npm test',
    // These are no errors in the document: only the loop refuses them.
    '$g push origin main',
    'git stash',
    'cat package.json > src/notes.ts',
  ])('runs no command of a block with %s', async (command) => {
    const { validate, made, directory, git, write } = await arrange('touch made', command);
    const origin = await temporaryRepository();
    await git.text(['remote', 'add', 'origin', `file://${origin.directory}`]);
    const scripts = {
      release: 'npm run build && git push origin main',
      build: 'true',
      test: 'true',
      posttest: 'npm publish',
    };
    await write('package.json', JSON.stringify({ scripts }));
    await write('web/package.json', JSON.stringify({ scripts: { ship: 'npm --prefix .. run release' } }));
    await write('src/notes.ts', 'export {};\n');
    const { prp } = await validate({});
    expect(loopOf(prp).at(-1)).toBe('loop-2.1 skipped');
    expect(await made('made')).toBe(false);
    expect(await readFile(join(directory, 'src/notes.ts'), 'utf8')).toBe('export {};\n');
    expect(await origin.git.text(['for-each-ref'])).toBe('');
  });

  it('runs commands that only print, rehearse or undo destructive ones', async () => {
    const { validate, made } = await arrange(
      'echo "never git push --force" > said.txt',
      'grep -q "git push" said.txt',
      'mkdir trial && touch trial/a.ts && rm -rf trial dist',
      'echo "export {};" > probe.ts && rm probe.ts',
      'g=grep; $g -q force said.txt',
      'touch made',
    );
    expect(loopOf((await validate({})).prp)).toEqual(['loop-1.1 passed', 'loop-2.1 passed']);
    expect(await made('made')).toBe(true);
    expect(await made('trial')).toBe(false);
  });

  it('does not run without the gates that guard it', async () => {
    const { validate, made } = await arrange('touch made');
    expect(loopOf((await validate({ gates: ['structure'] })).prp)).toEqual(['loop-1.1 skipped', 'loop-2.1 skipped']);
    expect(await made('made')).toBe(false);
  });

  it('records its results on the version', async () => {
    const { validate, directory } = await arrange('true');
    await validate({ versioning: true });
    const { report } = await ranIn({ directory }, { name: 'history', prp: path, limit: 1 });
    expect(JSON.stringify(report)).toContain('"id":"loop-2.1","status":"passed"');
  });
});
