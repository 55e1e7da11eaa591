import { describe, expect, it } from 'vitest';
import { environments } from '../../src/environments/catalogue.ts';
import { detectEnvironment } from '../../src/environments/detect.ts';
import { memoryTree } from '../support/memory-tree.ts';

const packageJson = (...scripts: readonly string[]) =>
  JSON.stringify({ scripts: Object.fromEntries(scripts.map((name) => [name, 'x'])) });

async function detected(files: Readonly<Record<string, string>>, wanted?: string) {
  const found = await detectEnvironment(memoryTree(files), wanted);
  return found && { id: found.id, run: found.commands.map(({ run }) => run) };
}

describe('detectEnvironment', () => {
  it('offers the scripts that package.json has, by its package manager', async () => {
    expect(await detected({ 'package.json': packageJson('lint', 'test'), 'pnpm-lock.yaml': '' })).toEqual({
      id: 'javascript',
      run: ['pnpm run lint', 'pnpm run test'],
    });
  });

  it('checks TypeScript with its compiler when no script does', async () => {
    expect(await detected({ 'package.json': packageJson('test'), 'tsconfig.json': '{}' })).toEqual({
      id: 'typescript',
      run: ['npx tsc --noEmit', 'npm run test'],
    });
  });

  it('uses the tools that a Python project names, through its lock file', async () => {
    const files = { 'pyproject.toml': '[tool.ruff]\n[tool.pytest]\n', 'uv.lock': '' };
    expect(await detected(files)).toEqual({ id: 'python', run: ['uv run ruff check .', 'uv run pytest'] });
    expect(await detected({ 'setup.py': '' })).toEqual({ id: 'python', run: ['python -m unittest'] });
  });

  it.each([
    ['Cargo.toml', 'rust'],
    ['go.mod', 'go'],
    ['main.nu', 'nushell'],
    ['README.md', 'generic'],
  ])('recognises a repository with %s as %s', async (file, id) => {
    expect((await detected({ [file]: '' }))?.id).toBe(id);
  });

  it('takes the one that is asked for, whatever is there', async () => {
    expect((await detected({ 'Cargo.toml': '' }, 'go'))?.id).toBe('go');
    expect(await detected({}, 'cobol')).toBeUndefined();
  });

  it('survives a package.json that is none', async () => {
    expect(await detected({ 'package.json': '{' })).toEqual({ id: 'javascript', run: [] });
    expect(await detected({ 'package.json': '{"scripts": 3}' })).toEqual({ id: 'javascript', run: [] });
  });
});

describe('the catalogue', () => {
  it('leaves no runner unspoken', async () => {
    for (const { id } of environments) {
      const found = await detectEnvironment(memoryTree({ 'package.json': packageJson('lint', 'test') }), id);
      expect(found?.commands.map(({ run }) => run).join('\n')).not.toContain('{runner}');
    }
  });
});
