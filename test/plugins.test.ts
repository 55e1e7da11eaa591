import { symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ValidateCommand } from '../src/command.ts';
import type { Config } from '../src/config/config.ts';
import { parseConfig } from '../src/config/config-file.ts';
import { PrpError } from '../src/base/errors.ts';
import type { ValidatedPrp } from '../src/report/report.ts';
import { completeFiles, completePrp } from './support/complete-prp.ts';
import { pluginIn, pluginText } from './support/plugin.ts';
import { ranIn } from './support/running.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from './support/temporary-repository.ts';

const prp = 'PRPs/notes.md';

async function repositoryWith(text: string): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  for (const [path, content] of Object.entries(completeFiles)) await repository.write(path, content);
  await repository.write(prp, text);
  await repository.commit();
  return repository;
}

async function validated(
  repository: TemporaryRepository,
  config: Partial<Config>,
  command: Partial<ValidateCommand> = {},
): Promise<ValidatedPrp> {
  const { report } = await ranIn(
    repository,
    { name: 'validate', prps: [], versioning: false, runLoop: false, ...command },
    { config },
  );
  if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
  const [only] = report.data.prps;
  if (only === undefined) throw new Error('No PRP was validated.');
  return only;
}

function gate({ gates }: ValidatedPrp, id = 'house') {
  return gates.find((one) => one.id === id);
}

async function refusalOf(repository: TemporaryRepository, config: Partial<Config>): Promise<string> {
  try {
    await validated(repository, config);
  } catch (error) {
    if (error instanceof PrpError && error.code === 'E_CONFIG') return error.message;
    throw error;
  }
  throw new Error('The plugin was accepted.');
}

describe('a plugin', () => {
  it('yields findings with the severity and the advice of its rule', async () => {
    const repository = await repositoryWith(`${completePrp}\nbad\n`);
    const result = await validated(repository, { plugins: [await pluginIn(repository)] });
    expect(result.verdict).toBe('failed');
    expect(gate(result)).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'HOUSE1', severity: 'error', path: prp, message: 'A bad word. Use another word.' }],
    });
  });

  it('passes where it finds nothing', async () => {
    const repository = await repositoryWith(completePrp);
    const result = await validated(repository, { plugins: [await pluginIn(repository)] });
    expect([result.verdict, gate(result)?.status]).toEqual(['passed', 'passed']);
  });

  it('does not fail for findings of the base revision', async () => {
    const repository = await repositoryWith(`${completePrp}\nbad\n`);
    await repository.write(prp, `${completePrp}\nMore.\n\nbad\n`);
    const plugins = [await pluginIn(repository)];
    const result = await validated(repository, { plugins }, { base: 'HEAD' });
    expect(gate(result)).toMatchObject({ status: 'passed', findings: [{ baseline: true }] });
  });

  it.each<[string, Partial<Config>, unknown]>([
    [
      'its gate is limited',
      { gates: { house: { severity: 'notice' } } },
      { status: 'passed', findings: [{ severity: 'notice' }] },
    ],
    ['its rule is set', { rules: { HOUSE1: 'warning' } }, { status: 'passed', findings: [{ severity: 'warning' }] }],
    ['its rule is off', { rules: { HOUSE1: 'off' } }, { status: 'passed', findings: [] }],
  ])('has the configured severity when %s', async (_what, config, expected) => {
    const repository = await repositoryWith(`${completePrp}\nbad\n`);
    expect(gate(await validated(repository, { ...config, plugins: [await pluginIn(repository)] }))).toMatchObject(
      expected as object,
    );
  });

  it('is not run when its gate is off', async () => {
    const repository = await repositoryWith(`${completePrp}\nbad\n`);
    const result = await validated(repository, { gates: { house: 'off' }, plugins: [await pluginIn(repository)] });
    expect(gate(result)).toBeUndefined();
  });

  it('runs alone when only it is requested', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [await pluginIn(repository)];
    const result = await validated(repository, { plugins }, { gates: ['house'] });
    expect(result.gates.map(({ id }) => id)).toEqual(['house']);
  });

  it('can be requested by id', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [await pluginIn(repository)];
    await expect(validated(repository, { plugins }, { gates: ['hose'] })).rejects.toMatchObject({
      hint: expect.stringContaining('house'),
    });
  });

  it('that breaks is an errored gate with a reason; the others are unaffected', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [
      await pluginIn(repository, { check: 'process.exit(3)' }),
      await pluginIn(repository, { id: 'other', rules: '{}', check: '' }, 'other.mjs'),
    ];
    const result = await validated(repository, { plugins });
    expect(gate(result)).toMatchObject({ status: 'errored', reason: expect.stringContaining('exit code 3') });
    expect(result.gates.filter(({ status }) => status !== 'passed')).toHaveLength(1);
  });

  it('that names an undeclared rule is errored', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [await pluginIn(repository, { check: `yield { rule: 'HOUSE2', message: 'a', startLine: 1 };` })];
    expect(gate(await validated(repository, { plugins }))).toMatchObject({
      status: 'errored',
      reason: 'house named a rule HOUSE2 that it does not have.',
    });
  });
});

