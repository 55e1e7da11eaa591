import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type Step, type StepResult, type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const later = completePrp.replace('in seconds', 'at once');
const request = 'features/webhook-retries.md';
const made = 'PRPs/webhook-retries.md';
const feature = `# Webhook retries\n\n## FEATURE\n\nSend a webhook again when it fails.\n\n## EXAMPLES\n\n- src/notes.js\n`;

const scripts = JSON.stringify({ name: 'shop', scripts: { test: 'node --test' } });

/** Two versions of a PRP on the default branch. */
async function kept(): Promise<Workflow> {
  const at = await workflowIn({ files: { ...completeFiles, 'README.md': 'Notes.\n' } });
  for (const text of [completePrp, later]) {
    const before = await at.repository.head();
    const after = await at.repository.commit('main', { write: { [prp]: text } });
    await at.runBuilt(await at.events.push('main', { before, after }));
  }
  return at;
}

/** The reasons of all versions of a PRP, oldest first. */
async function reasonsOf(at: Workflow, path: string): Promise<readonly string[]> {
  const { git } = at.repository.store;
  const { stdout } = await git.run(['ls-tree', '-r', '--name-only', 'refs/heads/prp-versions']);
  const files = stdout.toString().split('\n');
  const mementos = files.filter((file) => file.startsWith(`${path}/`) && file.endsWith('/memento.json'));
  const texts = await Promise.all(mementos.map(async (file) => at.repository.read(file, 'refs/heads/prp-versions')));
  return texts.map((text) => (JSON.parse(text ?? '{}') as { reason: string }).reason);
}

function moves(at: Workflow, branch: string): void {
  const meanwhile = async () => at.repository.commit(branch, { write: { 'other.txt': 'x' } });
  at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
}

async function rollback(at: Workflow, step: Step = {}): Promise<StepResult> {
  const event = await at.events.workflowDispatch();
  return at.runBuilt(event, { ...step, inputs: { command: 'rollback', prp, version: 'v1', ...step.inputs } });
}

describe('rollback as the command of a workflow', () => {
  it('commits the file, and then keeps a version that names the commit', async () => {
    const at = await kept();
    const result = await rollback(at);
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', 'reason-code': 'passed' } });
    expect(await at.repository.read(prp, 'refs/heads/main')).toBe(completePrp);
    const head = await at.repository.head();
    expect(result.summary).toContain(`Commit [\`${head.slice(0, 7)}\`](`);
    expect(await reasonsOf(at, prp)).toEqual(['saved', 'saved', 'restored']);
    const [version] = JSON.parse(result.outputs['versions'] ?? '') as readonly { id: string }[];
    const memento = await at.repository.read(`${prp}/0000/${version?.id}/memento.json`, 'refs/heads/prp-versions');
    expect(JSON.parse(memento ?? '')).toMatchObject({ source: { commit: head, dirty: false } });
  });

  it('fails and keeps no version when the branch moves, and names that branch', async () => {
    const at = await kept();
    moves(at, 'main');
    const result = await rollback(at);
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': 'head-moved' } });
    expect(result.summary).toContain('The branch `main` moved');
    expect(result.summary).not.toMatch(/✅|was restored|versions branch/);
    expect(result.summary).toContain(`+++ b/${prp}`);
    expect(await reasonsOf(at, prp)).toEqual(['saved', 'saved']);
    expect(await at.repository.read(prp, 'refs/heads/main')).toBe(later);
    expect(result.outputs).toMatchObject({ versions: '[]', 'version-id': '' });
  });

  it('fails and keeps no version when the token may not commit', async () => {
    const at = await kept();
    const result = await rollback(at, { permissions: { contents: 'read' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': 'commit-refused' } });
    expect(result.summary).not.toMatch(/✅|was restored/);
    expect(await reasonsOf(at, prp)).toEqual(['saved', 'saved']);
  });

  it.each([{ commit: 'false' }, { 'dry-run': 'true' }])('offers a patch and keeps nothing with %j', async (inputs) => {
    const at = await kept();
    const head = await at.repository.head();
    const result = await rollback(at, { inputs });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', versions: '[]' } });
    expect(result.summary).not.toMatch(/✅|restored from|was restored/);
    expect(result.summary).toContain(`+++ b/${prp}`);
    expect(await reasonsOf(at, prp)).toEqual(['saved', 'saved']);
    expect(await at.repository.head()).toBe(head);
  });

  it('says why no version is found, when none is named', async () => {
    const at = await kept();
    const result = await rollback(at, { inputs: { version: '' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'not-found' } });
    expect(result.log).toMatch(
      /No earlier version of PRPs\/search\.md has passed its validation: 2 were never validated/,
    );
  });
});

describe('generate as the command of a workflow', () => {
  it('in a dry run says what would be generated, and shows it', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [request]: feature } });
    const inputs = { command: 'generate', feature: request, 'dry-run': 'true' };
    const result = await at.runBuilt(await at.events.workflowDispatch(), { inputs });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect(result.summary).toMatch(/^### webhook-retries would be generated$/m);
    expect(result.summary).not.toMatch(/was generated|\/prp validate/);
    expect(result.summary).toContain(`+++ b/${made}`);
  });
});

