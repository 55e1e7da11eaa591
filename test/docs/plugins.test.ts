import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/command.ts';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/config-file.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const page = await readFile('docs/plugins.md', 'utf8');

/** The text of the first block of a language. */
function block(language: string): string {
  const [, text] = new RegExp(String.raw`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(page) ?? [];
  if (text === undefined) throw new Error(`The page has no block of ${language}.`);
  return text;
}

async function repositoryWith(files: Readonly<Record<string, string>>): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  const all = { ...completeFiles, 'PRPs/notes.md': completePrp, '.github/prp/house.mjs': block('js'), ...files };
  for (const [path, content] of Object.entries(all)) await repository.write(path, content);
  await repository.commit();
  return repository;
}

async function said(repository: TemporaryRepository, config: Config): Promise<readonly string[]> {
  const command: Command = { name: 'validate', prps: [], gates: ['house'], versioning: false, runLoop: false };
  const { report } = await ranIn(repository, command, { config });
  if (report.command !== 'validate') throw new Error(`Another report: ${report.command}`);
  const gates = report.data.prps.flatMap((prp) => prp.gates);
  return gates.flatMap(({ status, reason, findings }) => [
    reason ?? status,
    ...findings.map(({ rule, severity, message, startLine }) => `${severity} ${rule} ${startLine} ${message}`),
  ]);
}

describe('the plugin that the page shows', () => {
  const named = parseConfig(`plugins: ['./.github/prp/house.mjs']`, 'prp.yml');

  it('finds what it is meant to find', async () => {
    const repository = await repositoryWith({ CODEOWNERS: '/docs/ @writers\n' });
    expect(await said(repository, named)).toEqual([
      'failed',
      'error HOUSE1 1 No ticket (OPS-…) is named. Name a ticket, such as OPS-42, in the text.',
      expect.stringMatching(/^warning HOUSE2 \d+ src\/ has no owner\.$/),
    ]);
  });

  it('has nothing to say where all is well', async () => {
    const text = completePrp.replace('# PRP: Search notes', '# PRP: Search notes (OPS-42)');
    const repository = await repositoryWith({ CODEOWNERS: '/src/ @coders\n', 'PRPs/notes.md': text });
    expect(await said(repository, named)).toEqual(['passed']);
  });

  it('is weighed as the configuration beside it says', async () => {
    const repository = await repositoryWith({ CODEOWNERS: '/docs/ @writers\n' });
    expect(await said(repository, parseConfig(block('yaml'), 'prp.yml'))).toEqual([
      'passed',
      'warning HOUSE1 1 No ticket (OPS-…) is named. Name a ticket, such as OPS-42, in the text.',
    ]);
  });
});
