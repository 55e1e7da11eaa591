import type { Config } from './config.ts';
import { type Glob, readGlob } from '../base/glob.ts';

/** Whether a file is a PRP, by the configuration. */
export function isPrp(path: string, { prps, ignore }: Pick<Config, 'prps' | 'ignore'>): boolean {
  return matches(path, prps) && !matches(path, ignore);
}

/** Whether a file is a feature request for a PRP, by the configuration. */
export function isFeature(
  path: string,
  { features, ...others }: Pick<Config, 'features' | 'prps' | 'ignore'>,
): boolean {
  return matches(path, features) && !isPrp(path, others);
}

function matches(path: string, patterns: readonly string[]): boolean {
  return globsOf(patterns).some((glob) => glob(path));
}

/** Compiles each list once: every file of a repository is matched against it. */
const known = new WeakMap<readonly string[], readonly Glob[]>();

function globsOf(patterns: readonly string[]): readonly Glob[] {
  const globs = known.get(patterns) ?? patterns.map(readGlob);
  known.set(patterns, globs);
  return globs;
}
