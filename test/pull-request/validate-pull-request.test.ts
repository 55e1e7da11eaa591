import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
/** A PRP that cites a missing file. */
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

async function changing(write: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...before } });
  await at.repository.commit('topic', { write });
  const pull = await at.repository.openPull({ head: 'topic' });
  const push = async (files: Readonly<Record<string, string>>) => {
    await at.repository.commit('topic', { write: files });
    return at.events.pullRequest(pull, 'synchronize');
  };
  return { at, pull, push, opened: () => at.events.pullRequest(pull) };
}

const comments = ({ repository }: Workflow) => [...repository.comments.values()].map(({ body }) => body);

async function mementos({ repository }: Workflow): Promise<readonly Record<string, unknown>[]> {
  const listed = await repository.store.git.text(['ls-tree', '-r', '--name-only', 'refs/heads/prp-versions']);
  const paths = listed.split('\n').filter((path) => path.endsWith('/memento.json'));
  const texts = await Promise.all(paths.map((path) => repository.read(path, 'refs/heads/prp-versions')));
  return texts.map((text) => JSON.parse(text ?? '') as Record<string, unknown>);
}

describe('a pull request that changes a PRP', () => {
  it('passes, with a check and a comment', async () => {
    const { at, pull, opened } = await changing({ [prp]: edited });
    const result = await at.run(await opened());
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { status: 'passed', decision: 'continue', 'reason-code': 'passed', 'failed-gates': '' },
    });
    expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', headSha: pull.headSha, conclusion: 'success' }]);
    expect(comments(at)).toEqual([expect.stringContaining('### ✅ search passes\n')]);
    expect(result.summary).toContain('### ✅ search passes\n');
  });

  it('fails for a finding, which the check shows at its line', async () => {
    const { at, opened } = await changing({ [prp]: broken });
    const result = await at.run(await opened());
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: 'failed', decision: 'stop', 'reason-code': 'findings', 'failed-gates': 'references' },
      // The check shows them already.
      annotations: [],
    });
    const line = broken.split('\n').indexOf('- file: src/note.js') + 1;
    const annotation = { path: prp, start_line: line, annotation_level: 'failure', title: 'PRP301' };
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure', annotations: [annotation] }]);
    expect(comments(at)).toEqual([expect.stringContaining('Did you mean `src/notes.js`?')]);
  });

  it('suggests a change once in a review', async () => {
    const { at, opened, push } = await changing({ [prp]: broken });
    await at.run(await opened());
    const line = broken.split('\n').indexOf('- file: src/note.js') + 1;
    const body = expect.stringContaining('```suggestion\n- file: src/notes.js\n```');
    const offer = { state: 'COMMENTED', comments: [{ path: prp, line, body }] };
    expect(at.repository.reviews).toMatchObject([offer]);

    const again = await at.run(await push({ [prp]: `${broken}\nOne more line.\n` }), { runNumber: 2, runId: 2 });
    expect(again.exitCode).toBe(1);
    expect(at.repository.reviews).toMatchObject([offer]);
  });

  it('suggests nothing if comments are off or not allowed', async () => {
    const { at, opened } = await changing({ [prp]: broken });
    await at.run(await opened(), { inputs: { comment: 'false' } });
    const permissions = { contents: 'write', pull_requests: 'read', checks: 'write' } as const;
    const refused = await at.run(await opened(), { permissions, runNumber: 2, runId: 2 });
    expect(at.repository.reviews).toEqual([]);
    expect(refused.summary).toContain('> No comment: the workflow lacks `pull-requests: write`.');
  });

  it('keeps a version that names the head of the pull request, not the checked-out merge', async () => {
    const { at, pull, opened } = await changing({ [prp]: edited });
    const result = await at.run(await opened());
    const [kept] = await mementos(at);
    expect(kept).toMatchObject({
      prp,
      source: {
        repository: 'acme/shop',
        commit: pull.headSha,
        ref: 'refs/heads/topic',
        pullRequest: pull.number,
        dirty: false,
      },
      actor: 'acme',
    });
    expect(result.outputs).toMatchObject({ 'version-id': kept?.['id'], checksum: kept?.['checksum'] });
    expect(JSON.parse(result.outputs['versions'] ?? '')).toMatchObject([{ prp, id: kept?.['id'] }]);
  });

  it.each([
    [{}, 'passed'],
    [{ gates: 'structure' }, 'unvalidated'],
    // The workflow overrides the configuration.
    [{ 'fail-on': 'never' }, 'passed'],
  ])('keeps, with the inputs %j, a version that is %s', async (inputs, status) => {
    const { at, opened } = await changing({ [prp]: edited });
    const { outputs } = await at.run(await opened(), { inputs });
    expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({ data: { prps: [{ version: { status } }] } });
    expect(outputs).toMatchObject({ status: 'passed' });
  });

  it('is compared with the base, not with the last push', async () => {
    const { at, opened, push } = await changing({ [prp]: edited });
    const first = await at.run(await opened());
    expect(first.summary).toMatch(/ is now \[v1\]\(.*\): \+1 −1 lines in \*\*Goal\*\*, criteria and checks unchanged/);
    const again = await at.run(await push({ [prp]: edited.replace('- [ ] An empty search returns no notes.\n', '') }), {
      runNumber: 2,
    });
    expect(again.summary).toMatch(/^### ⚠️ search passes with 1 warning; look twice at 1 change\n/);
    expect(again.summary).toMatch(/ is now \[v2\]\(.*\): \+1 −2 lines in \*\*Goal\*\* and /);
    expect(again.summary).toContain('If the changes are not meant, restore v1, the last version that passed:');
    expect(comments(at)).toEqual([expect.stringContaining('An empty search returns no notes.')]);
  });

  it('is compared with the base after it got the content of a version', async () => {
    const { at, opened, push } = await changing({ [prp]: edited });
    await at.run(await opened());
    await at.repository.commit('main', { write: { [prp]: edited } });
    const result = await at.run(await push({ [prp]: edited.replace('at once', 'some day') }), { runNumber: 2 });
    expect(result.summary).toMatch(/ is now \[v2\]\(.*\): \+1 −1 lines in \*\*Goal\*\*/);
  });

  it('is compared with the last version that passed if the base does not have the PRP', async () => {
    const { at, opened, push } = await changing({ 'PRPs/new.md': completePrp });
    expect((await at.run(await opened())).summary).toMatch(/ is new, kept as \[v1\]\([^)]*\)\n/);
    const result = await at.run(await push({ 'PRPs/new.md': edited }), { runNumber: 2 });
    expect(result.summary).toMatch(/ is new, kept as \[v2\]\(.*\); since v1: \+1 −1 lines in \*\*Goal\*\*/);
  });

  it('does not fail for findings of the base', async () => {
    const { at, opened } = await changing({ [prp]: broken }, { [prp]: broken.replace('at once', 'in a minute') });
    const result = await at.run(await opened());
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.summary).toContain('<summary>1 problem that <code>main</code> has, too</summary>');
  });

  it('writes SARIF, JUnit and an envelope', async () => {
    const { at, opened } = await changing({ [prp]: broken });
    const event = await opened();
    const workspace = await at.checkout(event.sha);
    const inputs = { 'sarif-file': 'out/prp.sarif', 'junit-file': 'out/prp.xml' };
    const { outputs } = await at.run(event, { workspace, inputs });

    expect(JSON.parse(await readFile(join(workspace, 'out/prp.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(await readFile(join(workspace, 'out/prp.xml'), 'utf8')).toContain('<testsuites');
    expect(await readFile(outputs['report'] ?? '', 'utf8')).toContain('❌');
    expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({
      format: 1,
      command: 'validate',
      status: 'failed',
      data: { prps: [{ path: prp, verdict: 'failed' }] },
    });
  });

  it('adds findings to the check fifty at a time', async () => {
    const many = Array.from({ length: 120 }, (_, n) => `- file: src/missing${n}.js\n`).join('');
    const { at, opened } = await changing({
      [prp]: completePrp.replace('- file: src/notes.js', `${many}- file: src/notes.js`),
    });
    const { asked } = await at.run(await opened());
    expect(at.repository.checkRuns[0]?.annotations).toHaveLength(120);
    expect(asked.filter((request) => request.includes('check-runs'))).toHaveLength(3);
  });

  it('validates a draft in the same way', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
    await at.repository.commit('topic', { write: { [prp]: edited } });
    const pull = await at.repository.openPull({ head: 'topic', draft: true });
    expect(await at.run(await at.events.pullRequest(pull))).toMatchObject({ outputs: { status: 'passed' } });
    expect(comments(at)).toHaveLength(1);
  });

  it('works on an Enterprise Server', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    expect(await at.run(await opened(), { enterprise: true })).toMatchObject({ exitCode: 0 });
    expect(comments(at)).toHaveLength(1);
  });

  it('gets no comment if comments are off', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    await at.run(await opened(), { inputs: { comment: 'false' } });
    expect(comments(at)).toEqual([]);
    expect(at.repository.checkRuns).toHaveLength(1);
  });

  it('notifies the configured observers', async () => {
    const { at, opened } = await changing({ [prp]: edited, '.github/prp.yml': 'observers: { log: events.jsonl }\n' });
    const event = await opened();
    const workspace = await at.checkout(event.sha);
    await at.run(event, { workspace });
    expect(await readFile(join(workspace, 'events.jsonl'), 'utf8')).toContain('"version-saved"');
  });

  it('has a result even if GitHub refuses the report', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    at.github.fail({ match: { method: 'POST', path: /comments$/ }, with: { status: 422, message: 'Unprocessable' } });
    const result = await at.run(await opened());
    expect(result.outputs).toMatchObject({ status: 'passed' });
    expect(result.summary).toContain('> No comment: ');
  });

  it('publishes and keeps nothing in a dry run', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    const result = await at.run(await opened(), { inputs: { 'dry-run': 'true' } });
    expect(result.asked.filter((request) => /^(POST|PATCH|GraphQL commit)/.test(request))).toEqual([]);
    expect(result.summary).toContain('A dry run');
  });
});

