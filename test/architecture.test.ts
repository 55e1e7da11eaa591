import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayImport } from '../architecture.config.ts';

const forbidden = 'src/prp/new-forbidden.ts';
const forbiddenDeeper = 'src/gates/loop/new-forbidden.ts';
const allowed = 'src/prp/new-allowed.ts';

const files: Readonly<Record<string, readonly string[]>> = {
  [forbidden]: [
    "import { Mediator } from '../mediator/mediator.ts';",
    "import type { Task } from '../mediator/task.ts';",
    "import { Command } from 'commander';",
    "export { History } from '../history/history.ts';",
    'export const used = [Mediator, Command];',
    'export type Used = Task;',
  ],
  [forbiddenDeeper]: [
    "import { cli } from '../../cli/cli.ts';",
    "import { parse } from '../../prp/parse/parse.ts';",
    "import { findSecrets } from '../secrets/scan.ts';",
    "import { PrpError } from '../../base/errors.ts';",
    'export const used = [cli, parse, findSecrets, PrpError];',
  ],
  [allowed]: ["import { PrpError } from '../base/errors.ts';", 'export const used = PrpError;'],
};

/** The linter's messages about each of the files. The test writes into a copy of the source, never into the checkout. */
const messages = new Map<string, readonly string[]>();
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'prp-architecture-'));
  for (const name of ['src', 'architecture.config.ts', 'oxlint.config.ts', 'package.json', 'tsconfig.json']) {
    cpSync(name, join(copy, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  for (const [file, lines] of Object.entries(files)) writeFileSync(join(copy, file), `${lines.join('\n')}\n`);
  const { stdout, stderr } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=json', ...Object.keys(files)], {
    encoding: 'utf8',
    cwd: copy,
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not report: ${stdout}${stderr}`);
  // The linter's own format.
  const report = JSON.parse(stdout) as {
    readonly number_of_files: number;
    readonly diagnostics: readonly { readonly message: string; readonly help?: string; readonly filename: string }[];
  };
  if (report.number_of_files !== Object.keys(files).length) throw new Error(`oxlint did not read all files: ${stdout}`);
  for (const file of Object.keys(files)) {
    const ofFile = report.diagnostics.filter(({ filename }) => filename === file);
    messages.set(
      file,
      ofFile.map(({ message, help = '' }) => `${message} ${help}`),
    );
  }
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const messagesWith = (file: string, text: string) => (messages.get(file) ?? []).filter((one) => one.includes(text));

describe('the table of imports', () => {
  it('has every folder of the source', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(mayImport)).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
  });

  it('rejects imports, types, re-exports and packages that it does not allow', () => {
    expect(messagesWith(forbidden, 'prp may import only: base')).toHaveLength(3);
    expect(messagesWith(forbidden, 'only cli/ may import commander')).toHaveLength(1);
  });

  it('binds a folder inside a folder, too, and leaves the inner folders open to each other', () => {
    expect(messagesWith(forbiddenDeeper, 'gates may import only')).toHaveLength(1);
  });

  it('accepts what it allows', () => {
    expect(messages.get(allowed)).toEqual([]);
  });
});
