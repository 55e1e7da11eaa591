import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkflowEvent } from '../support/action-run.ts';
import { shardOf, shardsIn, changedWorkflow, fannedOut, runShardInto, outcomeOf } from '../support/fan-out.ts';
import type { StepResult, Workflow } from '../support/workflow.ts';

let at: Workflow;
let event: WorkflowEvent;
beforeEach(async () => {
  ({ at, event } = await changedWorkflow());
});

const plan = () => at.run(event, { inputs: { command: 'plan' } });
const gate = (cell: string, workspace: string, results = 'prp-results') =>
  at.run(event, { inputs: { command: 'gate', cell, results }, workspace });

/** A checkout with the results of all shards. */
async function examined(): Promise<string> {
  const workspace = await at.checkout(event.sha);
  for (const { cell } of shardsIn(await plan())) await runShardInto(at, at.run, event, { cell, results: workspace });
  return workspace;
}
const collect = (workspace: string) => at.run(event, { inputs: { command: 'collect' }, workspace });

/** Changes the results of one shard. */
async function changed(workspace: string, cell: string, change: (result: Result) => unknown): Promise<void> {
  const path = join(workspace, 'prp-results', `${cell}.json`);
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as Result)));
}
interface Result {
  readonly examination: { readonly prps: readonly { readonly path: string; readonly checksum: string }[] };
}

describe('a plan', () => {
  it('has a shard for the changed PRPs, and one for commands that need each other', async () => {
    const planned = await plan();
    expect(planned).toMatchObject({ exitCode: 0, outputs: { status: 'passed', decision: 'continue' } });
    expect(shardsIn(planned).map(shardOf)).toEqual([
      { id: 'prps-1', prps: ['PRPs/a.md', 'PRPs/b.md', 'PRPs/d.md'], renamed: { 'PRPs/d.md': 'PRPs/c.md' } },
      { id: 'commands-1', commands: ['types', 'unit', 'after'] },
      { id: 'commands-2', commands: ['lint'] },
    ]);
  });

  it('reports that there is nothing to do', async () => {
    await at.repository.commit('other', { write: { 'README.md': '# Changed\n' } });
    const other = await at.events.pullRequest(await at.repository.openPull({ head: 'other' }));
    const planned = await at.run(other, { inputs: { command: 'plan' } });
    expect(planned.outputs).toMatchObject({
      decision: 'complete',
      'reason-code': 'nothing-changed',
      matrix: '{"include":[]}',
    });
    expect(planned.asked.filter((asked) => !asked.startsWith('GET'))).toEqual(['GraphQL check']);
  });

  it('takes all PRPs if there is no base', async () => {
    const planned = await at.run(await at.events.schedule(), { inputs: { command: 'plan' } });
    expect(shardsIn(planned).flatMap((cell) => shardOf(cell).prps ?? [])).toEqual([
      'PRPs/a.md',
      'PRPs/b.md',
      'PRPs/c.md',
    ]);
  });
});

describe('a shard', () => {
  it('writes the results of its gates, keeps no version, and does not fail for findings', async () => {
    const [cell] = shardsIn(await plan());
    const workspace = await at.checkout(event.sha);
    const ran = await gate(cell?.cell ?? '', workspace, 'out');
    expect(ran).toMatchObject({
      exitCode: 0,
      outputs: { status: 'passed', results: join(workspace, 'out/prps-1.json'), 'failed-gates': 'references' },
    });
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeUndefined();
  });

  it.each(['', 'prps-1', '{}', '{"id":"x"}', '{"id":"../x","prps":[]}', '{"id":"x","prps":[],"commands":[]}'])(
    'that no plan has made is refused: %s',
    async (cell) => {
      const ran = await gate(cell, await at.checkout(event.sha));
      expect(ran).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'usage' } });
    },
  );
});

