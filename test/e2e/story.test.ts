import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type {
  DiffData,
  GenerateData,
  ListData,
  RollbackData,
  SaveData,
  ShowData,
  ValidateData,
} from '../../src/report/report.ts';
import { prp, prpJson } from '../support/cli.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type TemporaryRepository, temporaryRepository } from '../support/temporary-repository.ts';

const path = 'PRPs/search-notes.md';

async function repositoryWithPrp(): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  for (const [file, content] of Object.entries(completeFiles)) await repository.write(file, content);
  await repository.write(path, completePrp);
  await repository.commit('Plan the search');
  return repository;
}

describe('prp, from request to rollback', () => {
  it('generates a PRP that its own gates accept, the same bytes each time', async () => {
    const { directory, write, commit } = await temporaryRepository();
    await write('package.json', '{"scripts": {"test": "node --test", "lint": "true"}}\n');
    await write('src/notes.js', 'export class Notes {}\n');
    await write(
      'features/search.md',
      '# Search notes\n\n## FEATURE:\nFind a note without scrolling.\n- Case makes no difference\n\n## EXAMPLES:\n`src/notes.js`: the class to extend\n',
    );
    await commit();

    const first = await prpJson<GenerateData>(directory, 'generate', 'features/search.md');
    expect(first.envelope).toMatchObject({
      format: 1,
      command: 'generate',
      status: 'passed',
      data: {
        path,
        name: 'PRP: Search notes',
        environment: 'javascript',
        template: 'full',
        created: true,
        changed: true,
      },
    });
    expect(first.envelope.data.version).toMatchObject({ sequence: 1, reason: 'generated', status: 'unvalidated' });
    const bytes = await readFile(join(directory, path));

    const validated = await prpJson<ValidateData>(directory, 'validate');
    expect(validated.envelope.data.prps[0]?.gates.flatMap(({ findings }) => findings)).toEqual([]);
    expect(validated.exitCode).toBe(0);

    const again = await prpJson<GenerateData>(directory, 'generate', 'features/search.md');
    expect(again.envelope.data).toMatchObject({ created: false, changed: false });
    expect(await readFile(join(directory, path))).toEqual(bytes);
  });

  it('validates, versions, compares, and goes back to what passed', async () => {
    const { directory, write, git } = await repositoryWithPrp();
    const head = await git.text(['rev-parse', 'HEAD']);

    const good = await prpJson<ValidateData>(directory, 'validate', 'search-notes');
    expect(good.exitCode).toBe(0);
    expect(good.envelope.data).toMatchObject({
      prps: [
        {
          path,
          name: 'PRP: Search notes',
          verdict: 'passed',
          version: { sequence: 1, status: 'passed', commit: head },
        },
      ],
      totals: { prps: 1, gates: 11, errors: 0, warnings: 0, notices: 0, baseline: 0 },
    });

    await write(
      path,
      completePrp.replace('- [ ] An empty search returns no notes.\n', '').replace('src/notes.js', 'src/gone.js'),
    );
    const bad = await prpJson<ValidateData>(directory, 'validate', path);
    expect(bad.exitCode).toBe(1);
    expect(bad.envelope.status).toBe('failed');
    expect(bad.envelope.data.prps[0]).toMatchObject({ verdict: 'failed', version: { sequence: 2, status: 'failed' } });
    const gates = bad.envelope.data.prps[0]?.gates ?? [];
    expect(gates.filter(({ status }) => status !== 'passed').map(({ id }) => id)).toEqual(['references']);
    expect(gates.find(({ id }) => id === 'references')?.findings[0]).toMatchObject({
      rule: 'PRP301',
      severity: 'error',
      path,
      startLine: 18,
      startColumn: 9,
      baseline: false,
    });

    const compared = await prpJson<DiffData>(directory, 'diff', path);
    expect(compared.envelope.data).toMatchObject({ identical: false, stats: { added: 1, removed: 2 } });
    expect(compared.envelope.data.risks.map(({ kind }) => kind)).toContain('criterion-removed');
    expect(compared.envelope.data.unified).toContain('-- [ ] An empty search returns no notes.');

    const back = await prpJson<RollbackData>(directory, 'rollback', path);
    expect(back.envelope.data).toMatchObject({
      prp: path,
      path,
      changed: true,
      restoredFrom: good.envelope.data.prps[0]?.version?.id,
      version: { sequence: 3, reason: 'restored' },
    });
    expect(await readFile(join(directory, path), 'utf8')).toBe(completePrp);

    const listed = await prpJson<ListData>(directory, 'list', path);
    expect(listed.envelope.data.versions?.map(({ sequence, reason, status }) => [sequence, reason, status])).toEqual([
      [3, 'restored', 'unvalidated'],
      [2, 'changed', 'failed'],
      [1, 'changed', 'passed'],
    ]);
  });

  it('keeps unsaved work when it rolls back', async () => {
    const { directory, write } = await repositoryWithPrp();
    await prp(directory, 'validate', path);
    await write(path, 'half an idea');
    const back = await prpJson<RollbackData>(directory, 'rollback', path);
    expect(back.envelope.data).toMatchObject({ changed: true, kept: { sequence: 2 }, version: { sequence: 3 } });
    const kept = await prp(directory, 'show', path, 'v2');
    expect(kept.stdout).toBe('half an idea');
  });

  it('refuses a rollback when something else is there than expected', async () => {
    const { directory, write, git } = await repositoryWithPrp();
    await prp(directory, 'validate', path);
    await write(path, 'other');
    const refused = await prpJson(directory, 'rollback', path, '--expect', 'deadbeef');
    expect(refused.exitCode).toBe(3);
    expect(refused.envelope.error?.code).toBe('E_CONFLICT');
    expect(await readFile(join(directory, path), 'utf8')).toBe('other');
    const head = await git.text(['rev-parse', 'HEAD']);
    expect((await prp(directory, 'rollback', path, '--expect', head.slice(0, 12))).exitCode).toBe(0);
  });

  it('saves once what did not change', async () => {
    const { directory } = await repositoryWithPrp();
    const first = await prpJson<SaveData>(directory, 'save', path, '-m', 'before the rewrite');
    const second = await prpJson<SaveData>(directory, 'save', path);
    expect(first.envelope.data.versions).toMatchObject([{ created: true, sequence: 1 }]);
    expect(second.envelope.data.versions).toMatchObject([{ created: false, sequence: 1 }]);
    const shown = await prpJson<ShowData>(directory, 'show', path);
    expect(shown.envelope.data).toMatchObject({ content: completePrp, metadata: { message: 'before the rewrite' } });
  });

  it('leaves the work tree, the index, HEAD and the stash alone', async () => {
    const { directory, write, git } = await repositoryWithPrp();
    await write('staged.txt', 'staged');
    await git.text(['add', 'staged.txt']);
    await write('untracked.txt', 'untracked');
    const state = async () => [
      await git.text(['status', '--porcelain=v2', '--branch']),
      await git.text(['rev-parse', 'HEAD']),
      await git.text(['stash', 'list']),
      await git.text(['ls-files', '--stage']),
    ];
    const before = await state();
    await prp(directory, 'validate');
    await prp(directory, 'save', path);
    await prp(directory, 'list');
    await prp(directory, 'diff', path);
    expect(await state()).toEqual(before);
  });

  it('validates only what changed since a base, and forgives what the base has too', async () => {
    const { directory, write, git, commit } = await repositoryWithPrp();
    const broken = completePrp.replace('src/notes.js', 'src/gone.js');
    await write('PRPs/other.md', broken);
    await commit('An old sin');
    await git.text(['checkout', '--quiet', '-b', 'topic']);
    await write('PRPs/other.md', `${broken}\n## Notes\n\nMore.\n`);
    await commit('A small change');

    const forgiven = await prpJson<ValidateData>(directory, 'validate', '--base', 'main');
    expect(forgiven.exitCode).toBe(0);
    expect(forgiven.envelope.data.prps.map((one) => one.path)).toEqual(['PRPs/other.md']);
    expect(forgiven.envelope.data.totals).toMatchObject({ errors: 0, baseline: 1 });

    await write('PRPs/other.md', `${broken}\n- file: src/new-sin.js\n`);
    const caught = await prpJson<ValidateData>(directory, 'validate', '--base', 'main');
    expect(caught.exitCode).toBe(1);
    expect(caught.envelope.data.totals).toMatchObject({ errors: 1, baseline: 1 });
  });
});

