import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { prp } from '../support/cli.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

describe('prp demo', () => {
  it('tells the whole story with real commands and says where its repository is', async () => {
    const { exitCode, stdout, stderr } = await prp(await temporaryDirectory(), 'demo');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    for (const command of ['generate', 'validate', 'diff', 'rollback', 'list'])
      expect(stdout).toContain(`$ prp ${command}`);
    expect(stdout).toContain('✗ 1 PRP failed');
    expect(stdout).toContain('asks for less than');
    const directory = /The repository is yours to play with: (\S+)/.exec(stdout)?.[1] ?? '';
    expect(existsSync(`${directory}/.git`)).toBe(true);
    await rm(directory, { recursive: true });
  });
});
