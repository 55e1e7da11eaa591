import type { Config } from './config.ts';
import { type Glob, readGlob } from '../base/glob.ts';

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
  return globsOf(patterns).some((glob) => glob(path));
}

/** Each list is read once: every file of a repository is held to it. */
const known = new WeakMap<readonly string[], readonly Glob[]>();

function globsOf(patterns: readonly string[]): readonly Glob[] {
  const globs = known.get(patterns) ?? patterns.map(readGlob);
  known.set(patterns, globs);
  return globs;
}