describe('collecting', () => {
  it('has the result, outputs, versions, check and comment of one job', async () => {
    await at.run(event);
    const alone = await at.run(event);
    const [checks, comments] = [at.repository.checkRuns.length, at.repository.comments.size];
    const together = await fannedOut(at, at.run, event);
    expect(outcomeOf(together)).toEqual(outcomeOf(alone));
    expect(outcomeOf(together)).toMatchObject({ status: 'failed', failed: 'references,unit' });
    expect(at.repository.comments.size).toBe(comments);
    const [one, other] = [at.repository.checkRuns[checks - 1], at.repository.checkRuns[checks]];
    expect(other).toMatchObject({ conclusion: one?.conclusion, annotations: one?.annotations });
    expect(steady(together)).toBe(steady(alone));
  });

  it('runs no command again, and fails for one without a result', async () => {
    const workspace = await examined();
    await changed(workspace, 'commands-2', (result) => ({
      ...result,
      examination: { ...result.examination, gates: [] },
    }));
    const { outputs } = await collect(workspace);
    expect(outputs['failed-gates']?.split(',')).toContain('lint');
    expect(outputs['result']).toContain('No result from the job that ran this gate.');
  });

  it.each([
    ['with other bytes', { checksum: 'sha256:0' }],
    ['by some gates only', { gates: [] }],
  ])('validates again what was validated %s', async (_, about) => {
    const workspace = await examined();
    await changed(workspace, 'prps-1', ({ examination, ...result }) => ({
      ...result,
      examination: { ...examination, prps: examination.prps.map((prp) => ({ ...prp, ...about })) },
    }));
    expect((await collect(workspace)).outputs['failed-gates']).toBe('references,unit');
  });

  it('keeps no version of a merge group', async () => {
    const [pull] = at.repository.pulls.values();
    if (pull === undefined) throw new Error('There is no pull request.');
    const together = await fannedOut(at, at.run, await at.events.mergeGroup(pull));
    expect(outcomeOf(together)).toMatchObject({ status: 'failed', failed: 'references,unit', versions: '[]' });
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeUndefined();
  });

  it('validates all PRPs on any other event, and keeps versions', async () => {
    const together = await fannedOut(at, at.run, await at.events.schedule());
    expect(outcomeOf(together)).toMatchObject({ status: 'failed', failed: 'unit', totals: { prps: 3 } });
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeDefined();
  });

  it('refuses results of another run, and other files', async () => {
    const workspace = await examined();
    const others = {
      'of another run': { runId: 99 },
      'of another repository': { repository: 'evil/shop' },
      'about another commit': { head: '0'.repeat(40) },
      'compared with another base': { base: null },
      'something else': { kind: 'x' },
      'findings of other files': { examination: { prps: [{ path: 'a', checksum: '', gates: [{ findings: [{}] }] }] } },
    };
    const accepted: string[] = [];
    for (const [what, about] of Object.entries(others)) {
      const path = join(workspace, 'prp-results/prps-1.json');
      const before = await readFile(path);
      await changed(workspace, 'prps-1', (result) => ({ ...result, ...about }));
      const { exitCode, outputs } = await collect(workspace);
      if (exitCode !== 1 || outputs['reason-code'] !== 'usage') accepted.push(what);
      await writeFile(path, before);
    }
    expect(accepted).toEqual([]);
    const titles = at.repository.checkRuns.map(({ title }) => title);
    expect(new Set(titles)).toEqual(new Set(['PRPs were not checked: the run failed']));
  });

  it('refuses to continue without any result', async () => {
    const ran = await collect(await at.checkout(event.sha));
    expect(ran.outputs['result']).toContain('prp-results has no results');
  });
});

/** The report without times and the chart of them, which differ from run to run. */
function steady({ summary }: StepResult): string {
  return summary.replaceAll(/```mermaid[^]*?```/g, '').replaceAll(/\d+(\.\d+)? (ms|s)\b/g, 'some time');
}
