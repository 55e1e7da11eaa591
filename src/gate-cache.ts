import { join } from 'node:path';
import { build } from './base/build.ts';
import { maxTokensOf } from './components.ts';
import type { Config } from './config/config.ts';
import { type FindingCache, findingCache } from './gates/finding-cache.ts';
import { commonDirectory } from './system/git-directory.ts';
import type { Repository } from './system/repository.ts';

/**
 * What static gates said of the PRPs of a repository, in Git's own directory: only who may write there can put words
 * into a gate's mouth. `undefined` where the sources are run as they are, for they may have changed since.
 */
export async function gateCache({ git }: Repository, config: Config): Promise<FindingCache | undefined> {
  const directory = build === undefined ? undefined : await commonDirectory(git);
  if (directory === undefined) return undefined;
  const salt = JSON.stringify([build, config.aliases, maxTokensOf(config)]);
  return findingCache(join(directory, 'prp', 'gates'), salt);
}
