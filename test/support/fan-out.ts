import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shard } from '../../src/shards/shard.ts';
import type { ValidateData } from '../../src/report/report.ts';
import type { WorkflowEvent } from './action-run.ts';
import { completeFiles, completePrp } from './complete-prp.ts';
import type { StepResult, Workflow } from './workflow.ts';
import { workflowIn } from './workflow.ts';

type RunStep = Workflow['run'];

/** The shards in the outputs of a plan, as a matrix passes them on. */
export function shardsIn({
  outputs,
}: Pick<StepResult, 'outputs'>): readonly { readonly id: string; readonly cell: string }[] {
  // The plan of the same test has written it.
  const { include } = JSON.parse(outputs['matrix'] ?? '') as { include: { id: string; cell: string }[] };
  return include;
}

export const shardOf = ({ cell }: { readonly cell: string }): Shard => JSON.parse(cell) as Shard;

/** Plan, one job for each shard, and collect: each in another checkout, with the results copied. */
export async function fannedOut(at: Workflow, run: RunStep, event: WorkflowEvent): Promise<StepResult> {
  const planned = await run(event, { inputs: { command: 'plan' } });
  const results = await at.checkout(event.sha);
  for (const { cell } of shardsIn(planned)) await runShardInto(at, run, event, { cell, results });
  return run(event, { inputs: { command: 'collect' }, workspace: results });
}

/** One shard in a new checkout; its results are copied to another one, as artifacts are. */
export async function runShardInto(
  at: Workflow,
  run: RunStep,
  event: WorkflowEvent,
  { cell, results }: { readonly cell: string; readonly results: string },
): Promise<StepResult> {
  const workspace = await at.checkout(event.sha);
  const ran = await run(event, { inputs: { command: 'gate', cell }, workspace });
  await cp(join(workspace, 'prp-results'), join(results, 'prp-results'), { recursive: true });
  return ran;
}

const config = `commands:
  - { id: types, run: "true" }
  - { id: unit, run: "false", needs: [types] }
  - { id: after, run: "true", needs: [unit] }
  - { id: lint, run: "true" }
`;

/** A pull request that changes two PRPs, one of them for the worse, and moves a third one. */
export async function changedWorkflow(): Promise<{ readonly at: Workflow; readonly event: WorkflowEvent }> {
  const names = ['a', 'b', 'c'].map((name) => [`PRPs/${name}.md`, completePrp] as const);
  const at = await workflowIn({ files: { ...completeFiles, ...Object.fromEntries(names), '.github/prp.yml': config } });
  const write = {
    'PRPs/a.md': completePrp.replace('in seconds', 'at once'),
    'PRPs/b.md': completePrp.replace('- file: src/notes.js', '- file: src/note.js'),
  };
  await at.repository.commit('topic', { write, rename: { 'PRPs/c.md': 'PRPs/d.md' } });
  return { at, event: await at.events.pullRequest(await at.repository.openPull({ head: 'topic' })) };
}

/** The outcome, without the fields that differ from run to run. */
export function outcomeOf({ exitCode, outputs }: StepResult) {
  const { status, decision, versions, 'reason-code': reason, 'failed-gates': failed, result = '' } = outputs;
  // The envelope of a validation.
  const { data } = JSON.parse(result) as { data: ValidateData };
  const steady = ({ id, status: ended, findings, reason: why }: ValidateData['gates'][number]) => ({
    id,
    ended,
    findings,
    why,
  });
  return {
    exitCode,
    status,
    decision,
    versions,
    reason,
    failed,
    totals: data.totals,
    gates: data.gates.map(steady),
    prps: data.prps.map(({ gates, ...prp }) => ({ ...prp, gates: gates.map(steady) })),
  };
}
