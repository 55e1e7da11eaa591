import { describe, expect, it } from 'vitest';
import type { WorkflowEvent } from '../support/action-run.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import type { FakeRepository } from '../support/github/fake-repository.ts';
import type { Pull } from '../support/github/repository-state.ts';
import { type Step, type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const request = '# Export notes\n\n## FEATURE:\n\nExport all notes as one file.\n\n- The file opens again.\n';

interface Place {
  readonly at: Workflow;
  readonly pull: Pull;
  push(write: Files): Promise<WorkflowEvent>;
}
type Files = Readonly<Record<string, string>>;

async function changing(write: Files, before: Files = {}): Promise<Place> {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...before } });
  at.repository.allow('ann', 'write');
  await at.repository.commit('topic', { write });
  const pull = await at.repository.openPull({ head: 'topic' });
  const push = async (files: Files) => {
    await at.repository.commit('topic', { write: files });
    return at.events.pullRequest(pull, 'synchronize');
  };
  return { at, pull, push };
}

let run = 1;
async function count({ at }: Pick<Place, 'at'>, event: WorkflowEvent, step: Step = {}): Promise<number> {
  run += 1;
  const { asked } = await at.runBuilt(event, { runNumber: run, runId: run, ...step });
  if (process.env['PRP_SHOW_REQUESTS'])
    process.stderr.write(`${event.name}: ${asked.length}\n  ${asked.join('\n  ')}\n`);
  return asked.length;
}

async function say(place: Place, body: string): Promise<number> {
  return count(place, await place.at.events.issueComment(place.at.repository.comment(place.pull.number, body, 'ann')));
}

const many = (n: number, text: string) =>
  Object.fromEntries(Array.from({ length: n }, (_, index) => [`PRPs/p${index}.md`, text]));

describe('the requests of a run are at most', () => {
  it('so many in a pull request', async () => {
    const place = await changing({ [prp]: edited });
    const { at, pull, push } = place;
    expect(await count(place, await at.events.pullRequest(pull))).toBeLessThanOrEqual(11);
    const pushed = await push({ [prp]: completePrp.replace('in seconds', 'in a second') });
    expect(await count(place, pushed)).toBeLessThanOrEqual(10);
  });

  it('so many for many PRPs', async () => {
    const five = await changing(many(5, edited), many(5, completePrp));
    expect(await count(five, await five.at.events.pullRequest(five.pull))).toBeLessThanOrEqual(12);
    const sixty = await changing(many(60, edited), many(60, completePrp));
    expect(await count(sixty, await sixty.at.events.pullRequest(sixty.pull))).toBeLessThanOrEqual(13);
  });

  it('so many for a PRP that is generated and committed', async () => {
    const place = await changing({ 'features/export.md': request });
    expect(await count(place, await place.at.events.pullRequest(place.pull))).toBeLessThanOrEqual(15);
  });

  it('so many for more files than GitHub lists', async () => {
    const files = Object.fromEntries(Array.from({ length: 3_001 }, (_, index) => [`src/f${index}.js`, '']));
    const place = await changing({ ...files, [prp]: edited });
    expect(await count(place, await place.at.events.pullRequest(place.pull))).toBeLessThanOrEqual(13);
  });

  it('so many if nothing about PRPs changed', async () => {
    const place = await changing({ 'src/other.js': '' });
    const { at, pull, push } = place;
    expect(await count(place, await at.events.pullRequest(pull))).toBeLessThanOrEqual(2);
    at.repository.comment(pull.number, 'Nice.', 'ann');
    expect(await count(place, await push({ 'src/other.js': '1' }))).toBeLessThanOrEqual(2);
    const event = await at.events.mergeGroup(pull);
    expect(await count(place, event)).toBeLessThanOrEqual(2);
    const planned = await at.events.pullRequest(pull, 'synchronize');
    expect(await count(place, planned, { inputs: { command: 'plan' } })).toBeLessThanOrEqual(2);
  });

  it('so many in a pull request of a fork, and after it', async () => {
    const place = await changing({ [prp]: edited });
    const { at } = place;
    const fork = await at.github.fork(at.repository, 'eve');
    const forked = async (files: Files, branch: string) => {
      await fork.commit(branch, { write: files });
      return at.repository.openPull({ head: branch, from: fork });
    };
    const pull = await forked({ [prp]: edited }, 'theirs');
    const token = at.github.forkToken(at.repository);
    expect(await count(place, await at.events.pullRequest(pull), { token })).toBeLessThanOrEqual(5);
    expect(await count(place, await at.events.workflowRun(pull))).toBeLessThanOrEqual(12);
    const other = await forked({ 'src/other.js': '' }, 'other');
    expect(await count(place, await at.events.pullRequest(other), { token })).toBeLessThanOrEqual(2);
    expect(await count(place, await at.events.workflowRun(other))).toBeLessThanOrEqual(4);
  });

  it('so many for a comment', async () => {
    const place = await changing({ [prp]: edited });
    const { at, pull } = place;
    await at.repository.commit('main', { write: { 'PRPs/other.md': completePrp } });
    await count(place, await at.events.pullRequest(pull));
    expect(await say(place, 'Nice.')).toBe(0);
    expect(await say(place, '/prp help')).toBeLessThanOrEqual(6);
    for (const line of ['list search', 'status']) expect(await say(place, `/prp ${line}`)).toBeLessThanOrEqual(12);
    expect(await say(place, '/prp diff search')).toBeLessThanOrEqual(13);
    expect(await say(place, '/prp validate')).toBeLessThanOrEqual(19);
    expect(await say(place, '/prp rollback search v1')).toBeLessThanOrEqual(7);
    expect(await say(place, '/prp rollback search v1 --expect 1234567')).toBeLessThanOrEqual(7);
    await at.repository.commit('topic', { write: { [prp]: 'Broken.\n' } });
    const head = await headOf(at.repository);
    expect(await say(place, `/prp rollback search v1 --expect ${head}`)).toBeLessThanOrEqual(25);
    await at.repository.commit('topic', { write: { 'features/export.md': request } });
    expect(await say(place, '/prp generate')).toBeLessThanOrEqual(26);
  });

  it('so many for a push, a merge group and a schedule', async () => {
    const place = await changing({ [prp]: edited });
    const { at, pull } = place;
    expect(await count(place, await at.events.mergeGroup(pull))).toBeLessThanOrEqual(4);
    const before = await at.repository.head();
    const after = await at.repository.commit('main', { write: { [prp]: edited } });
    const pushed = await at.events.push('main', { before, after });
    expect(await count(place, pushed)).toBeLessThanOrEqual(9);
    expect(await count(place, pushed)).toBeLessThanOrEqual(4);
    expect(await count(place, await at.events.schedule())).toBeLessThanOrEqual(7);
  });
});

const headOf = (repository: FakeRepository) => repository.head('topic');
