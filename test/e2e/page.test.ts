import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { prp, prpJson } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';
import { workflowIn } from '../support/workflow.ts';

async function project() {
  const repository = await temporaryRepository();
  for (const [path, content] of Object.entries(completeFiles)) await repository.write(path, content);
  await repository.write('PRPs/search.md', completePrp);
  await repository.commit();
  expect(await prp(repository.directory, 'validate', '--no-cache')).toMatchObject({ exitCode: 0 });
  return repository;
}

describe('prp open', () => {
  it('prints its address, serves the newest versions, and ends on Ctrl-C', async () => {
    const { directory } = await project();
    const child = spawn(process.execPath, [resolve('dist/cli/index.js'), 'open', '--no-browser'], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    atEnd(async () => {
      child.kill('SIGKILL');
    });
    const [address = ''] = (await once(createInterface(child.stdout), 'line')) as readonly string[];
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    const read = async (path: string) => (await fetch(new URL(path, address))).text();
    expect(await read('')).toContain('The PRP passes.');
    expect(await read('prp.css')).toContain('color-scheme: light dark');
    expect((await fetch(new URL('/', address))).status).toBe(404);

    await prp(directory, 'save', 'search');
    expect(await read('prp/PRPs/search.md/index.html')).toContain('PRP: Search notes');

    child.kill('SIGINT');
    const [exitCode] = (await once(child, 'exit')) as readonly unknown[];
    expect(exitCode).toBe(130);
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });
});

describe('prp page', () => {
  it('writes a site that says which files it wrote', async () => {
    const { directory } = await project();
    const { envelope, exitCode } = await prpJson(directory, 'page', '--out', 'site');
    expect(exitCode).toBe(0);
    expect(envelope.data).toMatchObject({ directory: 'site', prps: 1, versions: 1, limit: 20, removed: 0 });
    expect(readFileSync(join(directory, 'site/index.html'), 'utf8')).toContain('The PRP passes.');
    expect(existsSync(join(directory, 'site/prp/PRPs/search.md/index.html'))).toBe(true);
    expect(await prp(directory, 'page', '--out', 'src')).toMatchObject({ exitCode: 3 });
    expect(await prp(directory, 'page', '--out', '../elsewhere')).toMatchObject({ exitCode: 2 });
  });
});

describe('`command: page` of the action', () => {
  it('writes the versions that GitHub stores into the workspace', async () => {
    const at = await workflowIn({ files: completeFiles });
    const before = await at.repository.head();
    const after = await at.repository.commit('main', { write: { 'PRPs/search.md': completePrp } });
    await at.runBuilt(await at.events.push('main', { before, after }));
    const { exitCode, summary, outputs } = await at.runBuilt(await at.events.workflowDispatch(), {
      inputs: { command: 'page' },
    });
    expect(exitCode).toBe(0);
    expect(summary).toContain('_site has 1 PRP in');
    const { data } = JSON.parse(outputs['result'] ?? '') as {
      readonly data: { readonly directory: string; readonly prps: number };
    };
    expect(data).toMatchObject({ directory: '_site', prps: 1 });
    expect(await at.repository.head()).toBe(after);
  });
});
