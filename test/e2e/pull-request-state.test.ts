import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { fannedOut } from '../support/fan-out.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { type Step, type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

type Files = Readonly<Record<string, string>>;

/** A pull request, `topic`, of a repository with one PRP; each run has a higher number than the one before. */
async function opened(write: Files, files: Files = {}) {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...files } });
  at.repository.allow('ann', 'write');
  await at.repository.commit('topic', { write });
  const pull = await at.repository.openPull({ head: 'topic' });
  let number = 0;
  const numbered = (step: Step = {}): Step => {
    number += 1;
    return { runNumber: number, runId: number, ...step };
  };
  return {
    at,
    pull,
    run: async (step?: Step) => at.runBuilt(await at.events.pullRequest(pull, 'synchronize'), numbered(step)),
    push: (change: { readonly write?: Files; readonly remove?: readonly string[] }) =>
      at.repository.commit('topic', change),
    say: async (body: string, step?: Step) => {
      const comment = at.repository.comment(pull.number, body, 'ann');
      return at.runBuilt(await at.events.issueComment(comment), numbered(step));
    },
  };
}

/** The last check of a commit. */
const checkOf = ({ repository }: Workflow, sha: string) =>
  repository.checkRuns.findLast(({ headSha, name }) => headSha === sha && name === 'PRP');

/** The sticky comments, without their marks. */
const stickies = ({ repository }: Workflow) =>
  [...repository.comments.values()].flatMap(({ author, body }) =>
    author.login === 'github-actions[bot]' && body.startsWith('<!-- prp:sticky:')
      ? [body.slice(body.indexOf('\n') + 1)]
      : [],
  );

describe('a check where no PRP changed', () => {
  const unchanged = { conclusion: 'success', title: 'No PRP changed' };

  it('exists on a pull request, at one request more', async () => {
    const { at, pull, run } = await opened({ 'x.txt': '' });
    const { asked, exitCode, outputs } = await run();
    expect(checkOf(at, pull.headSha)).toMatchObject(unchanged);
    expect({ exitCode, reason: outputs['reason-code'] }).toEqual({ exitCode: 0, reason: 'nothing-changed' });
    expect(asked).toEqual(['GET /repos/acme/shop/pulls/1/files', 'GraphQL check']);
    expect(stickies(at)).toEqual([]);
  });

  it('exists on a merge group', async () => {
    const { at, pull } = await opened({ 'x.txt': '' });
    const event = await at.events.mergeGroup(pull);
    await at.runBuilt(event);
    expect(checkOf(at, event.sha)).toMatchObject(unchanged);
  });

  it('exists after a plan', async () => {
    const { at, pull } = await opened({ 'x.txt': '' });
    const { outputs } = await at.runBuilt(await at.events.pullRequest(pull), { inputs: { command: 'plan' } });
    expect(outputs['decision']).toBe('complete');
    expect(checkOf(at, pull.headSha)).toMatchObject(unchanged);
  });

  it('is created after the run of a fork, whose token may only read', async () => {
    const { at } = await opened({ 'x.txt': '' });
    const fork = await at.github.fork(at.repository, 'eve');
    await fork.commit('theirs', { write: { 'y.txt': '' } });
    const pull = await at.repository.openPull({ from: fork, head: 'theirs' });
    const token = at.github.forkToken(at.repository);
    expect(await at.runBuilt(await at.events.pullRequest(pull), { token })).toMatchObject({ exitCode: 0 });
    expect(checkOf(at, pull.headSha)).toBeUndefined();
    await at.runBuilt(await at.events.workflowRun(pull));
    expect(checkOf(at, pull.headSha)).toMatchObject(unchanged);
  });

  it('is created once when the answer was lost', async () => {
    const { at, pull, run } = await opened({ 'x.txt': '' });
    at.github.fail({ match: { graphql: 'createCheckRun' }, with: { lostAnswer: 502 } });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(at.repository.checkRuns).toMatchObject([{ headSha: pull.headSha, ...unchanged }]);
  });

  it.each([{ status: 502 }, { status: 422, message: 'Not now' }])(
    'is created when GraphQL fails: %j',
    async (fault) => {
      const { at, pull, run } = await opened({ 'x.txt': '' });
      at.github.fail({ match: { graphql: 'createCheckRun' }, times: 9, with: fault });
      expect(await run()).toMatchObject({ exitCode: 0 });
      expect(at.repository.checkRuns).toMatchObject([{ headSha: pull.headSha, ...unchanged }]);
    },
  );

  it.each([{ contents: 'write', pull_requests: 'write' }, { contents: 'read', checks: 'write' }, {}] as const)(
    'stops nothing when the token has only %j',
    async (permissions) => {
      const { run } = await opened({ 'x.txt': '' });
      expect(await run({ permissions })).toMatchObject({ exitCode: 0, outputs: { 'reason-code': 'nothing-changed' } });
    },
  );

  it('is not created in a dry run', async () => {
    const { at, run } = await opened({ 'x.txt': '' });
    await run({ inputs: { 'dry-run': 'true' } });
    expect(at.repository.checkRuns).toEqual([]);
  });
});

