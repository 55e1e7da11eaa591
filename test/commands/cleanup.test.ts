import { beforeEach, describe, expect, it } from 'vitest';
import type { CleanupCommand, Command } from '../../src/command.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import type { PrpEvent } from '../../src/event.ts';
import type { Branch } from '../../src/history/branch/branch.ts';
import { History } from '../../src/history/history.ts';
import { reportText } from '../../src/report/text.ts';
import type { CleanupData, ListData } from '../../src/report/report.ts';
import { openRepository } from '../../src/system/repository.ts';
import { run } from '../../src/run.ts';
import { createRuntime } from '../../src/runtime.ts';
import { addition, validated } from '../support/addition.ts';
import { completePrp } from '../support/complete-prp.ts';
import { branchOf } from '../support/git-branch.ts';
import { putByHand } from '../support/history.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const cleanup: CleanupCommand = { name: 'cleanup', compact: false, dryRun: false };

let repository: TemporaryRepository;
/** As if it were 2020. */
let earlier: History;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, completePrp);
  await repository.write('features/notes.md', '# Notes\n\n## FEATURE:\n\nSomebody wants to keep notes.\n');
  earlier = new History(branchOf(repository), { clock: () => new Date('2020-01-01T00:00:00.000Z') });
});

async function saveEarlier(count: number): Promise<void> {
  await earlier.append(Array.from({ length: count }, (_, n) => addition(`version ${n + 1}`)));
}

async function ran(command: Command, versions: Partial<Config['versions']> = {}) {
  const events: PrpEvent[] = [];
  const runtime = createRuntime(
    { ...defaultConfig, versions: { ...defaultConfig.versions, ...versions } },
    {
      repository: await openRepository(repository.directory),
      branch: branchOf(repository),
      announce: (event) => void events.push(event),
    },
  );
  try {
    const report = await run(command, runtime);
    return { report, text: reportText(report, (_style, text) => text), events };
  } finally {
    await runtime.close();
  }
}

async function cleaned(about: Partial<CleanupCommand>, versions: Partial<Config['versions']> = {}) {
  const { report, text } = await ran({ ...cleanup, ...about }, versions);
  // That is what this command answers.
  return { data: report.data as CleanupData, text };
}

async function sequences(): Promise<readonly number[]> {
  const { report } = await ran({ name: 'list', prp, limit: 1000 });
  // That is what this command answers.
  return ((report.data as ListData).versions ?? []).map(({ sequence }) => sequence);
}

describe('prp cleanup', () => {
  it('prefers its options to the limits of the configuration', async () => {
    await saveEarlier(60);
    expect((await cleaned({})).data).toMatchObject({ kept: 50, compacted: null });
    expect((await cleaned({}, { 'max-per-prp': 20 })).data.limits).toEqual({ maxVersions: 20, olderThanDays: null });
    expect((await cleaned({ maxVersions: 5 }, { 'max-per-prp': 20 })).data.removed).toHaveLength(15);
    expect((await cleaned({ olderThan: 30 }, { 'max-per-prp': 0 })).data.limits).toEqual({
      maxVersions: null,
      olderThanDays: 30,
    });
    expect(await sequences()).toEqual([60]);
  });

  it('lists in a dry run the versions that it would remove', async () => {
    await saveEarlier(5);
    const { data, text } = await cleaned({ maxVersions: 2, dryRun: true });
    expect(data).toMatchObject({ dryRun: true, kept: 2, removed: [{ sequence: 3 }, { sequence: 2 }, { sequence: 1 }] });
    expect(text).toBe(
      '· Would remove 3 versions of 1 PRP (at most 2 of each PRP); 2 would stay.\n  PRPs/user-api.md      3: v1 to v3\n',
    );
    expect(await sequences()).toEqual([5, 4, 3, 2, 1]);
  });

  it('gives the reason for each retained version', async () => {
    await earlier.append([addition('one'), validated('two', 'passed'), ...[3, 4, 5].map((n) => addition(`${n}`))]);
    expect((await cleaned({ maxVersions: 1 })).text).toBe(
      [
        '✓ Removed 3 versions of 1 PRP (at most 1 of each PRP); 2 stay.',
        '  PRPs/user-api.md      3: v1, v3 to v4',
        '  Kept beyond the limits:',
        '    PRPs/user-api.md  the last that passed: v2',
        '',
      ].join('\n'),
    );
  });

  it('reports that nothing is to be removed, or that there is no limit', async () => {
    await saveEarlier(2);
    expect((await cleaned({})).text).toBe('· Nothing to remove: at most 50 of each PRP; 2 versions kept.\n');
    expect((await cleaned({}, { 'max-per-prp': 0 })).text).toMatch(/^· No limit is set/);
  });

  it('compacts with --compact, and shows the effect in a dry run', async () => {
    await saveEarlier(3);
    await earlier.append([addition('four')]);
    const before = await repository.git.text(['rev-parse', 'prp-versions']);
    const planned = await cleaned({ maxVersions: 1, compact: true, dryRun: true });
    expect(planned.text).toMatch(/Would put one commit in the place of 2 commits\./);
    expect(planned.text).toMatch(/ {2}2 commits and [\d.]+ (bytes|kB) would become unreachable/);
    expect(await repository.git.text(['rev-parse', 'prp-versions'])).toBe(before);

    const { data, text } = await cleaned({ maxVersions: 1, compact: true });
    const head = await repository.git.text(['rev-parse', 'prp-versions']);
    expect(data.compacted).toMatchObject({ commitsBefore: 3, commitsAfter: 1, head, branch: 'prp-versions' });
    expect(text).toContain('✓ Compacted 3 commits into one.');
    expect(text).toContain('with git gc');
    expect(text).not.toContain('--prune');
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('1');

    // The printed command undoes it.
    const undo = /git (update-ref refs\/heads\/prp-versions \w+ \w+)/.exec(text)?.[1]?.split(' ') ?? [];
    await repository.git.text(undo);
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('3');
  });

  it('reports removed versions when the compaction fails', async () => {
    await saveEarlier(3);
    const whole = branchOf(repository);
    const fixed: Branch = {
      head: () => whole.head(),
      read: (head, paths) => whole.read(head, paths),
      list: (head, directory) => whole.list(head, directory),
      commit: (change, message, head) => whole.commit(change, message, head),
    };
    const runtime = createRuntime(defaultConfig, {
      repository: await openRepository(repository.directory),
      branch: fixed,
    });
    await expect(run({ ...cleanup, maxVersions: 1, compact: true }, runtime)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      message: expect.stringMatching(/^2 versions removed, but the branch was not compacted/) as unknown,
    });
    await runtime.close();
  });
});