describe('a pull request with a feature request', () => {
  async function requesting() {
    const at = await workflowIn({ files: { ...completeFiles, 'package.json': scripts } });
    await at.repository.commit('topic', { write: { [request]: feature } });
    const pull = await at.repository.openPull({ head: 'topic' });
    return { at, run: async (step: Step = {}) => at.runBuilt(await at.events.pullRequest(pull), step) };
  }
  const comment = (at: Workflow) => [...at.repository.comments.values()].at(-1)?.body ?? '';

  it('gets the PRP, whose version names the commit, and the advice to pull', async () => {
    const { at, run } = await requesting();
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    const head = await at.repository.head('topic');
    expect(comment(at)).toContain(`[\`${head.slice(0, 7)}\`](${at.github.serverUrl}/acme/shop/commit/${head})`);
    expect(await reasonsOf(at, made)).toEqual(['generated']);
  });

  it.each<[string, string, (at: Workflow) => Step]>([
    [
      'moved',
      'head-moved',
      (at) => {
        moves(at, 'topic');
        return {};
      },
    ],
    [
      'may not be written',
      'commit-refused',
      () => ({ permissions: { contents: 'read', checks: 'write', pull_requests: 'write' } }),
    ],
  ])('does not pass, and keeps no version, when the branch %s', async (_, reason, prepare) => {
    const { at, run } = await requesting();
    const result = await run(prepare(at));
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': reason, versions: '[]' } });
    expect(await reasonsOf(at, made)).toEqual([]);
    for (const text of [comment(at), result.summary]) {
      expect(text).toMatch(/^### ⚠️ webhook-retries was generated, but not committed$/m);
      expect(text).not.toMatch(/^### ✅/m);
    }
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
  });
});

describe('a slash-command', () => {
  it('keeps no version when the branch moves while it runs', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
    at.repository.allow('ann', 'write');
    await at.repository.commit('topic', { write: { [prp]: later } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const say = async (body: string) =>
      at.runBuilt(await at.events.issueComment(at.repository.comment(pull.number, body, 'ann')));
    await say('/prp validate');
    const head = await at.repository.commit('topic', { write: { [prp]: 'Broken.\n' } });
    moves(at, 'topic');
    const result = await say(`/prp rollback search v1 --expect ${head}`);
    expect(result.outputs).toMatchObject({ 'reason-code': 'head-moved', versions: '[]' });
    expect(result.outputs['status']).not.toBe('passed');
    expect(await reasonsOf(at, prp)).toEqual(['changed']);
    expect(await at.repository.read(prp, 'refs/heads/topic')).toBe('Broken.\n');
  });
});
