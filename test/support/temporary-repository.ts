import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { cloned, type GitRepository, initialised, type RepositoryOptions } from './git-repository.ts';

export type TemporaryRepository = GitRepository;

/** A real repository on branch `main`, removed after the test. */
export async function temporaryRepository(options: RepositoryOptions = {}): Promise<TemporaryRepository> {
  return initialised(await temporaryDirectory(), options);
}

/** A clone of another repository, removed after the test. */
export async function temporaryClone(
  origin: Pick<TemporaryRepository, 'directory'>,
  options: readonly string[] = [],
): Promise<TemporaryRepository> {
  return cloned(origin.directory, await temporaryDirectory(), options);
}

/** An empty directory, removed after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-test-'));
  atEnd(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}
