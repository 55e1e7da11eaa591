import { describe, expect, it } from 'vitest';
import { completeFiles } from '../support/complete-prp.ts';
import { type Step, type Workflow, workflowIn } from '../support/workflow.ts';

const feature = `# Search notes

## FEATURE

Find a note by any word of it, in seconds.

## EXAMPLES

- src/notes.js

## DOCUMENTATION

- https://nodejs.org/api/readline.html
`;
const request = 'features/search-notes.md';
const made = 'PRPs/search-notes.md';

async function requesting(text = feature, files: Readonly<Record<string, string>> = {}) {
  const at = await workflowIn({ files: { ...completeFiles, ...files } });
  await at.repository.commit('topic', { write: { [request]: text } });
  const pull = await at.repository.openPull({ head: 'topic' });
  const run = async (step: Step = {}) => at.run(await at.events.pullRequest(pull), step);
  return { at, pull, run };
}

const onTopic = (at: Workflow, path = made) => at.repository.read(path, 'refs/heads/topic');

describe('a pull request with a feature request', () => {
  it('gets the PRP as one signed commit on its branch', async () => {
    const { at, run } = await requesting();
    const before = await at.repository.head('topic');
    await run();
    const after = await at.repository.head('topic');
    expect(await onTopic(at)).toContain('Search notes');
    expect(at.repository.signed.has(after)).toBe(true);
    const commit = await at.repository.store.commit(after);
    expect(commit?.parents).toEqual([before]);
    expect(commit?.message).toMatch(/^prp: generate PRPs\/search-notes\.md\n\nPrp: PRPs\/search-notes\.md\n/);
  });

  it('gets its report on the new head, because no workflow runs for that commit', async () => {
    const { at, run } = await requesting();
    const result = await run();
    const head = await at.repository.head('topic');
    expect(at.repository.checkRuns.map(({ headSha }) => headSha)).toEqual([head]);
    expect(result.summary).toMatch(/^### ✅ search-notes was generated and committed to this branch/);
    expect(result.summary).toMatch(
      /From \[features\/.*\]\(.*\) to \[PRPs\/search-notes\.md\]\(.*\), \[v1\]\(.*\), commit /,
    );
    expect(result.summary).toContain(`Checked [\`${head.slice(0, 7)}\`](`);
    expect(JSON.parse(result.outputs['versions'] ?? '')).toMatchObject([{ prp: made }]);
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ data: { prps: [{ path: made }] } });
  });

  it('gets no commit when the PRP is the same', async () => {
    const { at, run } = await requesting();
    await run();
    const head = await at.repository.head('topic');
    await run({ runNumber: 2 });
    expect(await at.repository.head('topic')).toBe(head);
  });

  it('gets a patch in the summary if commits are off', async () => {
    const { at, run } = await requesting();
    const result = await run({ inputs: { commit: 'false' } });
    expect(await onTopic(at)).toBeUndefined();
    expect(result.summary).toContain('+++ b/PRPs/search-notes.md');
  });

  it('gets a patch if the token may not commit', async () => {
    const { at, run } = await requesting();
    const result = await run({ permissions: { contents: 'read', checks: 'write', pull_requests: 'write' } });
    expect(await onTopic(at)).toBeUndefined();
    expect(result.summary).toContain('+++ b/PRPs/search-notes.md');
    expect(result.summary).toMatch(/^### ⚠️ search-notes was generated, but not committed/);
    expect(result.summary).toContain('GitHub refused the commit to `topic`');
  });

  it('gets a patch if the branch has moved', async () => {
    const { at, run } = await requesting();
    const push = () => at.repository.commit('topic', { write: { 'other.txt': 'x' } });
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, times: 2, with: { meanwhile: push } });
    const result = await run();
    expect(await onTopic(at, 'other.txt')).toBe('x');
    expect(await onTopic(at)).toBeUndefined();
    expect(result.summary).toContain('+++ b/PRPs/search-notes.md');
  });

  it('does not overwrite a file of another author', async () => {
    const { at, run } = await requesting(feature, { [made]: '# Search notes\n\nWritten by hand.\n' });
    const result = await run();
    expect(await onTopic(at)).toContain('Written by hand.');
    expect(result.summary).toContain('No PRP was generated from features/search-notes.md');
  });

  it('of a fork gets a patch and no commit', async () => {
    const at = await workflowIn({ files: completeFiles });
    const fork = await at.github.fork(at.repository, 'stranger');
    await fork.commit('topic', { write: { [request]: feature } });
    const pull = await at.repository.openPull({ from: fork, head: 'topic' });
    const head = await fork.head('topic');
    const token = at.github.forkToken(at.repository);
    const result = await at.run(await at.events.pullRequest(pull), { token });
    expect(await fork.head('topic')).toBe(head);
    expect(result.summary).toContain('+++ b/PRPs/search-notes.md');
  });
});
