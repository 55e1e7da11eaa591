import { readFileSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Git, gitIn } from '../../src/system/git.ts';
import { initGitDirectory } from './init-git-directory.ts';

// Only the configuration of the repository counts, on every machine.
for (const name of Object.keys(process.env)) if (/^(GIT_|EMAIL$)/.test(name)) delete process.env[name];
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['GIT_CONFIG_SYSTEM'] = '/dev/null';

export interface GitRepository {
  readonly directory: string;
  readonly git: Git;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Commits everything in the work tree and returns the commit's id. */
  commit(message?: string): Promise<string>;
}

export interface RepositoryOptions {
  readonly objectFormat?: 'sha1' | 'sha256';
  /** @default true: Ann <ann@example.com> */
  readonly identity?: boolean;
}

/** Makes a real repository on branch `main` in an empty directory. */
export async function initialised(directory: string, options: RepositoryOptions = {}): Promise<GitRepository> {
  const { objectFormat = 'sha1', identity = true } = options;
  const repository = repositoryIn(directory);
  initGitDirectory(join(directory, '.git'), { objectFormat, ...(identity && { config: ann }) });
  return repository;
}

/** Clones another repository into an empty directory. */
export async function cloned(
  origin: string,
  directory: string,
  options: readonly string[] = [],
): Promise<GitRepository> {
  const repository = repositoryIn(directory);
  await repository.git.text(['clone', '--quiet', ...options, `file://${origin}`, '.']);
  await appendFile(join(directory, '.git/config'), ann);
  return repository;
}

/** A repository that is there already. */
export function repositoryIn(directory: string): GitRepository {
  const git = gitIn(directory);
  return {
    directory,
    git,
    async write(path, content) {
      const location = join(directory, path);
      await mkdir(dirname(location), { recursive: true });
      await writeFile(location, content);
    },
    async commit(message = 'A commit') {
      await git.text(['add', '--all']);
      await git.text(['commit', '--quiet', '--allow-empty', '-m', message]);
      return headOf(directory) ?? git.text(['rev-parse', 'HEAD']);
    },
  };
}

/** The commit of `HEAD`, from the files of a plain repository: tests make many commits, and each process costs time. */
function headOf(directory: string): string | undefined {
  const read = (file: string) => readFileSync(join(directory, '.git', file), 'latin1').trim();
  try {
    const head = read('HEAD');
    return head.startsWith('ref: refs/') ? read(head.slice('ref: '.length)) : head;
  } catch {
    // A linked work tree, or a packed reference.
    return undefined;
  }
}

const ann = '[user]\n\tname = Ann\n\temail = ann@example.com\n';
