import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { InitData } from '../../src/report/report.ts';
import { prp, prpJson } from '../support/cli.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe('prp init', () => {
  it('writes files that work as they are, and the next command works with them', async () => {
    const { directory, write, commit } = await temporaryRepository();
    await commit();
    const first = await prpJson<InitData>(directory, 'init');
    expect(first.envelope.data).toMatchObject({
      created: ['.github/prp.yml', '.github/workflows/prp.yml', 'features/example.md'],
      kept: [],
    });
    const workflow: unknown = parse(await readFile(join(directory, '.github/workflows/prp.yml'), 'utf8'));
    expect(workflow).toMatchObject({ permissions: { contents: 'read' }, jobs: { validate: {} } });
    const untouched = await prp(directory, 'generate', 'features/example.md');
    expect(untouched).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is still the template') });
    await write('features/example.md', '# Log in\n\n## FEATURE:\n\nUsers log in.\n');
    expect((await prp(directory, 'generate', 'features/example.md')).exitCode).toBe(0);
    expect((await prp(directory, 'validate')).exitCode).toBe(0);
  });

  it('leaves alone what is there', async () => {
    const { directory, write } = await temporaryRepository();
    await write('.github/prp.yml', 'workers: 2\n');
    const { envelope } = await prpJson<InitData>(directory, 'init');
    expect(envelope.data.kept).toEqual(['.github/prp.yml']);
    expect(await readFile(join(directory, '.github/prp.yml'), 'utf8')).toBe('workers: 2\n');
  });
});
