import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

/** The recipes as the page has them, each as the text of a hook. */
async function hookTexts(): Promise<ReadonlyMap<string, string>> {
  const page = await readFile('docs/recipes.md', 'utf8');
  const blockAfter = (heading: string) => {
    const block = page.split(`### ${heading}\n`)[1]?.match(/```\w+\n([^]*?)```/)?.[1];
    if (block === undefined) throw new Error(`No block follows ${heading}.`);
    return block;
  };
  const lefthook = parse(blockAfter('lefthook')) as { 'pre-commit': { commands: { prp: { run: string } } } };
  const config = parse(blockAfter('pre-commit')) as { repos: { hooks: { id: string }[] }[] };
  const offered = parse(await readFile('.pre-commit-hooks.yaml', 'utf8')) as { id: string; entry: string }[];
  const entry = offered.find(({ id }) => id === config.repos[0]?.hooks[0]?.id)?.entry;
  if (entry === undefined) throw new Error('The page names a hook that the repository does not offer.');
  return new Map([
    // husky and lefthook run a line with sh, pre-commit runs a program.
    ['husky', `#!/bin/sh\n${blockAfter('husky')}`],
    ['lefthook', `#!/bin/sh\n${lefthook['pre-commit'].commands.prp.run}\n`],
    ['pre-commit', `#!/bin/sh\nexec ${entry}\n`],
    ['Git alone', blockAfter('Git alone')],
  ]);
}

async function withHook(text: string): Promise<TemporaryRepository> {
  const place = await temporaryRepository();
  const bin = join(place.directory, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  const run = `exec '${process.execPath}' '${resolve('dist/cli/index.js')}' "$@"\n`;
  await writeFile(join(bin, 'prp'), `#!/bin/sh\n${run}`);
  // As npx does with an installed package.
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nname=$1; shift\nexec '${bin}'/"$name" "$@"\n`);
  await place.write('.gitignore', 'node_modules\n');
  await place.write('package.json', '{ "name": "place", "private": true }\n');
  for (const [path, content] of Object.entries(completeFiles)) await place.write(path, content);
  await place.commit();
  await place.write('.githooks/pre-commit', text);
  for (const file of ['.githooks/pre-commit', 'node_modules/.bin/prp', 'node_modules/.bin/npx']) {
    await chmod(join(place.directory, file), 0o755);
  }
  await place.git.text(['config', 'core.hooksPath', '.githooks']);
  return place;
}

function commitIn({ git, directory }: TemporaryRepository) {
  const env = { PATH: `${join(directory, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };
  return git.run(['commit', '--quiet', '-am', 'Plan'], { env });
}

describe('the recipe for a commit hook', () => {
  it.each(['husky', 'lefthook', 'pre-commit', 'Git alone'])('of %s stops a PRP that fails', async (name) => {
    const text = (await hookTexts()).get(name) ?? '';
    const place = await withHook(text);
    await place.write('PRPs/bad.md', completePrp.replace('src/notes.js', 'src/gone.js'));
    await place.git.text(['add', '--all']);
    const refused = await commitIn(place);
    expect(refused.stderr + refused.stdout.toString()).toContain('src/gone.js');
    expect(refused.exitCode).not.toBe(0);

    await place.write('PRPs/bad.md', completePrp);
    await place.git.text(['add', '--all']);
    expect((await commitIn(place)).exitCode).toBe(0);
    // The hook keeps nothing, and leaves the work tree and the index as they are.
    expect(await place.git.text(['branch', '--list', 'prp-versions'])).toBe('');
    expect(await place.git.text(['status', '--porcelain'])).toBe('');
  });
});
