import { beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import type { Command, TagCommand } from '../../src/command.ts';
import { History } from '../../src/history/history.ts';
import { addition, executed, validated } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { putByHand, textOn } from '../support/history.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const tag: TagCommand = { name: 'tag', prp, delete: false, force: false, dryRun: false };

let repository: TemporaryRepository;
let history: History;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, 'two');
  history = new History(branchOf(repository));
  await history.append([validated('one', 'passed'), executed('two', 'failed')]);
});

const ran = (command: Command) => ranIn(repository, command);

async function editV1(): Promise<string> {
  const { memento } = await history.select(prp, 'v1');
  await putByHand(branchOf(repository), { [`${prp}/0000/${memento.id}/prp.md`]: 'evil' });
  return memento.id;
}

describe('prp verify', () => {
  it('passes for an intact branch', async () => {
    const { report, text } = await ran({ name: 'verify', prps: [] });
    expect(report).toMatchObject({
      command: 'verify',
      status: 'passed',
      data: { checked: 2, problems: [], notes: [] },
    });
    expect(text).toBe('✓ 2 versions checked, all intact.\n');
  });

  it('fails for a changed branch, and names fault, place and commit', async () => {
    const id = await editV1();
    const { report, text } = await ran({ name: 'verify', prps: ['user-api'] });
    expect(report.status).toBe('failed');
    expect(report.data).toMatchObject({
      checked: 2,
      problems: [
        { prp, version: id, kind: 'checksum-mismatch', message: expect.stringContaining('expected') as unknown },
        { prp, version: id, kind: 'checksum-mismatch', message: expect.stringContaining('rewrites') as unknown },
      ],
    });
    expect(text).toContain(`✗ ${prp} ${id} checksum-mismatch\n`);
    expect(text).toContain('✗ 2 problems in 2 versions checked.\n');
  });

  it('escapes control characters from the branch', async () => {
    await putByHand(branchOf(repository), { 'evil\u001b[2Jname': 'x' });
    expect((await ran({ name: 'verify', prps: [] })).text).not.toContain('\u001b');
  });
});

describe('a version that was tampered with', () => {
  it.each([
    { name: 'show', prp, version: 'v1' },
    { name: 'show', prp, version: 'last-passing' },
    { name: 'show', prp, version: 'approved' },
    { name: 'diff', prp, from: 'v1', to: 'worktree' },
    { name: 'diff', prp, from: 'worktree', to: 'approved' },
    { name: 'rollback', prp },
    { name: 'rollback', prp, version: 'v1' },
    { name: 'rollback', prp, version: 'approved' },
  ] satisfies Command[])('is refused by $name $version$from', async (command) => {
    await history.tag({ prp, name: 'approved', version: 'v1', actor: null });
    await editV1();
    await expect(ran(command)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect(await repository.git.text(['hash-object', prp])).toBe(
      await repository.git.text(['hash-object', '--stdin'], { input: 'two' }),
    );
  });
});

describe('prp tag', () => {
  it('adds a tag, which list and show print', async () => {
    const { report, text } = await ran({ ...tag, version: 'v1', tag: 'approved' });
    const { memento } = await history.select(prp, 'v1');
    expect(report.data).toMatchObject({
      prp,
      action: 'tagged',
      name: 'approved',
      tags: [{ name: 'approved', version: memento.id, sequence: 1, actor: 'Ann <ann@example.com>', problem: null }],
    });
    expect(text).toContain(`✓ approved tagged in ${prp}\n`);
    expect((await ran({ name: 'list', prp, limit: 9 })).text).toMatch(/v1 .* passed +approved\n/);
    expect((await ran({ name: 'show', prp, version: 'approved' })).text).toBe('one');
  });

  it('lists, moves and deletes tags', async () => {
    expect((await ran(tag)).text).toContain('has no tags.\n');
    await ran({ ...tag, version: 'v1', tag: 'approved' });
    await expect(ran({ ...tag, version: 'v2', tag: 'approved' })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect((await ran({ ...tag, version: 'v2', tag: 'approved', force: true })).text).toContain('approved moved');
    expect((await ran(tag)).report.data).toMatchObject({ action: 'listed', tags: [{ name: 'approved', sequence: 2 }] });
    expect((await ran({ ...tag, tag: 'approved', delete: true, dryRun: true })).text).toContain('would be untagged');
    expect((await ran(tag)).report.data).toMatchObject({ tags: [{ name: 'approved' }] });
    expect((await ran({ ...tag, tag: 'approved', delete: true })).report.data).toMatchObject({ tags: [] });
  });

  it('refuses tags that were tampered with', async () => {
    await ran({ ...tag, version: 'v1', tag: 'approved' });
    const path = `${prp}/tags.json`;
    await putByHand(branchOf(repository), {
      [path]: (await textOn(branchOf(repository), path)).replace('approved', 'x'),
    });
    await expect(ran(tag)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect((await ran({ name: 'show', prp, version: 'v1' })).text).toBe('one');
    expect((await ran({ name: 'list', prp, limit: 9 })).report.data).toMatchObject({
      problems: [{ version: 'tags.json' }],
    });
  });

  it.each([
    [['tag', 'x'], {}],
    [['tag', 'x', 'v1', 'approved'], { version: 'v1', tag: 'approved' }],
    [
      ['tag', 'x', 'v1', 'approved', '--force', '--dry-run'],
      { version: 'v1', tag: 'approved', force: true, dryRun: true },
    ],
    [['tag', 'x', 'approved', '--delete'], { tag: 'approved', delete: true }],
    [['tag', 'x', '--delete', 'v1', 'approved'], { version: 'v1', tag: 'approved', delete: true }],
  ])('accepts the arguments %j', (words, about) => {
    expect(readArguments(words)).toMatchObject({ kind: 'command', command: { ...tag, prp: 'x', ...about } });
  });

  it.each([[['tag', 'x', 'v1']], [['tag', 'x', '--delete']]])('refuses the arguments %j', (words) => {
    expect(() => readArguments(words)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});

describe('prp history', () => {
  it('shows executions, validations and trends', async () => {
    const { report, text } = await ran({ name: 'history', prp, limit: 5 });
    expect(report.data).toMatchObject({
      prp,
      executions: [{ sequence: 2, agent: 'house', status: 'failed', changes: { files: 2, added: 30, removed: 4 } }],
      validations: [{ sequence: 1, verdict: 'passed', totals: { warnings: 1 } }],
      trends: { gates: [{ id: 'structure', runs: 1, passRate: 1, p50Ms: 3, p95Ms: 3, trend: 'unknown' }] },
      problems: [],
    });
    expect(text).toContain('2 files +30 −4');
    expect(text).toContain('1 gate always passed');
  });

  it('computes trends from more records than it shows', async () => {
    for (let n = 0; n < 6; n += 1) await history.append([validated(`text ${n}`, n < 3 ? 'failed' : 'passed')]);
    const { data } = (await ran({ name: 'history', prp, limit: 1 })).report;
    expect(data).toMatchObject({ validations: [{}], trends: { gates: [{ runs: 7, trend: 'improving' }] } });
    expect(data).toHaveProperty('validations.length', 1);
  });

  it('reports that there are no records', async () => {
    await repository.write('PRPs/new.md', 'new');
    await history.append([addition('new', { prp: 'PRPs/new.md' })]);
    expect((await ran({ name: 'history', prp: 'PRPs/new.md', limit: 5 })).text).toContain(
      'neither validated nor executed',
    );
  });
});
