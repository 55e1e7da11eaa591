import type { Config } from './config.ts';
import { type Glob, readGlob } from '../base/glob.ts';

/** Whether a file is a PRP, by the configuration. */
export function isPrp(path: string, { prps, ignore }: Pick<Config, 'prps' | 'ignore'>): boolean {
  return globsOf(prps).some((glob) => glob(path)) && !ignoredBy(ignore).some((glob) => glob(path));
}

/** Whether a file is a feature request for a PRP, by the configuration. */
export function isFeature(
  path: string,
  { features, ...others }: Pick<Config, 'features' | 'prps' | 'ignore'>,
): boolean {
  return globsOf(features).some((glob) => glob(path)) && !isPrp(path, others);
}

/** Compiles each list once: every file of a repository is matched against it. */
function compiled(options: { readonly dots: boolean }): (patterns: readonly string[]) => readonly Glob[] {
  const known = new WeakMap<readonly string[], readonly Glob[]>();
  return (patterns) => {
    const globs = known.get(patterns) ?? patterns.map((pattern) => readGlob(pattern, options));
    known.set(patterns, globs);
    return globs;
  };
}

const globsOf = compiled({ dots: false });

/** Reaches folders such as `.claude`: a glob of files to ignore means all of them. */
const ignoredBy = compiled({ dots: true });
