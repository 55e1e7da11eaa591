import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { mayImport } from '../architecture.config.ts';

const planted = 'src/prp/planted-violation.ts';

function lint(text: string): string {
  writeFileSync(planted, text);
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

  it.each([
    [
      "import { Mediator } from '../mediator/mediator.ts';\nexport const x = Mediator;\n",
      'prp/ may import only: nothing',
    ],
    ["import type { Task } from '../mediator/task.ts';\nexport type X = Task;\n", 'prp/ may import only: nothing'],
    ["export { Mediator } from '../mediator/mediator.ts';\n", 'prp/ may import only: nothing'],
    ["import { Command } from 'commander';\nexport const x = Command;\n", 'only cli/ may import commander'],
  ])('refuses %j', (text, message) => {
    expect(lint(text)).toContain(message);
  });

  it('allows what the table allows', () => {
    expect(lint("import { PrpError } from '../errors.ts';\nexport const x = PrpError;\n")).toContain('0 errors');
  });
});
