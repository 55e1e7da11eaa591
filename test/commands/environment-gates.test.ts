import { describe, expect, it } from 'vitest';
import type { ListGatesCommand, ValidateCommand } from '../../src/command.ts';
import type { Config } from '../../src/config/config.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const scripts = { lint: 'echo linted', test: 'echo tested > ran.txt', build: 'exit 3' };

async function repositoryWithScripts() {
  const repository = await temporaryRepository();
  await repository.write('PRPs/search.md', completePrp);
  for (const [path, text] of Object.entries(completeFiles)) await repository.write(path, text);
  await repository.write('package.json', JSON.stringify({ scripts }));
  return repository;
}

type Place = Awaited<ReturnType<typeof repositoryWithScripts>>;

const commandWith = (about: Partial<ValidateCommand>): ValidateCommand => ({
  name: 'validate',
  prps: [],
  runLoop: false,
  versioning: false,
  ...about,
});

/** The command gates that ran, with what became of them. */
async function ranGates(place: Place, about: Partial<ValidateCommand>, config: Partial<Config> = {}) {
  const { report } = await ranIn(place, commandWith(about), { config });
  if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
  return report.data.gates.map(({ id, status }) => `${id} ${status}`);
}

async function listed(place: Place, about: Partial<ListGatesCommand>, config: Partial<Config> = {}) {
  const { report, text } = await ranIn(place, { name: 'list-gates', ...about }, { config });
  if (report.command !== 'list-gates') throw new Error(`Another report: ${report.command}`);
  return { ...report.data, text };
}

const ownLint: Config['commands'] = [{ id: 'lint', run: 'true', needs: [], priority: 'normal' }];

describe("the environment's gates", () => {
  it('do not run by default', async () => {
    expect(await ranGates(await repositoryWithScripts(), {})).toEqual([]);
  });

  it('run when --gates names them', async () => {
    expect(await ranGates(await repositoryWithScripts(), { gates: ['structure', 'lint'] })).toEqual(['lint passed']);
  });

  it('all run with --env, beside the gates of each PRP', async () => {
    const place = await repositoryWithScripts();
    expect(await ranGates(place, { env: 'auto' })).toEqual(['lint passed', 'test passed', 'build failed']);
    expect(await ranGates(place, { env: 'rust', gates: ['structure'] })).toEqual([]);
  });

  it('are replaced by a configured command of the same name', async () => {
    const place = await repositoryWithScripts();
    const { gates } = await listed(place, { env: 'auto' }, { commands: ownLint });
    expect(gates.filter(({ id }) => id === 'lint')).toMatchObject([{ kind: 'command', command: 'true' }]);
    expect(await ranGates(place, { gates: ['lint', 'test'] }, { commands: ownLint })).toEqual([
      'lint passed',
      'test passed',
    ]);
  });

  it('are suggested for a misspelt name', async () => {
    const place = await repositoryWithScripts();
    await expect(ranGates(place, { gates: ['structur'] })).rejects.toMatchObject({
      hint: expect.stringMatching(/^Did you mean structure\? Gates here: /) as string,
    });
  });

  it('are listed for an unknown name', async () => {
    const place = await repositoryWithScripts();
    await expect(ranGates(place, { gates: ['types'] })).rejects.toMatchObject({
      code: 'E_USAGE',
      message: 'There is no gate types.',
      hint: expect.stringContaining('lint, test, build') as string,
    });
  });
});

describe('--list-gates', () => {
  it('lists every gate, and marks those that would run', async () => {
    const { gates, environment } = await listed(await repositoryWithScripts(), {}, { gates: { structure: 'off' } });
    const runs = (id: string) => gates.find((gate) => gate.id === id)?.runs;
    expect(environment).toEqual({ id: 'javascript', others: [] });
    expect([runs('structure'), runs('references'), runs('test')]).toEqual([false, true, false]);
    expect(gates.find(({ id }) => id === 'test')).toMatchObject({ kind: 'environment', command: 'npm run test' });
  });

  it('applies the other options of the command line', async () => {
    const { gates } = await listed(await repositoryWithScripts(), { gates: ['test', 'references'] });
    expect(gates.filter(({ runs }) => runs).map(({ id }) => id)).toEqual(['references', 'test']);
  });

  it('runs no command', async () => {
    const place = await repositoryWithScripts();
    await listed(place, { env: 'auto' });
    await expect(place.git.text(['ls-files', '--others', 'ran.txt'])).resolves.toBe('');
  });

  it('shows how to run the other gates', async () => {
    const { text } = await listed(await repositoryWithScripts(), {}, { gates: { markdown: { severity: 'notice' } } });
    expect(text).toContain('  ● structure ');
    expect(text).toMatch(/● markdown .*\(notice at most\)/);
    expect(text).toContain('from the environment javascript\n  · lint');
    expect(text).toContain('prp validate --gates lint');
  });

  it('reports an environment without gates, and lists other environments', async () => {
    const { text } = await listed(await repositoryWithScripts(), { env: 'python' });
    expect(text).toContain('The environment python adds no gates here.');
    expect(text).toContain('Also found: javascript; choose one with --env.');
  });

  it('escapes control characters of commands', async () => {
    const commands: Config['commands'] = [{ id: 'x', run: 'echo \u001B[2J', needs: [], priority: 'normal' }];
    const { text } = await listed(await repositoryWithScripts(), {}, { commands });
    expect(text).toContain('echo');
    expect(text).not.toContain('\u001B');
  });
});
