import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultConfig } from '../../../src/config/default-config.ts';
import { versionInputsFor } from '../../../src/commands/versions/version-input.ts';
import { documentOf, readable } from '../../../src/commands/versions/document.ts';
import { openRepository } from '../../../src/system/repository.ts';
import { createRuntime } from '../../../src/runtime.ts';
import { branchOf } from '../../support/git-branch.ts';
import { ranIn, versionsIn } from '../../support/running.ts';
import {
  temporaryDirectory,
  temporaryRepository,
  type TemporaryRepository,
} from '../../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
});

function citing(...targets: readonly string[]): string {
  return [
    '# API',
    '',
    '## Context',
    '',
    '```yaml',
    ...targets.map((target) => `- file: ${target}\n  why: It matters`),
    '```',
    '',
  ].join('\n');
}

async function savedAs(text: string) {
  await repository.write(prp, text);
  await ranIn(repository, { name: 'save', prps: [prp] });
  const saved = (await versionsIn(repository, prp)).at(-1);
  if (saved === undefined) throw new Error('Nothing was saved.');
  return saved;
}

async function blobOf(path: string): Promise<string> {
  return repository.git.text(['rev-parse', `HEAD:${path}`]);
}

describe('the references of a version', () => {
  it('are files of HEAD, with their ids', async () => {
    await repository.write('src/a.ts', 'code\n');
    await repository.write('PRPs/ai_docs/notes.md', 'notes\n');
    await repository.commit();
    await repository.write('src/a.ts', 'not committed\n');

    const { references } = await savedAs(citing('src/a.ts', 'ai_docs/notes.md', './src/a.ts', 'src/a.ts:1-2'));

    expect(references).toEqual([
      { path: 'PRPs/ai_docs/notes.md', blob: await blobOf('PRPs/ai_docs/notes.md') },
      { path: 'src/a.ts', blob: await blobOf('src/a.ts') },
    ]);
  });

  it('are no folders, links, addresses, absolute paths or missing files', async () => {
    await repository.write('src/a.ts', 'code\n');
    await symlink('a.ts', join(repository.directory, 'src/link.ts'));
    await repository.commit();
    await repository.write('src/untracked.ts', 'code\n');
    const targets = [
      'src/',
      'src/link.ts',
      'https://example.com/a.ts',
      '/src/a.ts',
      '../src/b.ts',
      'src/untracked.ts',
      'src/*.ts',
    ];
    expect((await savedAs(citing(...targets))).references).toEqual([]);
  });

  it('are found with unusual names and SHA-256 ids', async () => {
    repository = await temporaryRepository({ objectFormat: 'sha256' });
    await repository.write('src/(group)/[id].ts', 'code\n');
    await repository.write('src/über.ts', 'code\n');
    await repository.commit();
    const { references, source } = await savedAs(citing('src/über.ts'));
    expect(references).toEqual([{ path: 'src/über.ts', blob: await blobOf('src/über.ts') }]);
    expect(source.dirty).toBe(true);
  });

  it('are empty before the first commit', async () => {
    await repository.write('src/a.ts', 'code\n');
    expect(await savedAs(citing('src/a.ts'))).toMatchObject({ references: [], source: { commit: null, dirty: true } });
  });
});

describe('a version', () => {
  it('is dirty when its bytes differ from HEAD', async () => {
    const text = citing();
    expect((await savedAs(text)).source.dirty).toBe(true);
    await repository.commit();
    expect((await savedAs(`${text}edited\n`)).source.dirty).toBe(true);
    expect((await savedAs(text)).source.dirty).toBe(false);
  });
});

describe('a version with another origin than the checkout', () => {
  it('names its origin, and whether it equals that commit', async () => {
    const bytes = new TextEncoder().encode(citing('src/a.ts'));
    await repository.write(prp, bytes);
    await repository.commit();
    const opened = await openRepository(repository.directory);
    const commit = '1'.repeat(40);
    const saved = async (blobs: ReadonlyMap<string, string>) => {
      const origin = { repository: 'acme/api', commit, ref: 'refs/heads/topic', pullRequest: 7, actor: 'ann', blobs };
      const runtime = createRuntime(defaultConfig, { repository: opened, branch: branchOf(repository), origin });
      const document = readable(documentOf(prp, bytes, runtime));
      const addition = (await versionInputsFor(runtime, [document]))(document, 'changed');
      await runtime.close();
      return addition;
    };
    const blob = await repository.git.text(['hash-object', prp]);
    const source = { repository: 'acme/api', commit, ref: 'refs/heads/topic', pullRequest: 7 };
    expect(await saved(new Map([[prp, blob]]))).toMatchObject({ actor: 'ann', source: { ...source, dirty: false } });
    expect(await saved(new Map([[prp, '2'.repeat(40)]]))).toMatchObject({ source: { ...source, dirty: true } });
  });
});

describe('many documents', () => {
  afterEach(() => void vi.unstubAllEnvs());

  /** The git processes that preparing so many documents takes. */
  async function processesFor(count: number): Promise<number> {
    const trace = join(await temporaryDirectory(), 'trace.json');
    vi.stubEnv('GIT_TRACE2_EVENT', trace);
    const opened = await openRepository(repository.directory);
    const runtime = createRuntime(defaultConfig, { repository: opened, branch: branchOf(repository) });
    const documents = await Promise.all(
      Array.from({ length: count }, async (_, n) =>
        readable(documentOf(`PRPs/${n}.md`, await opened.read(`PRPs/${n}.md`), runtime)),
      ),
    );
    const inputOf = await versionInputsFor(runtime, documents);
    const additions = documents.map((document) => inputOf(document, 'saved'));
    await runtime.close();
    expect(additions.every(({ source, references }) => !source.dirty && references?.length === 1)).toBe(true);
    return (await readFile(trace, 'utf8')).split('"event":"start"').length - 1;
  }

  it('need as many processes as one document', async () => {
    await repository.write('src/a.ts', 'code\n');
    for (let n = 0; n < 40; n += 1) await repository.write(`PRPs/${n}.md`, citing('src/a.ts', 'src/b.ts'));
    await repository.commit();
    expect(await processesFor(40)).toBe(await processesFor(1));
  });
});