describe('command gates', () => {
  it('run in parallel, once per run, in the order of their needs', async () => {
    const { directory, write } = await repositoryWithPrp();
    await write('PRPs/second.md', completePrp);
    await write(
      '.github/prp.yml',
      `workers: 2
commands:
  - { id: last, run: 'cat first.txt', needs: [first] }
  - { id: first, run: 'echo once >> first.txt' }
  - { id: broken, run: 'echo on purpose; exit 7' }
  - { id: never, run: 'true', needs: [broken] }
`,
    );
    const { exitCode, envelope } = await prpJson<ValidateData>(directory, 'validate');
    expect(exitCode).toBe(1);
    expect(envelope.data.gates.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'last passed',
      'first passed',
      'broken failed',
      'never skipped',
    ]);
    expect(envelope.data.gates[2]).toMatchObject({
      reason: '`echo on purpose; exit 7` ended with exit code 7',
      output: 'on purpose\n',
    });
    expect(envelope.data.workers).toBe(2);
    expect(await readFile(join(directory, 'first.txt'), 'utf8')).toBe('once\n');
  });

  it('end with their deadline, and everything they started with them', async () => {
    const { directory, write } = await repositoryWithPrp();
    await write('.github/prp.yml', 'commands:\n  - { id: slow, run: sleep 60, timeout: 1 }\n');
    const { exitCode, envelope } = await prpJson<ValidateData>(directory, 'validate');
    expect(exitCode).toBe(1);
    expect(envelope.data.gates).toMatchObject([{ id: 'slow', status: 'timed-out', attempts: 1 }]);
  });

  it('never see a token', async () => {
    const { directory, write } = await repositoryWithPrp();
    await write('.github/prp.yml', 'commands:\n  - { id: leak, run: "env; exit 1" }\n');
    vi.stubEnv('GITHUB_TOKEN', 'ghs_do-not-print-me');
    const { envelope } = await prpJson<ValidateData>(directory, 'validate');
    expect(envelope.data.gates[0]?.output).toContain('PATH=');
    expect(envelope.data.gates[0]?.output).not.toContain('do-not-print-me');
  });
});