describe('the requests of a pull request', () => {
  const five = [1, 2, 3, 4, 5].map((n) => `PRPs/p${n}.md`);
  const all = (text: string) => Object.fromEntries(five.map((path) => [path, text]));

  it('are two if no PRP changed', async () => {
    const { at, opened } = await changing({ 'src/notes.js': 'export class Notes { }\n' });
    const { asked, outputs } = await at.run(await opened());
    expect(asked).toEqual(['GET /repos/acme/shop/pulls/1/files', 'GraphQL check']);
    expect(outputs).toMatchObject({ status: 'skipped', decision: 'complete', 'reason-code': 'nothing-changed' });
  });

  it('are at most twelve for five PRPs, in the first run and later', async () => {
    const { at, opened, push } = await changing(all(edited), all(completePrp));
    expect((await at.run(await opened())).asked.length).toBeLessThanOrEqual(12);
    for (const n of [2, 3, 4]) {
      const event = await push(all(completePrp.replace('in seconds', `in ${n} steps`)));
      expect((await at.run(event, { runNumber: n })).asked.length).toBeLessThanOrEqual(12);
    }
  });

  it('are no more with commands, whose earlier times are read', async () => {
    const config = 'commands: [{ id: unit, run: "true" }]\n';
    const { at, opened, push } = await changing(all(edited), { ...all(completePrp), '.github/prp.yml': config });
    expect((await at.run(await opened())).asked.length).toBeLessThanOrEqual(12);
    const again = await at.run(await push(all(completePrp.replace('in seconds', 'fast'))), { runNumber: 2 });
    expect(again.asked.length).toBeLessThanOrEqual(12);
  });
});

