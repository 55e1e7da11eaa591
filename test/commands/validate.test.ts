import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import type { ValidateCommand } from '../../src/command.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { staticGateIds } from '../../src/gates/static-gates.ts';
import { run as runCommand } from '../../src/run.ts';
import { createRuntime } from '../../src/runtime.ts';
import { openRepository } from '../../src/system/repository.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { branchOf } from '../support/git-branch.ts';
import { ranIn, versionsIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/search.md';
const broken = completePrp.replaceAll('src/notes.js', 'src/note.js');

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  for (const [path, text] of Object.entries(completeFiles)) await repository.write(path, text);
  await repository.write(prp, completePrp);
});

async function validated(about: Partial<ValidateCommand> = {}, config: Partial<Config> = {}) {
  const command: ValidateCommand = { name: 'validate', prps: [], runLoop: false, versioning: true, ...about };
  const { report, text, events } = await ranIn(repository, command, { config });
  if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
  const warnings = events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  return { ...report, text, warnings, versionStatus: report.data.prps[0]?.version?.status };
}

const statuses = async () => (await versionsIn(repository, prp)).map(({ version }) => version.status);
const command = (id: string, run: string, needs: string[] = []): Config['commands'][number] => ({
  id,
  run,
  needs,
  priority: 'normal',
});

describe('a validation that is ended meanwhile', () => {
  it('keeps nothing', async () => {
    const runtime = createRuntime(
      { ...defaultConfig, commands: [command('long', 'touch began; sleep 60')] },
      { repository: await openRepository(repository.directory), branch: branchOf(repository) },
    );
    const running = runCommand({ name: 'validate', prps: [], runLoop: false, versioning: true }, runtime);
    running.catch(() => {});
    await vi.waitFor(async () => expect(await readdir(repository.directory)).toContain('began'), { timeout: 10_000 });
    await runtime.close();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(await versionsIn(repository, prp)).toEqual([]);
  });
});

describe('a version counts as passed', () => {
  it('after a run of all gates', async () => {
    const { text } = await validated();
    expect(await statuses()).toEqual(['passed']);
    expect(text).toContain('\nKept as v1, with this result.\n');
  });

  it('not after a run of some gates, which stores it', async () => {
    const { status, versionStatus, text } = await validated({ gates: ['structure'] });
    expect([status, versionStatus]).toEqual(['passed', 'unvalidated']);
    expect(await statuses()).toEqual(['unvalidated']);
    expect(text).toContain('\nKept as v1, not counted as passed: only some gates ran.\n');
  });

  it('not after a run without the configured commands', async () => {
    await validated({ gates: staticGateIds }, { commands: [command('lint', 'exit 1')] });
    expect(await statuses()).toEqual(['unvalidated']);
  });

  it('after a run that names all gates and others', async () => {
    await validated({ gates: staticGateIds });
    expect(await statuses()).toEqual(['passed']);
    await repository.write(prp, `${completePrp}\n`);
    await validated({ gates: [...staticGateIds, 'lint'] }, { commands: [command('lint', 'true')] });
    expect(await statuses()).toEqual(['passed', 'passed']);
  });

  it('after a run of the only gate that is on', async () => {
    const off = staticGateIds.filter((id) => id !== 'structure').map((id) => [id, 'off'] as const);
    await validated({ gates: ['structure'] }, { gates: Object.fromEntries(off) });
    expect(await statuses()).toEqual(['passed']);
  });

  it.each([
    ['never', 'error', 'unvalidated'],
    ['error', 'warning', 'unvalidated'],
    ['warning', 'error', 'passed'],
    ['never', 'never', 'passed'],
  ] as const)('with --fail-on %s where %s is configured: %s', async (failOn, configured, status) => {
    await validated({ failOn }, { 'fail-on': configured });
    expect(await statuses()).toEqual([status]);
  });

  it('and still does after a run of some gates', async () => {
    await validated();
    const { versionStatus, text } = await validated({ gates: ['structure'] });
    expect(versionStatus).toBe('passed');
    expect(text).not.toMatch(/Kept|Recorded/);
  });
});

it('until a run of some gates fails', async () => {
  await repository.write(prp, broken);
  await validated({ gates: ['references'] });
  expect(await statuses()).toEqual(['failed']);
  // Nor does it pass again by gates that have not looked there.
  await validated({ gates: ['structure'], failOn: 'never' });
  expect(await statuses()).toEqual(['failed']);
});

it('but --gates without a gate is refused', async () => {
  for (const typed of ['', ' , ']) {
    const parsed = readArguments(['validate', '--gates', typed]);
    if (parsed.kind !== 'command') throw new Error('Expected a command.');
    await expect(ranIn(repository, parsed.command)).rejects.toMatchObject({
      code: 'E_USAGE',
      hint: expect.stringContaining('prp validate --list-gates') as string,
    });
  }
});

describe('the hint at a rollback', () => {
  it('appears when an earlier version passed', async () => {
    await validated();
    await repository.write(prp, broken);
    expect((await validated()).text).toContain(`  prp rollback ${prp}   back to v1, the last version that passed\n`);
    // Also by a second look at the same bytes.
    expect((await validated()).text).toContain(`  prp rollback ${prp}   back to v1, the last version that passed\n`);
  });

  it('is missing when no version passed', async () => {
    await repository.write(prp, `${broken}\nMore.\n`);
    await validated();
    await repository.write(prp, broken);
    const { text } = await validated();
    expect(text).toContain(`  prp diff ${prp}   what changed since v1\n`);
    expect(text).not.toContain('prp rollback');
  });
});

describe('prp validate without a PRP', () => {
  it('names the base', async () => {
    await repository.commit();
    const { text, status } = await validated({ base: 'main' });
    expect([text, status]).toEqual(['No PRP changed since main.\n', 'passed']);
  });

  it('warns of configured globs that match no file', async () => {
    const { warnings, status } = await validated({}, { prps: ['prp/**/*.md', 'plans/*.md'] });
    expect(warnings).toEqual(['The configured `prps` match no file: prp/**/*.md, plans/*.md.']);
    expect(status).toBe('passed');
  });

  it('does not warn of default globs or globs that match ignored files', async () => {
    expect((await validated({}, { prps: ['PRPs/*.md'], ignore: ['**'] })).warnings).toEqual([]);
    repository = await temporaryRepository();
    expect((await validated()).warnings).toEqual([]);
  });
});

it('a skipped command names the failed command that it needs', async () => {
  const commands = [
    command('pass', 'true'),
    command('fail', 'exit 1'),
    command('after-fail', 'true', ['pass', 'fail']),
    command('last', 'true', ['after-fail']),
  ];
  const { data, text } = await validated({}, { commands });
  expect(data.gates.map(({ id, reason }) => [id, reason]).slice(2)).toEqual([
    ['after-fail', '`fail` failed'],
    ['last', '`after-fail` was skipped'],
  ]);
  expect(text).toContain('\n- after-fail           was skipped: `fail` failed\n');
  expect(text).toContain('\n✗ command fail failed, after ');
});

it('counts a file that is no text as not stored', async () => {
  await repository.write('PRPs/a.md', new Uint8Array([0, 1, 2]));
  const { text } = await validated();
  expect(text).toContain('\nKept as v1, with this result.\nNot kept: 1 that is not text.\n');
});