describe('the comment', () => {
  it('says so when the PRPs leave the pull request', async () => {
    const { at, pull, run, push } = await opened({ 'PRPs/orders-export.md': broken });
    await run();
    expect(stickies(at)).toEqual([expect.stringContaining('❌')]);
    const old = pull.headSha;
    await push({ remove: ['PRPs/orders-export.md'], write: { 'x.txt': '' } });
    const { asked } = await run();
    expect(pull.headSha).not.toBe(old);
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'success', title: 'No PRP changed' });
    const [comment] = stickies(at);
    expect(comment).toMatch(/^### ⚪ No PRP changes in this pull request\n\n/);
    expect(comment).toContain('**orders-export** changed in an earlier commit, and is as in main again.');
    expect(comment).toContain(`Checked [\`${pull.headSha.slice(0, 7)}\`](`);
    expect(asked).toHaveLength(3);

    await push({ write: { 'x.txt': '1' } });
    expect((await run()).asked).toHaveLength(2);
    expect(stickies(at)).toEqual([comment]);

    await push({ write: { [prp]: broken } });
    await run();
    expect(stickies(at)).toEqual([expect.stringContaining('❌')]);
  });

  it('of the job that collects says so when the job that plans finds nothing', async () => {
    const { at, pull, push } = await opened({ [prp]: broken });
    const job = (name: string) => ({ env: { GITHUB_JOB: name } });
    const event = await at.events.pullRequest(pull);
    await fannedOut(
      at,
      (started, step) => at.runBuilt(started, { ...step, ...job(step?.inputs?.['command'] ?? '') }),
      event,
    );
    expect(stickies(at)).toEqual([expect.stringContaining('❌')]);
    await push({ write: { [prp]: completePrp } });
    const next = { runNumber: 2, runId: 2, inputs: { command: 'plan' }, ...job('plan') };
    await at.runBuilt(await at.events.pullRequest(pull, 'synchronize'), next);
    expect(stickies(at)).toEqual([expect.stringContaining('### ⚪ No PRP changes')]);
  });

  it('is left alone when another account wrote it', async () => {
    const { at, pull, run } = await opened({ 'x.txt': '' });
    const forged = `<!-- prp:sticky:PRP.build run=1 attempt=1 head=${pull.headSha} -->\n### Mine\n`;
    at.repository.comment(pull.number, forged, 'eve');
    await run();
    expect([...at.repository.comments.values()].map(({ body }) => body)).toEqual([forged]);
  });
});

