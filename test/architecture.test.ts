import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { mayImport } from '../architecture.config.ts';

const planted = 'src/prp/planted-violation.ts';
const plantedDeeper = 'src/gates/loop/planted-violation.ts';

function lint(...lines: readonly string[]): string {
  return lintAt(planted, lines);
}

function lintAt(file: string, lines: readonly string[]): string {
  writeFileSync(file, `${lines.join('\n')}\n`);
  try {
    return execFileSync('npx', ['oxlint', file], { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

describe('the import table', () => {
  afterEach(() => {
    for (const file of [planted, plantedDeeper]) rmSync(file, { force: true });
  });

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
    expect(said.match(/prp may import only: base/g)).toHaveLength(3);
    expect(said).toContain('only cli/ may import commander');
  });

  it('holds in a folder of a folder, too, whose own folders are open to each other', () => {
    const said = lintAt(plantedDeeper, [
      "import { cli } from '../../cli/cli.ts';",
      "import { parse } from '../../prp/parse/parse.ts';",
      "import { findSecrets } from '../secrets/scan.ts';",
      "import { PrpError } from '../../base/errors.ts';",
      'export const used = [cli, parse, findSecrets, PrpError];',
    ]);
    expect(said.match(/gates may import only/g)).toHaveLength(1);
  });

  it('allows what the table allows', () => {
    expect(lint("import { PrpError } from '../base/errors.ts';", 'export const used = PrpError;')).toContain(
      '0 errors',
    );
  });
});
