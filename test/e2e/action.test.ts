import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { version } from '../../src/base/version.ts';
import { prp as cli } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { pluginText } from '../support/plugin.ts';
import { type Step, type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

async function pullWith(write: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...files } });
  await at.repository.commit('topic', { write });
  const pull = await at.repository.openPull({ head: 'topic', title: 'x\n::set-env name=A::b' });
  const event = await at.events.pullRequest(pull);
  return { at, event, workspace: await at.checkout(event.sha) };
}

/** Each gate of the first PRP with how it ended. */
function gatesOf({
  outputs,
}: {
  readonly outputs: Readonly<Record<string, string>>;
}): Readonly<Record<string, string>> {
  const { data } = JSON.parse(outputs['result'] ?? '') as {
    data: { prps: { gates: { id: string; status: string }[] }[]; gates: { id: string; status: string }[] };
  };
  const gates = [...(data.prps[0]?.gates ?? []), ...data.gates];
  return Object.fromEntries(gates.map(({ id, status }) => [id, status]));
}

describe('the built action', () => {
  it('prints its version first', async () => {
    const { at, event, workspace } = await pullWith({ 'x.txt': '' });
    const { log } = await at.runBuilt(event, { workspace });
    expect(log.split('\n')[0]).toBe(`prp ${version}`);
  });

  it('validates a pull request with all gates, and reports in outputs, check and comment', async () => {
    const { at, event, workspace } = await pullWith({ [prp]: broken });
    const result = await at.runBuilt(event, { workspace });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'failed-gates': 'references' } });
    expect(gatesOf(result)).toMatchObject({ structure: 'passed', references: 'failed', markdown: 'passed' });
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
    expect([...at.repository.comments.values()]).toHaveLength(1);
    expect(result.asked.length).toBeLessThanOrEqual(12);
    expect(result.outputs['version-id']).toMatch(/^v\d{8}_\d{6}_[0-9a-f]{7}$/);
  });

  it('sends two requests if no PRP changed', async () => {
    const { at, event, workspace } = await pullWith({ 'x.txt': '' });
    expect((await at.runBuilt(event, { workspace })).asked).toEqual([
      'GET /repos/acme/shop/pulls/1/files',
      'GraphQL check',
    ]);
  });

  it('sends no request for a comment without a command', async () => {
    const { at, workspace } = await pullWith({ 'x.txt': '' });
    const event = await at.events.issueComment(at.repository.comment(1, 'I like it. /prp help'));
    expect(await at.runBuilt(event, { workspace })).toMatchObject({
      exitCode: 0,
      asked: [],
      outputs: { 'reason-code': 'not-a-command' },
    });
  });

  it('runs the plugins and sends the notifications of the configuration', async () => {
    const bodies: string[] = [];
    const receiver = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void receiver.close());
    await once(receiver, 'listening');
    // A server that listens on a port has such an address.
    const { port } = receiver.address() as AddressInfo;
    const config = `plugins: [house.mjs]\nobservers: { notify: [{ url: "http://127.0.0.1:${port}/", secret-env: HOOK_SECRET }] }\n`;
    const check = `yield { rule: 'HOUSE1', message: prp.sections.length + ' sections', startLine: 1 };`;
    const files = { '.github/prp.yml': config, 'house.mjs': pluginText({ check }) };
    const { at, event, workspace } = await pullWith({ [prp]: edited }, files);
    const result = await at.runBuilt(event, { workspace, env: { HOOK_SECRET: 'hush' } });
    expect(gatesOf(result)).toMatchObject({ house: 'passed' });
    expect(result.outputs['result']).toMatch(/HOUSE1[^}]*\d+ sections/);
    expect(bodies.join('')).toContain('run-finished');
  });

  it('passes no secret to commands', async () => {
    const config = 'commands: [{ id: env, run: env > seen.txt }]\nenvironment: [HARMLESS]\n';
    const { at, event, workspace } = await pullWith({ [prp]: edited }, { '.github/prp.yml': config });
    const env = { ACTIONS_RUNTIME_TOKEN: 'runtime', MY_API_KEY: 'key', HARMLESS: 'yes' };
    const token = at.github.appToken(at.repository);
    expect(gatesOf(await at.runBuilt(event, { workspace, env, token }))).toMatchObject({ env: 'passed' });
    const seen = await readFile(join(workspace, 'seen.txt'), 'utf8');
    expect(seen).toContain('HARMLESS=yes');
    expect(seen).not.toContain(token);
    expect(seen).not.toMatch(/^(?:INPUT_|ACTIONS_|MY_API_KEY|GITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=)/m);
  });

  it('escapes names of files and branches for the runner', async () => {
    const hostile = 'PRPs/a\n::error::b ##[error]c.md';
    const { at, event, workspace } = await pullWith({ [hostile]: broken });
    const { annotations, ...result } = await at.runBuilt(event, {
      workspace,
      permissions: { contents: 'read' },
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'failed-gates': 'references' } });
    expect(annotations.filter(({ level }) => level === 'error')).toMatchObject([{ title: 'PRP301' }]);
  });

  it('ends its commands when it is cancelled', async () => {
    const wait = `while ! [ -s pid.txt ]; do sleep 0.05; done`;
    const config = `workers: 2\ncommands: [{ id: slow, run: echo $$ > pid.txt; sleep 60 }, { id: quick, run: "${wait}" }]\n`;
    const { at, event, workspace } = await pullWith({ [prp]: edited }, { '.github/prp.yml': config });
    const cancel = (line: string, kill: (signal: NodeJS.Signals) => void) => {
      if (line.startsWith('Gate quick')) kill('SIGINT');
    };
    expect(await at.runBuilt(event, { workspace, heard: cancel })).toMatchObject({ exitCode: 130 });
    const pid = Number(await readFile(join(workspace, 'pid.txt'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('loses no version when two actions and a command line write at once', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
    const clone = await at.checkout('refs/heads/main');
    await gitIn(clone).text(['remote', 'add', 'shared', `file://${at.repository.store.directory}`]);
    for (const round of [1, 2, 3]) await writtenAtOnce(at, clone, round);
    const listed = await at.repository.store.git.text(['ls-tree', '-r', '--name-only', 'refs/heads/prp-versions']);
    expect(listed.split('\n').filter((path) => path.endsWith('/prp.md'))).toHaveLength(9);
    expect(await at.run(await at.events.schedule())).toMatchObject({ outputs: { 'reason-code': 'passed' } });
  });
});

/** Two actions in a pull request each, and a command line that shares its versions. */
async function writtenAtOnce(at: Workflow, clone: string, round: number): Promise<void> {
  const step: Step = { runNumber: round, runId: round };
  const started = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const text = completePrp.replace('in seconds', `in ${round} times ${name}`);
      await at.repository.commit(`${name}-${round}`, { write: { [prp]: text } });
      const event = await at.events.pullRequest(await at.repository.openPull({ head: `${name}-${round}` }));
      return { event, workspace: await at.checkout(event.sha) };
    }),
  );
  await writeFile(join(clone, prp), completePrp.replace('in seconds', `in ${round} steps`));
  const [saved, ...runs] = await Promise.all([
    cli(clone, 'save', prp, '--remote=shared'),
    ...started.map(({ event, workspace }) => at.runBuilt(event, { ...step, workspace })),
  ]);
  expect(saved).toMatchObject({ exitCode: 0 });
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
}