describe('a command in a comment', () => {
  const request = '# Export notes\n\n## FEATURE:\n\nExport all notes as one file.\n\n- The file opens again.\n';
  const commands = { '.github/prp.yml': 'commands: [{ id: unit, run: "false" }]\n' };

  it('that rolls back leaves a check and a comment on the new head', async () => {
    const { at, run, push, say } = await opened({ [prp]: edited });
    await run();
    const broke = await push({ write: { [prp]: broken } });
    await run();
    expect(checkOf(at, broke)).toMatchObject({ conclusion: 'failure' });
    const { outputs } = await say(`/prp rollback search v1 --expect ${broke}`);
    expect(outputs).toMatchObject({ status: 'passed' });
    const head = await at.repository.head('topic');
    expect(checkOf(at, head)).toMatchObject({ conclusion: 'success' });
    expect(stickies(at)).toEqual([expect.stringContaining('### ✅')]);
    expect([...at.repository.comments.values()][0]?.body.split('\n')[0]).toContain(` head=${head} `);
    const reply = [...at.repository.comments.values()].at(-1)?.body;
    expect(reply).toContain(`[\`${head.slice(0, 7)}\`](`);
    expect(reply).toContain('The new head is checked: ✅');
    const listed = await say('/prp list search');
    expect(listed.outputs['result']).toMatch(/"sequence":3,.*?"reason":"restored",.*?"status":"passed"/);
  });

  it('that restores the content of the base leaves a check without a PRP', async () => {
    const { at, run, push, say } = await opened({ 'x.txt': '' });
    await at.runBuilt(await at.events.workflowDispatch(), { inputs: { command: 'save', prp } });
    const broke = await push({ write: { [prp]: broken } });
    await run();
    await say(`/prp rollback search v1 --expect ${broke}`);
    const head = await at.repository.head('topic');
    expect(head).not.toBe(broke);
    expect(checkOf(at, head)).toMatchObject({ conclusion: 'success', title: 'No PRP changed' });
    expect(stickies(at)).toEqual([expect.stringContaining('### ⚪ No PRP changes')]);
  });

  it('that generates leaves a check and a comment on the new head', async () => {
    const { at, say } = await opened({ 'features/export.md': request, [prp]: broken });
    await say('/prp generate');
    const head = await at.repository.head('topic');
    expect(checkOf(at, head)).toMatchObject({ conclusion: 'failure' });
    expect(stickies(at)).toEqual([expect.stringContaining('export-notes')]);
  });

  it('that validates publishes the check and the comment, about all changed PRPs', async () => {
    const { at, pull, say } = await opened({ [prp]: edited, 'PRPs/other.md': broken });
    const { outputs } = await say('/prp validate search');
    expect(outputs).toMatchObject({ status: 'passed' });
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure' });
    expect(stickies(at)).toEqual([expect.stringContaining('PRPs/other.md')]);
    const before = at.repository.checkRuns.length;
    expect((await say('/prp validate')).outputs).toMatchObject({ status: 'failed' });
    expect(at.repository.checkRuns).toHaveLength(before + 1);
    expect(stickies(at)).toHaveLength(1);
  });

  it('that validates brings the comment of the other job up to date', async () => {
    const { at, run, say } = await opened({ [prp]: edited });
    await run({ env: { GITHUB_JOB: 'validate' } });
    await say('/prp validate', { env: { GITHUB_JOB: 'slash' } });
    await say('/prp validate', { env: { GITHUB_JOB: 'slash', GITHUB_WORKFLOW: 'Slash' } });
    expect(stickies(at)).toHaveLength(1);
  });

  it('names no folder of the runner and no command line', async () => {
    const { at, say } = await opened({ [prp]: edited });
    for (const line of [
      'list ../../../etc/passwd',
      'list nope',
      'diff search v77',
      'rollback search v77 --expect 0123456',
    ]) {
      await say(`/prp ${line}`);
      const reply = [...at.repository.comments.values()].at(-1)?.body ?? '';
      expect(reply).toContain('❌');
      expect(reply).not.toMatch(/\/tmp|\/home|-C DIR|--force|`prp /);
    }
  });

  it('edits its reply when the job is run again, and no comment of another account', async () => {
    const { at, pull } = await opened({ [prp]: edited });
    const comment = at.repository.comment(pull.number, '/prp list', 'ann');
    const forged = at.repository.comment(pull.number, `<!-- prp:reply:${comment.id} -->\nMine`, 'eve');
    const event = await at.events.issueComment(comment);
    await at.runBuilt(event);
    const count = at.repository.comments.size;
    await at.runBuilt(await at.events.pullRequest(pull), { runNumber: 5 });
    await at.runBuilt(event, { runAttempt: 2 });
    expect(at.repository.comments.size).toBe(count + 1);
    expect(at.repository.comments.get(forged.id)?.body).toContain('Mine');
    const replies = [...at.repository.comments.values()].filter(
      ({ body, author }) =>
        author.login === 'github-actions[bot]' && body.startsWith(`<!-- prp:reply:${comment.id} -->`),
    );
    expect(replies).toHaveLength(1);
    expect(replies[0]?.body).toContain('search');
  });

  it.each([
    '\n\n/PRP Validate “PRPs/search.md”',
    '/prp validate `search`',
    '/prp validate [the search](PRPs/search.md) [other](/PRPs/other.md)',
    '/prp validate SERVER/acme/shop/blob/topic/PRPs/search.md#L3 PRPs/other.md',
  ])('is read as it was meant: %j', async (line) => {
    const { at, say } = await opened({ [prp]: edited, 'PRPs/other.md': edited });
    const { outputs } = await say(line.replace('SERVER', at.github.serverUrl));
    expect(outputs).toMatchObject({ status: 'passed' });
    const named = ['PRPs/search.md', ...(line.includes('other') ? ['PRPs/other.md'] : [])];
    expect(named.filter((path) => !outputs['versions']?.includes(path))).toEqual([]);
  });

  it('passes no check for commands that it does not run', async () => {
    const { at, pull, run, push, say } = await opened({ [prp]: edited }, commands);
    const failing = pull.headSha;
    await run();
    expect(checkOf(at, failing)).toMatchObject({ conclusion: 'failure' });
    const [comment] = stickies(at);
    await say('/prp validate');
    expect(checkOf(at, failing)).toMatchObject({ conclusion: 'failure' });
    expect(stickies(at)).toEqual([comment]);
    const broke = await push({ write: { [prp]: broken } });
    await say(`/prp rollback search v1 --expect ${broke}`);
    const head = await at.repository.head('topic');
    const made = { conclusion: 'action_required', title: expect.stringMatching(/^Commands not run; /) };
    expect(checkOf(at, head)).toMatchObject(made);
    await say('/prp validate');
    expect(checkOf(at, head)).toMatchObject(made);
  });
});

describe('a run that belongs to the default branch', () => {
  it.each(['/prp validate', '/prp list nope', '/prp diff search v77', '/prp list ../../../etc/passwd'])(
    'does not fail for an answered comment: %s',
    async (line) => {
      const { say } = await opened({ [prp]: broken });
      expect(await say(line)).toMatchObject({ exitCode: 0, outputs: { status: 'failed', decision: 'stop' } });
    },
  );

  it('fails for a comment that it could not answer', async () => {
    const { say } = await opened({ [prp]: broken });
    const permissions = { contents: 'write', checks: 'write' } as const;
    expect(await say('/prp list nope', { permissions })).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  });

  it('does not fail for the findings in a pull request of a fork', async () => {
    const { at } = await opened({ 'x.txt': '' });
    const fork = await at.github.fork(at.repository, 'eve');
    await fork.commit('theirs', { write: { [prp]: broken } });
    const pull = await at.repository.openPull({ from: fork, head: 'theirs' });
    const event = await at.events.workflowRun(pull);
    expect(await at.runBuilt(event)).toMatchObject({ exitCode: 0, outputs: { status: 'failed' } });
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure' });
    const mute = await at.runBuilt(event, { permissions: { contents: 'read' } });
    expect(mute).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
  });

  it('fails for an error', async () => {
    const { at, say } = await opened({ [prp]: edited });
    at.github.fail({ match: { graphql: 'objects' }, times: 100, with: { status: 422, message: 'Not now' } });
    expect(await say('/prp list search')).toMatchObject({ exitCode: 1, outputs: { status: 'error' } });
  });
});

describe('a run that ends with an error', () => {
  const title = 'PRPs were not checked: the configuration has an error';
  const config = 'prps: ["PRPs/**"]\nfail-on: warnings\n';

  it('says so in check, comment, summary and annotation, at the line of the configuration', async () => {
    const { at, pull, run, push } = await opened({ [prp]: edited, '.github/prp.yml': config });
    const result = await run();
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'config' } });
    expect(result.annotations).toMatchObject([{ level: 'error', file: '.github/prp.yml', line: 2 }]);
    expect(result.summary).toContain(`### ❌ ${title}`);
    expect(result.summary).toContain('fail-on: warnings');
    const place = { path: '.github/prp.yml', start_line: 2, annotation_level: 'failure' };
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure', title, annotations: [place] });
    const [comment = ''] = stickies(at);
    expect(comment).toContain(`### ❌ ${title}`);
    expect(comment).toContain(`/blob/${pull.headSha}/.github/prp.yml?plain=1#L2)`);
    expect(comment).toContain('No PRP was read and nothing was kept. The next push checks again.');
    expect(comment).toContain('<sub>Tried ');
    await push({ write: { '.github/prp.yml': '' } });
    await run();
    expect(stickies(at)).toEqual([expect.stringContaining('### ✅')]);
  });

  it('about a wrong input says so', async () => {
    const { at, pull, run } = await opened({ [prp]: edited });
    const { summary } = await run({ inputs: { 'fail-on': 'warnings' } });
    const wrong = 'PRPs were not checked: an input of the workflow is wrong';
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure', title: wrong });
    expect(stickies(at)).toEqual([expect.stringContaining(wrong)]);
    expect(summary).toContain(wrong);
  });

  it.each([
    [{ workers: 'many' }, 'Use `auto` or a whole number'],
    [{ 'fail-on': 'warnings' }, 'Use `error`, `warning` or `never`.'],
    [{ comment: 'yes please' }, 'Use `true` or `false`.'],
  ])('names what the input may be: %j', async (inputs, hint) => {
    const { run } = await opened({ [prp]: edited });
    const { annotations, summary } = await run({ inputs });
    expect(annotations[0]?.message).toContain(hint);
    expect(summary).toContain('/README.md#inputs)');
  });

  it('names no folder of the runner', async () => {
    const { at, run } = await opened({ [prp]: edited });
    const workspace = await temporaryDirectory();
    const { summary, log } = await run({ workspace });
    expect(log).toContain(workspace);
    expect(summary).toContain('Nothing is checked out in the checkout');
    expect(stickies(at)[0]).not.toContain(workspace);
  });

  it('in the plan is corrected by the job that collects', async () => {
    const { at, pull, push } = await opened({ [prp]: edited, '.github/prp.yml': config });
    const job = (name = '') => ({ env: { GITHUB_JOB: name } });
    const planned = await at.events.pullRequest(pull);
    await at.runBuilt(planned, { inputs: { command: 'plan' }, ...job('plan') });
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure', title });
    await push({ write: { '.github/prp.yml': '' } });
    const run: Workflow['run'] = async (started, step) =>
      at.runBuilt(started, { ...step, ...job(step?.inputs?.['command']), runNumber: 2, runId: 2 });
    await fannedOut(at, run, await at.events.pullRequest(pull, 'synchronize'));
    expect(stickies(at)).toEqual([expect.stringContaining('### ✅')]);
  });

  it('answers a comment', async () => {
    const { at, say } = await opened({ [prp]: edited });
    await at.repository.commit('main', { write: { '.github/prp.yml': config } });
    expect(await say('/prp list search')).toMatchObject({ exitCode: 1 });
    expect([...at.repository.comments.values()].at(-1)?.body).toContain('fail-on');
  });

  it('after a request that GitHub refused says so', async () => {
    const { at, pull, run } = await opened({ [prp]: edited });
    at.github.fail({ match: { path: /\/files$/ }, times: 9, with: { status: 422, message: '@acme <b>no</b>' } });
    const { summary } = await run();
    expect(checkOf(at, pull.headSha)).toMatchObject({ title: 'PRPs were not checked: GitHub refused a request' });
    expect(summary).toContain('&lt;b&gt;no');
    expect(stickies(at)[0]).not.toMatch(/@acme|<b>/);
  });

  it.each([
    { type: 'UNPROCESSABLE', message: 'Repository rule violations found' },
    { type: 'BRANCH_PROTECTION_RULE_VIOLATION', message: 'Changes must be made through a pull request.' },
    { type: 'UNPROCESSABLE', message: 'Something else' },
  ])('is none where GitHub refuses one commit: $message', async (error) => {
    const request = '# Export notes\n\n## FEATURE:\n\nExport all notes as one file.\n\n- The file opens again.\n';
    const { at, pull, run } = await opened({ [prp]: broken, 'features/export.md': request });
    const refused = { status: 200, body: { data: { createCommitOnBranch: null }, errors: [error] } };
    at.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: refused });
    const { outputs, summary } = await run();
    expect(outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references' });
    expect(checkOf(at, pull.headSha)).toMatchObject({ conclusion: 'failure' });
    expect(stickies(at)).toEqual([expect.stringContaining('src/note.js')]);
    expect(summary).toContain('+# ');
    expect(at.repository.checkRuns[0]?.annotations).not.toEqual([]);
  });

  it('publishes nothing in a dry run', async () => {
    const { at, run } = await opened({ [prp]: edited, '.github/prp.yml': config });
    const { summary } = await run({ inputs: { 'dry-run': 'true' } });
    expect(at.repository.checkRuns).toEqual([]);
    expect(stickies(at)).toEqual([]);
    expect(summary).toContain(title);
  });
});