describe('a plugin is refused', () => {
  it.each([
    ['that takes the id of a gate', pluginText({ id: 'structure' }), 'there is another gate or command `structure`'],
    ['that takes the id of a command', pluginText({ id: 'unit' }), 'there is another gate or command `unit`'],
    ['without an id', `export default { rules: {}, check() {} }`, 'id: '],
    ['with an odd id', pluginText({ id: 'a gate' }), 'id: expected up to 64 letters'],
    ['with a rule that is ours', pluginText({ rules: `{ PRP1: { severity: 'error', title: 'a' } }` }), 'rules.PRP1'],
    [
      'with an odd severity',
      pluginText({ rules: `{ H1: { severity: 'fatal', title: 'a' } }` }),
      'rules.H1.severity: expected `notice`',
    ],
    ['without a check', `export default { id: 'house', rules: {} }`, 'a function `check`'],
    ['that does not parse', 'export default {', 'SyntaxError'],
    ['that throws', `throw new Error('not today')`, 'not today'],
    ['that exits', `process.exit(1)`, 'ended itself with exit code 1'],
  ])('%s', async (_what, source, words) => {
    const repository = await repositoryWith(completePrp);
    await repository.write('tools/gate.mjs', source);
    const commands: Config['commands'] = [{ id: 'unit', run: 'true', needs: [], priority: 'normal' }];
    const refusal = await refusalOf(repository, { commands, plugins: ['tools/gate.mjs'] });
    expect(refusal).toContain(words);
    expect(refusal).toMatch(/^plugins: tools\/gate\.mjs: .*\.$/s);
  });

  it.each([
    ['that is not there', 'gone.mjs', 'there is no such file in the repository'],
    ['that is a directory', 'PRPs', 'it is not a regular file'],
  ])('%s', async (_what, name, words) => {
    const repository = await repositoryWith(completePrp);
    expect(await refusalOf(repository, { plugins: [name] })).toBe(`plugins: ${name}: ${words}.`);
  });

  it('that is outside the repository, or behind a link', async () => {
    const repository = await repositoryWith(completePrp);
    const outside = join(await temporaryDirectory(), 'gate.mjs');
    await writeFile(outside, pluginText());
    await symlink(outside, join(repository.directory, 'link.mjs'));
    await repository.write('real.mjs', pluginText());
    await symlink('real.mjs', join(repository.directory, 'inside.mjs'));
    for (const [name, why] of [
      [relative(repository.directory, outside), 'it is outside the repository'],
      ['link.mjs', 'it is not a regular file'],
      ['inside.mjs', 'it is not a regular file'],
    ] as const) {
      expect(await refusalOf(repository, { plugins: [name] })).toBe(`plugins: ${name}: ${why}.`);
    }
  });

  it('that has a rule of another plugin', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [await pluginIn(repository), await pluginIn(repository, { id: 'other' }, 'other.mjs')];
    expect(await refusalOf(repository, { plugins })).toBe(
      'plugins: ./other.mjs: another plugin has the rule HOUSE1, too.',
    );
  });
});

describe('configuration for plugins', () => {
  it('may name their gates and rules', () => {
    const text = 'plugins: [gate.mjs]\ngates: { house: off }\nrules: { HOUSE1: off }\n';
    expect(parseConfig(text, 'prp.yml')).toMatchObject({ gates: { house: 'off' }, rules: { HOUSE1: 'off' } });
  });

  it('must name an existing gate or rule', async () => {
    const repository = await repositoryWith(completePrp);
    const plugins = [await pluginIn(repository)];
    expect(await refusalOf(repository, { plugins, gates: { huose: 'off' }, rules: { HOUSE2: 'off' } })).toBe(
      'unknown key `huose` in gates. Did you mean `house`?\nunknown key `HOUSE2` in rules. Did you mean `HOUSE1`?',
    );
  });
});
