import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { mayImport } from '../architecture.config.ts';

const planted = 'src/prp/planted-violation.ts';

function lint(...lines: readonly string[]): string {
  writeFileSync(planted, `${lines.join('\n')}\n`);
  try {
    return execFileSync('npx', ['oxlint', planted], { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

describe('the import table', () => {
  afterEach(() => rmSync(planted, { force: true }));

  it('knows every folder of the source', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(mayImport)).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
  });

  it('refuses imports, types, re-exports and foreign packages that it does not allow', () => {
    const said = lint(
      "import { Mediator } from '../mediator/mediator.ts';",
      "import type { Task } from '../mediator/task.ts';",
      "import { Command } from 'commander';",
      "export { History } from '../history/history.ts';",
      'export const used = [Mediator, Command];',
      'export type Used = Task;',
    );
    expect(said.match(/prp\/ may import only: nothing/g)).toHaveLength(3);
    expect(said).toContain('only cli/ may import commander');
  });

  it('allows what the table allows', () => {
    expect(lint("import { PrpError } from '../errors.ts';", 'export const used = PrpError;')).toContain('0 errors');
  });
});
