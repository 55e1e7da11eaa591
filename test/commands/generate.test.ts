import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GenerateCommand } from '../../src/command.ts';
import { scaffold } from '../../src/commands/init.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const feature = 'features/login.md';
const made = 'PRPs/log-in.md';

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(feature, '# Log in\n\n## FEATURE:\n\nUsers log in.\n');
});

async function generated(about: Partial<GenerateCommand> = {}): Promise<string> {
  const command = { name: 'generate', feature, force: false, versioning: true, dryRun: false, ...about } as const;
  return (await ranIn(repository, command)).text;
}

describe('generate --force', () => {
  it('reports the version of a replaced file', async () => {
    await generated();
    await repository.write(made, 'Written by hand.\n');
    const text = await generated({ force: true });
    expect(text).toContain(`${made} rewritten as v3`);
    expect(text).toContain('  Its previous content is kept as v2.\n');
  });

  it('does not report a version that was stored before', async () => {
    await generated();
    expect(await generated({ force: true })).not.toContain('kept');
  });
});

describe('generate', () => {
  it('refuses the unchanged feature request of `prp init`', async () => {
    const example = 'features/example.md';
    await repository.write(example, scaffold.get(example) ?? '');
    await expect(generated({ feature: example })).rejects.toMatchObject({
      code: 'E_REQUEST',
      message: `${example} is still the template: its FEATURE is a placeholder in brackets.`,
    });
  });

  it('copies no placeholder of a completed feature request', async () => {
    const example = 'features/example.md';
    const text = scaffold.get(example) ?? '';
    await repository.write(example, text.replace(/\[Describe[^\]]*\]/, 'Users sign up.'));
    expect(await generated({ feature: example })).toContain('PRPs/users-sign-up.md created');
    const prp = await readFile(join(repository.directory, 'PRPs/users-sign-up.md'), 'utf8');
    expect(prp).not.toMatch(/One result per line|Files of this repository|Links with information|Traps, limits/);
  });

  it('refuses a path that is a directory, and stores no version', async () => {
    await repository.write('PRPs/other.md', '# PRP: Other\n');
    await expect(generated({ out: 'PRPs' })).rejects.toMatchObject({
      code: 'E_USAGE',
      message: 'PRPs is a directory.',
      hint: 'Name a file: --out PRPs/log-in.md',
    });
    expect((await ranIn(repository, { name: 'list', limit: 20 })).text).not.toContain('PRPs');
  });

  it.each([
    ['features/logn.md', 'Did you mean features/login.md?'],
    ['wishes.md', 'Feature requests here: features/login.md.'],
  ])('suggests feature requests for the missing %s', async (missing, hint) => {
    await expect(generated({ feature: missing })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: `There is no feature request ${missing}.`,
      hint,
    });
  });

  it('refuses UTF-16', async () => {
    await repository.write(feature, Buffer.from('\uFEFF## FEATURE\nA\n', 'utf16le'));
    await expect(generated()).rejects.toMatchObject({ code: 'E_NOT_TEXT', message: expect.stringContaining('UTF-16') });
  });
});

describe('the error for a missing PRP', () => {
  beforeEach(() => repository.write('PRPs/docker-build.md', '# PRP: Build\n'));

  it.each([
    ['docker-bild', 'Did you mean PRPs/docker-build.md?'],
    ['PRPs/docker-biuld.md', 'Did you mean PRPs/docker-build.md?'],
    ['something-else', 'PRPs here: PRPs/docker-build.md.'],
  ])('%s: %s', async (prp, hint) => {
    await expect(ranIn(repository, { name: 'save', prps: [prp] })).rejects.toMatchObject({ code: 'E_NOT_FOUND', hint });
  });
});
