import { join } from 'node:path';
import { build } from './base/build.ts';
import { maxTokensOf } from './components.ts';
import type { Config } from './config/config.ts';
import { type FindingCache, findingCache } from './gates/finding-cache.ts';
import { commonDirectory } from './system/git-directory.ts';
import type { Repository } from './system/repository.ts';

/**
 * The cache of static gates for a repository. It is in Git's directory, so only its writers can forge findings.
 * `undefined` when the program runs from its sources, which may have changed since the last run.
 */
export async function gateCache({ git }: Repository, config: Config): Promise<FindingCache | undefined> {
  const directory = build === undefined ? undefined : await commonDirectory(git);
  if (directory === undefined) return undefined;
  const salt = JSON.stringify([build, config.aliases, maxTokensOf(config)]);
  return findingCache(join(directory, 'prp', 'gates'), salt);
}
