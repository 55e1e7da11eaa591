import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { fakeSecrets } from '../support/fake-secret.ts';
import { nullId } from '../support/github/git-store.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const other = 'PRPs/export.md';
const edited = completePrp.replace('in seconds', 'at once');
const files = { ...completeFiles, [prp]: completePrp };

async function listed(at: Workflow, tag: string): Promise<unknown> {
  const text = await at.repository.read(`${prp}/tags.json`, 'refs/heads/prp-versions');
  const { tags } = JSON.parse(text ?? '{"tags":[]}') as { tags: { name: string; version: string }[] };
  return tags.find(({ name }) => name === tag)?.version;
}

describe('a push to the default branch', () => {
  const pushed = async (
    at: Workflow,
    write: Readonly<Record<string, string>>,
    about: { readonly forced?: boolean } = {},
  ) => {
    const before = await at.repository.head();
    const after = await at.repository.commit('main', { write });
    return at.events.push('main', { before, after, ...about });
  };

  it('keeps versions, and tags them with the name of the branch', async () => {
    const at = await workflowIn({ files });
    const event = await pushed(at, { [prp]: edited, [other]: completePrp });
    const result = await at.run(event);
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    const versions = JSON.parse(result.outputs['versions'] ?? '') as { prp: string; id: string }[];
    expect(versions.map((version) => version.prp)).toEqual([other, prp]);
    expect(await listed(at, 'main')).toBe(versions[1]?.id);
    const log = await at.repository.store.git.text(['log', '--format=%B', 'refs/heads/prp-versions']);
    expect(log).toContain(`Prp-Source-Commit: ${event.sha}`);
  });

  it('moves the tag with the next push', async () => {
    const at = await workflowIn({ files });
    await at.run(await pushed(at, { [prp]: edited }));
    const { outputs } = await at.run(await pushed(at, { [prp]: completePrp.replace('seconds', 'minutes') }));
    expect(await listed(at, 'main')).toBe(outputs['version-id']);
  });

  it('makes no second version after a pull request', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { [prp]: edited } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const first = await at.run(await at.events.pullRequest(pull));
    const before = await at.repository.head();
    await at.repository.closePull(pull, 'acme');
    const second = await at.run(await at.events.push('main', { before, after: await at.repository.head() }));
    expect(second.outputs['version-id']).toBe(first.outputs['version-id']);
  });

  it('sends one request when no PRP changed', async () => {
    const at = await workflowIn({ files });
    const { asked, outputs } = await at.run(await pushed(at, { 'src/notes.js': '' }));
    expect(outputs['reason-code']).toBe('nothing-changed');
    expect(asked).toHaveLength(1);
  });

  it('keeps all PRPs of a new branch', async () => {
    const at = await workflowIn({ files });
    const event = await at.events.push('main', { before: nullId, after: await at.repository.head() });
    expect(JSON.parse((await at.run(event)).outputs['versions'] ?? '')).toMatchObject([{ prp }]);
  });

  it('keeps all PRPs except one with a secret, and fails for that one', async () => {
    const at = await workflowIn({ files });
    const leak = `${edited}\n${fakeSecrets['anthropic']?.[0]}\n`;
    const result = await at.run(await pushed(at, { [prp]: leak, [other]: completePrp }));
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'secret' } });
    expect(JSON.parse(result.outputs['versions'] ?? '')).toMatchObject([{ prp: other }]);
  });

  it('to another branch keeps no version', async () => {
    const at = await workflowIn({ files });
    const before = await at.repository.head();
    const after = await at.repository.commit('topic', { write: { [prp]: edited } });
    const result = await at.run(await at.events.push('topic', { before, after }));
    expect(result).toMatchObject({ exitCode: 0, asked: [], outputs: { 'reason-code': 'other-branch' } });
  });
});

describe('a merge queue', () => {
  it('gets a check on its commit, and no version is kept', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', {
      write: { [prp]: edited.replace('file: src/notes.js', 'file: src/note.js') },
    });
    const pull = await at.repository.openPull({ head: 'topic' });
    const event = await at.events.mergeGroup(pull);
    expect(await at.run(event)).toMatchObject({ exitCode: 1, outputs: { versions: '[]' } });
    expect(at.repository.checkRuns).toMatchObject([{ headSha: event.sha, conclusion: 'failure' }]);
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeUndefined();
  });
});

describe('a schedule', () => {
  it('verifies all versions, and removes old ones', async () => {
    const at = await workflowIn({ files: { ...files, '.github/prp.yml': 'versions: { max-per-prp: 1 }\n' } });
    for (const n of [1, 2, 3]) {
      await at.repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', `in ${n} ways`) } });
      const pull = [...at.repository.pulls.values()][0] ?? (await at.repository.openPull({ head: 'topic' }));
      await at.run(await at.events.pullRequest(pull), { runNumber: n });
    }
    const result = await at.run(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', 'reason-code': 'passed' } });
    expect(result.summary).toContain('Removed');
  });

  it('removes nothing and fails after tampering', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { [prp]: edited } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const { outputs } = await at.run(await at.events.pullRequest(pull));
    const path = `${prp}/0000/${outputs['version-id']}/prp.md`;
    await at.repository.commit('prp-versions', { write: { [path]: 'something else' } });
    const result = await at.run(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'tampered' } });
    expect(result.summary).not.toContain('Removed');
  });
});

describe('a command that the workflow names', () => {
  it('runs on any event', async () => {
    const at = await workflowIn({ files });
    const run = async (inputs: Readonly<Record<string, string>>) =>
      at.run(await at.events.workflowDispatch(), { inputs });
    expect(await run({ command: 'validate' })).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    expect((await run({ command: 'list', prp })).summary).toContain('| [v1]');
    expect(await run({ command: 'status' })).toMatchObject({ exitCode: 0 });
  });

  it('commits the files that it writes to the branch', async () => {
    const at = await workflowIn({ files });
    const run = async (inputs: Readonly<Record<string, string>>) =>
      at.run(await at.events.workflowDispatch(), { inputs });
    await run({ command: 'save', prp });
    await at.repository.commit('main', { write: { [prp]: edited } });
    expect(await run({ command: 'rollback', prp, version: 'v1' })).toMatchObject({ exitCode: 0 });
    expect(await at.repository.read(prp)).toBe(completePrp);
  });

  it('names a missing input', async () => {
    const at = await workflowIn({ files });
    const result = await at.run(await at.events.workflowDispatch(), { inputs: { command: 'rollback' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'usage' } });
    expect(result.annotations[0]?.message).toContain('`command: rollback` needs the input `prp`');
  });
});

describe('a step with an error', () => {
  it('reports that nothing is checked out', async () => {
    const at = await workflowIn({ files });

    const result = await at.run(await at.events.schedule(), { workspace: await temporaryDirectory() });
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'not-a-repository' } });
    expect(result.annotations[0]?.message).toContain('Add a step with `uses: actions/checkout`');
  });

  it('names the line of the configuration', async () => {
    const at = await workflowIn({ files: { ...files, '.github/prp.yml': 'promps: []\n' } });
    const result = await at.run(await at.events.schedule());
    expect(result.annotations[0]).toMatchObject({ file: '.github/prp.yml', line: 1 });
    expect(result.summary).toContain('\n  1 | promps: []\n    | ^^^^^^\n');
  });

  it('explains what is wrong with the token', async () => {
    const at = await workflowIn({ files });
    const result = await at.run(await at.events.schedule(), { token: 'ghs_nobody' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'forbidden' } });
  });
});