describe('a pull request of a fork', () => {
  async function fromFork(write: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...files } });
    const fork = await at.github.fork(at.repository, 'stranger');
    await fork.commit('topic', { write });
    const pull = await at.repository.openPull({ from: fork, head: 'topic' });
    const result = await at.run(await at.events.pullRequest(pull), { token: at.github.forkToken(at.repository) });
    return { at, result };
  }

  it('gets annotations and one notice, and writes nothing', async () => {
    const { at, result } = await fromFork({ [prp]: broken });
    expect(result).toMatchObject({
      exitCode: 1,
      annotations: [{ level: 'error', file: prp, title: 'PRP301' }],
    });
    expect(result.summary.match(/^> .*/gm)).toEqual([
      expect.stringContaining('may only read, because the pull request is from a fork.'),
    ]);
    expect(result.asked.filter((request) => /^(POST|PATCH|GraphQL commit)/.test(request))).toEqual([]);
    expect(comments(at)).toEqual([]);
  });

  it('runs no command of either configuration', async () => {
    const trace = 'touch ran-a-command';
    const { result } = await fromFork(
      { [prp]: edited, '.github/prp.yml': `commands: [{ id: evil, run: ${trace} }]\n` },
      { '.github/prp.yml': `commands: [{ id: ours, run: ${trace} }]\n` },
    );
    expect(result.outputs).toMatchObject({ status: 'passed' });
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ data: { gates: [] } });
  });

  it('uses the configuration of the default branch', async () => {
    const { result } = await fromFork({ [prp]: broken, '.github/prp.yml': 'rules: { PRP301: off }\n' });
    expect(result.outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references' });
  });

  it('is read as data if the event checks out the default branch', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
    const fork = await at.github.fork(at.repository, 'stranger');
    await fork.commit('topic', { write: { [prp]: broken } });
    const pull = await at.repository.openPull({ from: fork, head: 'topic' });
    const result = await at.run(await at.events.pullRequest(pull, 'opened', { target: true }));
    expect(result.outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references', versions: '[]' });
    expect(comments(at)).toEqual([expect.stringContaining('`src/note.js` does not exist')]);
  });
});