describe('a due clean-up', () => {
  const few = { 'max-per-prp': 2 };

  it.each<[string, Command]>([
    ['save', { name: 'save', prps: [prp] }],
    ['validate', { name: 'validate', prps: [prp], runLoop: false, versioning: true }],
    ['rollback', { name: 'rollback', prp, version: 'latest' }],
  ])('runs once in `prp %s`', async (_name, command) => {
    await saveEarlier(4);
    if (command.name === 'rollback') await repository.write(prp, 'version 4');
    const { report, events } = await ran(command, few);
    expect(report.command).toBe(command.name);
    const told = events.filter(({ type }) => type === 'cleaned-up');
    expect(told).toEqual([{ type: 'cleaned-up', removed: command.name === 'rollback' ? 2 : 3, prps: 1, kept: 2 }]);
    expect(await sequences()).toHaveLength(2);
    expect((await ran(command, few)).events.map(({ type }) => type)).not.toContain('cleaned-up');
  });

  it('runs in `prp generate`', async () => {
    await earlier.append(['a', 'b', 'c'].map((text) => addition(text, { prp: 'PRPs/notes.md' })));
    const generate = {
      name: 'generate',
      feature: 'features/notes.md',
      out: 'PRPs/notes.md',
      force: true,
      versioning: true,
    } as const;
    expect((await ran({ ...generate, dryRun: true }, few)).events.map(({ type }) => type)).not.toContain('cleaned-up');
    expect((await ran({ ...generate, dryRun: false }, few)).events).toContainEqual(
      expect.objectContaining({ type: 'cleaned-up', removed: 2, kept: 2 }),
    );
  });

  it('leaves the version that a rollback has just stored', async () => {
    await saveEarlier(4);
    const { events } = await ran({ name: 'rollback', prp, version: 'v1' }, { 'max-per-prp': 1 });
    expect(events.map(({ type }) => type)).not.toContain('cleaned-up');
    expect(await sequences()).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('does not run when it is off or no version was stored', async () => {
    await saveEarlier(4);
    await ran({ name: 'save', prps: [prp] }, { ...few, 'cleanup-interval-days': 0 });
    await ran({ name: 'validate', prps: [prp], runLoop: false, versioning: false }, few);
    expect(await sequences()).toHaveLength(5);
  });

  it('is a warning when it fails, and the command succeeds', async () => {
    await saveEarlier(4);
    await putByHand(branchOf(repository), { 'maintenance.json': '{"edited": true}' });
    const { report, events } = await ran({ name: 'save', prps: [prp] }, few);
    expect(report.status).toBe('passed');
    expect(events).toContainEqual({
      type: 'warning',
      message: expect.stringMatching(/^Old versions could not be cleaned up: maintenance\.json/) as unknown,
      hint: expect.stringContaining('prp verify') as unknown,
    });
    expect(await sequences()).toHaveLength(5);
  });
});
