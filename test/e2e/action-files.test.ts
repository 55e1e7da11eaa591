import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');

async function pull(files: Readonly<Record<string, string>> = {}) {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp, ...files } });
  await at.repository.commit('topic', { write: { [prp]: edited } });
  const event = await at.events.pullRequest(await at.repository.openPull({ head: 'topic' }));
  return { at, event, workspace: await at.checkout(event.sha) };
}

async function victim() {
  const folder = await temporaryDirectory();
  await writeFile(join(folder, 'file'), 'untouched');
  return { folder, file: join(folder, 'file'), text: () => readFile(join(folder, 'file'), 'utf8') };
}

describe('a file of the action', () => {
  it('is not written through a link of the checkout', async () => {
    const { at, event, workspace } = await pull({ '.github/prp.yml': 'observers: { log: logs/events.jsonl }\n' });
    const outside = await victim();
    await symlink(outside.file, join(workspace, 'prp.sarif'));
    await symlink(outside.folder, join(workspace, 'out'));
    await symlink(outside.folder, join(workspace, 'logs'));
    for (const inputs of [{ 'sarif-file': 'prp.sarif' }, { 'junit-file': 'out/file' }]) {
      const result = await at.runBuilt(event, { workspace, inputs });
      expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'not-a-file' } });
      expect(result.log).toContain('symbolic link');
    }
    expect(await outside.text()).toBe('untouched');
    expect(await readdir(outside.folder)).toEqual(['file']);
  });

  it('stays in the workspace and the temporary folder of the runner', async () => {
    const { at, event, workspace } = await pull();
    const outside = await victim();
    for (const file of ['../prp.sarif', outside.file, '/prp.sarif', '.git/prp.sarif']) {
      const result = await at.runBuilt(event, { workspace, inputs: { 'sarif-file': file } });
      expect({ file, exitCode: result.exitCode }).toEqual({ file, exitCode: 1 });
    }
    expect(await outside.text()).toBe('untouched');
    const inside = await at.runBuilt(event, { workspace, inputs: { 'sarif-file': 'results/deep/prp.sarif' } });
    expect(inside.exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(workspace, 'results/deep/prp.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });
});

describe('the table of tokens, which the action shares with the command line', () => {
  it('is found for a PRP near the budget', async () => {
    const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
    const notes = 'A line of text that fills the page, and goes on for a while.\n'.repeat(2_000);
    await at.repository.commit('topic', { write: { [prp]: `${edited}\n## Notes\n\n${notes}` } });
    const event = await at.events.pullRequest(await at.repository.openPull({ head: 'topic' }));
    const { outputs } = await at.runBuilt(event, { workspace: await at.checkout(event.sha) });
    expect(outputs['result']).toMatch(/The document has about \d+,\d00 tokens/);
  });
});

describe('a version of the action', () => {
  it('is not read through a link', async () => {
    const { at, event, workspace } = await pull();
    await mkdir(join(workspace, 'PRPs'), { recursive: true });
    await writeFile(join(workspace, '.env'), 'KEY=NEVER\n');
    await symlink('../.env', join(workspace, 'PRPs/leak.md'));
    const result = await at.runBuilt(event, { workspace, inputs: { command: 'validate', prp: 'PRPs/leak.md' } });
    expect(result).toMatchObject({ exitCode: 1 });
    const log = await at.repository.store.git.run(['grep', 'NEVER', 'refs/heads/prp-versions']);
    expect(log.stdout.toString()).toBe('');
  });

  it('is not written to a branch of another owner', async () => {
    const { at, event, workspace } = await pull();
    await at.repository.commit('develop', { write: { 'src/app.js': 'their work' } });
    const before = await at.repository.head('develop');
    const result = await at.runBuilt(event, { workspace, inputs: { 'versions-branch': 'develop' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'conflict' } });
    expect(result.log).toContain('which prp did not make');
    expect(await at.repository.head('develop')).toBe(before);
  });
});