describe('a token without some permissions', () => {
  const lacking = async (permissions: object) => {
    const { at, opened } = await changing({ [prp]: broken });
    return { at, result: await at.run(await opened(), { permissions }) };
  };

  it('replaces the check by annotations of the step', async () => {
    const { at, result } = await lacking({ contents: 'write', pull_requests: 'write' });
    expect(result.annotations).toMatchObject([{ level: 'error', file: prp }]);
    expect(comments(at)).toEqual([expect.stringMatching(/> No check: the workflow lacks `checks: write`\./)]);
  });

  it('omits the comment', async () => {
    const { at, result } = await lacking({ contents: 'write', checks: 'write', pull_requests: 'read' });
    expect(at.repository.checkRuns).toHaveLength(1);
    expect(result.summary).toContain('> No comment: the workflow lacks `pull-requests: write`.');
  });

  it('keeps no versions, and publishes the rest', async () => {
    const { at, result } = await lacking({ contents: 'read', checks: 'write', pull_requests: 'write' });
    expect(result.outputs).toMatchObject({ status: 'failed', versions: '[]' });
    expect(comments(at)).toEqual([expect.stringContaining('No versions were kept')]);
  });

  it('compares all PRPs if it may not list the files of a private pull request', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp }, isPrivate: true });
    await at.repository.commit('topic', { write: { [prp]: broken } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const result = await at.run(await at.events.pullRequest(pull), { permissions: { contents: 'write' } });
    expect(result.outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references' });
    expect(result.summary).toContain('so all PRPs were compared');
  });

  it('that may only read leaves the report to the summary', async () => {
    const { result } = await lacking({ contents: 'read' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(result.summary.match(/^> /gm)).toHaveLength(3);
  });
});

describe('runs at the same time', () => {
  it('leave the report of the newest run in the comment', async () => {
    const { at, opened, push } = await changing({ [prp]: broken });
    const old = await opened();
    await at.run(await push({ [prp]: edited }), { runNumber: 2, runId: 2 });
    await at.run(old, { runNumber: 1, workspace: await at.checkout(old.sha) });
    expect(comments(at)).toEqual([expect.stringContaining('### ✅')]);
  });

  it('update the comment of the earlier run, and no other comment', async () => {
    const { at, pull, opened, push } = await changing({ [prp]: broken });
    at.repository.comment(pull.number, 'Looks good.', 'ann');
    await at.run(await opened());
    await at.run(await push({ [prp]: edited }), { runNumber: 2 });
    expect(comments(at)).toEqual(['Looks good.', expect.stringContaining('### ✅')]);
  });

  it('keep no version of an old commit when the run is repeated', async () => {
    const { at, opened, push } = await changing({ [prp]: broken });
    const old = await opened();
    const workspace = await at.checkout(old.sha);
    await at.run(old, { workspace });
    await at.run(await push({ [prp]: edited }), { runNumber: 2 });
    const again = await at.run(old, { workspace, runAttempt: 2 });
    expect((await mementos(at)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(again.summary).toContain('this older run kept no version');
    expect(comments(at)).toEqual([expect.stringContaining('### ✅')]);
  });

  it('lose no version', async () => {
    const { at } = await changing({});
    const runs = await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        await at.repository.commit(`topic-${n}`, {
          write: { [prp]: completePrp.replace('in seconds', `in ${n} ways`) },
        });
        const pull = await at.repository.openPull({ head: `topic-${n}` });
        return at.run(await at.events.pullRequest(pull), { runNumber: n, runId: n });
      }),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    const kept = await mementos(at);
    expect(new Set(kept.map(({ sequence }) => sequence))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(kept.map(({ checksum }) => checksum)).size).toBe(4);
  });

  it('find a check whose response was lost', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    at.github.fail({ match: { method: 'POST', path: /check-runs$/ }, with: { lostAnswer: 502 } });
    at.github.fail({ match: { method: 'POST', path: /comments$/ }, with: { lostAnswer: 502 } });
    expect(await at.run(await opened())).toMatchObject({ exitCode: 0 });
    expect(at.repository.checkRuns).toHaveLength(1);
    expect(comments(at)).toHaveLength(1);
  });
});

