import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Git } from './git.ts';

/**
 * Names of files of the work tree in a commit: new path → old path, for files that were moved since and are still half
 * alike. `paths` are included even before Git knows them.
 */
export async function renamedSince(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const staged = await renames(git, commit);
  const unstaged = paths.filter((path) => !staged.has(path));
  return unstaged.length === 0 ? staged : new Map([...staged, ...(await unstagedRenames(git, commit, unstaged))]);
}

async function renames(git: Git, commit: string, env: Readonly<Record<string, string>> = {}) {
  const said = await git.text(['diff', '--name-status', '-z', '-M', '--diff-filter=R', commit, '--'], { env });
  const fields = said.split('\0');
  const renamed = new Map<string, string>();
  // Three fields each: the similarity, the old path, the new path.
  for (let at = 0; at + 2 < fields.length; at += 3) renamed.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
  return renamed;
}

/** Git compares only files in its index: a copy of the index gets the others, and the index itself stays as it is. */
async function unstagedRenames(git: Git, commit: string, paths: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'prp-index-'));
  const env = { GIT_INDEX_FILE: join(directory, 'index') };
  try {
    await copyFile(resolve(git.directory, await git.text(['rev-parse', '--git-path', 'index'])), env.GIT_INDEX_FILE);
    const add = ['--literal-pathspecs', 'add', '--intent-to-add', '--pathspec-from-file=-', '--pathspec-file-nul'];
    const { exitCode } = await git.run(add, { env, input: paths.join('\0') });
    return exitCode === 0 ? await renames(git, commit, env) : new Map<string, string>();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
