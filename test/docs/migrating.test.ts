import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/cli/locate.ts';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { parseConfig } from '../../src/config/config-file.ts';
import { openRepository } from '../../src/system/repository.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { branchOf } from '../support/git-branch.ts';
import { ranIn } from '../support/running.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const page = await readFile('docs/migrating.md', 'utf8');

/** The texts of a language's blocks, indented ones too; those that tell how to go back, or all others. */
function blocks(language: string, part: 'forth' | 'back' = 'forth'): readonly string[] {
  const goingBack = page.split('\n## ').map((section) => section.indexOf('**Go back**'));
  return page.split('\n## ').flatMap((section, index) => {
    const border = goingBack[index] ?? -1;
    const pattern = new RegExp(String.raw`^( *)\`\`\`${language}\n(.*?)^ *\`\`\``, 'gms');
    return [...section.matchAll(pattern)]
      .filter((match) => (border >= 0 && match.index > border) === (part === 'back'))
      .map((match) => (match[2] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''));
  });
}

function commands(part: 'forth' | 'back'): readonly string[] {
  return blocks('sh', part).flatMap((block) => block.split('\n').filter((line) => line.trim() !== ''));
}

function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** A team's repository: one PRP with a past, one that was dropped, one with findings. */
async function folderOfPrps(): Promise<TemporaryRepository> {
  const repository = await temporaryRepository();
  const origin = await temporaryDirectory();
  await repository.git.text(['init', '--quiet', '--bare', origin]);
  await repository.git.text(['remote', 'add', 'origin', origin]);
  for (const [path, content] of Object.entries(completeFiles)) await repository.write(path, content);
  await repository.write('PRPs/user-api.md', completePrp.replace('hundreds', 'thousands'));
  await repository.write('PRPs/old-idea.md', '# Old idea\n');
  await repository.commit('Plan the API');
  await repository.write('PRPs/user-api.md', completePrp);
  await repository.git.text(['rm', '--quiet', 'PRPs/old-idea.md']);
  await repository.write('PRPs/login.md', '# Login\n\n## Goal\n\n[what]\n\n- file: src/login.js\n');
  await repository.commit('Plan the login');
  await repository.git.text(['push', '--quiet', 'origin', 'main']);
  return repository;
}

async function follow(line: string, repository: TemporaryRepository): Promise<string> {
  const [program, ...args] = wordsOf(line);
  if (program === 'git') return repository.git.text(args);
  expect(program).toBe('prp');
  const parsed = readArguments(args);
  if (parsed.kind !== 'command') throw new Error(`${line} is no command.`);
  const command = await locate(parsed.command, await openRepository(repository.directory), repository.directory);
  return (await ranIn(repository, command)).text;
}

describe('the guide to migrating', () => {
  it('has commands that work as written, there and back', async () => {
    const repository = await folderOfPrps();
    const seen = new Map<string, string>();
    for (const line of commands('forth')) seen.set(line, await follow(line, repository));

    expect(seen.get('prp import --dry-run')).toContain('Would import 4 versions of 3 PRPs.');
    expect(seen.get('prp import')).toContain('gone from HEAD');
    expect(seen.get('prp list user-api')).toContain('imported');
    expect(seen.get('prp validate --no-versioning --fail-on never')).toContain(
      '! 4 errors in 2 PRPs, accepted because `fail-on` is `never`',
    );
    expect(await branchOf(repository).head()).toBeDefined();

    for (const line of commands('back')) await follow(line, repository);
    expect(await branchOf(repository).head()).toBeUndefined();
  });

  it('changes nothing while it only looks', async () => {
    const repository = await folderOfPrps();
    const state = () => repository.git.text(['for-each-ref']);
    const before = await state();
    const look = page.split('\n## ').find((section) => section.startsWith('1. Look')) ?? '';
    const lines = [...look.matchAll(/^prp .*$/gm)].map(([line]) => line);
    expect(lines).toHaveLength(2);
    for (const line of lines) await follow(line, repository);
    expect(await state()).toBe(before);
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it('shows configuration that is valid', () => {
    for (const text of blocks('yaml')) expect(() => parseConfig(text, '.github/prp.yml')).not.toThrow();
    expect(blocks('yaml').length).toBeGreaterThan(3);
  });

  it('names rules and pages that exist', async () => {
    const rules = await readFile('docs/rules.md', 'utf8');
    for (const [rule] of page.matchAll(/PRP\d{3}/g)) expect(rules).toContain(rule);
    for (const [, path] of page.matchAll(/\]\(((?!http)[^)#]+\.md)/g)) {
      await expect(readFile(`docs/${path ?? ''}`)).resolves.toBeDefined();
    }
  });
});