describe('PRPs that were moved or deleted', () => {
  it('are listed when they are deleted', async () => {
    const { at, pull } = await changing({ 'x.txt': '' });
    await at.repository.commit('topic', { remove: [prp] });
    const result = await at.run(await at.events.pullRequest(pull));
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.summary).toMatch(
      /^### ⚪ search was deleted\n\n- \*\*search\*\* was deleted; its \[versions\]\(.*\) stay\n/,
    );
  });

  it('are compared with their earlier path', async () => {
    const known = broken.replace('at once', 'in a minute');
    const { at, pull } = await changing({ 'x.txt': '' }, { [prp]: known });
    await at.repository.commit('topic', { rename: { [prp]: 'PRPs/find.md' } });
    const result = await at.run(await at.events.pullRequest(pull));
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.summary).toContain('- **search** was renamed to `PRPs/find.md`');
    expect(result.summary).toContain('1 problem that <code>main</code> has, too');
    expect(result.summary).toMatch(/ is now \[v1\]\(.*\), unchanged/);
  });

  it('are not followed through a link out of the repository', async () => {
    const { at, opened } = await changing({ [prp]: edited });
    const event = await opened();
    const workspace = await at.checkout(event.sha);
    const secret = join(await temporaryDirectory(), 'secret.md');
    await writeFile(secret, '# A secret\n');
    await rm(join(workspace, prp));
    await symlink(secret, join(workspace, prp));
    const result = await at.run(event, { workspace });
    expect(result.summary).toContain('could not be read');
    expect(result.summary).not.toContain('A secret');
  });

  it('are found if more files changed than GitHub lists', async () => {
    const many = Object.fromEntries(Array.from({ length: 3001 }, (_, n) => [`a/${n}.txt`, `${n}\n`]));
    const { at, opened } = await changing({ ...many, [prp]: edited });
    const { asked, outputs, summary } = await at.run(await opened());
    expect(outputs).toMatchObject({ status: 'passed' });
    expect(JSON.parse(outputs['versions'] ?? '')).toMatchObject([{ prp }]);
    expect(summary).toContain('GitHub lists only 3,000 files');
    // The event says how many there are, so no more than a page is asked for.
    expect(asked.filter((request) => request.endsWith('/files')).length).toBeLessThanOrEqual(1);
  });
});
