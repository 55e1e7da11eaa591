import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Git, gitIn } from '../../src/git.ts';

// Nothing but a repository's own configuration counts, whoever runs the tests, from wherever.
for (const name of Object.keys(process.env)) if (/^(GIT_|EMAIL$)/.test(name)) delete process.env[name];
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['GIT_CONFIG_SYSTEM'] = '/dev/null';

export interface TemporaryRepository {
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

/** A real repository on branch `main`, removed after the test. */
export async function temporaryRepository(options: RepositoryOptions = {}): Promise<TemporaryRepository> {
  const { objectFormat = 'sha1', identity = true } = options;
  const directory = await temporaryDirectory();
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--initial-branch=main', `--object-format=${objectFormat}`]);
  if (identity) await identify(directory);
  return repositoryIn(directory, git);
}

/** A clone of another repository, removed after the test. */
export async function temporaryClone(
  origin: Pick<TemporaryRepository, 'directory'>,
  options: readonly string[] = [],
): Promise<TemporaryRepository> {
  const directory = await temporaryDirectory();
  const git = gitIn(directory);
  await git.text(['clone', '--quiet', ...options, `file://${origin.directory}`, '.']);
  await identify(directory);
  return repositoryIn(directory, git);
}

/** An empty directory, removed after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

async function identify(directory: string): Promise<void> {
  await appendFile(join(directory, '.git/config'), '[user]\n\tname = Ann\n\temail = ann@example.com\n');
}

function repositoryIn(directory: string, git: Git): TemporaryRepository {
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
      return git.text(['rev-parse', 'HEAD']);
    },
  };
}
