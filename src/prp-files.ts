import { posix } from 'node:path';
import type { Config } from './config.ts';

/** Whether the configuration says that a file is a PRP. */
export function isPrp(path: string, { prps, ignore }: Pick<Config, 'prps' | 'ignore'>): boolean {
  return matches(path, prps) && !matches(path, ignore);
}

/** Whether the configuration says that a file is a feature request, of which a PRP is made. */
export function isFeature(
  path: string,
  { features, ...others }: Pick<Config, 'features' | 'prps' | 'ignore'>,
): boolean {
  return matches(path, features) && !isPrp(path, others);
}

function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => posix.matchesGlob(path, pattern));
}
