import {
  directoryOf,
  executionsDirectory,
  mementoPath,
  tagsPath,
  validationsDirectory,
} from '../history/versions/layout.ts';
import { classifyPath } from '../history/versions/classify-path.ts';

/** What is going to be asked for beside something. */
export interface Prefetch {
  /** A directory, with the texts one directory below. */
  readonly directory: string;
  readonly files: readonly string[];
}

/** Whoever reads the memento of a version, or lists its records, wants both, and the tags of its PRP. */
export function prefetchFor(path: string): Prefetch | undefined {
  const spot = classifyPath(path);
  if (spot.kind !== 'version') return undefined;
  const memento = mementoPath(spot);
  if (![memento, validationsDirectory(spot), executionsDirectory(spot)].includes(path)) return undefined;
  return { directory: directoryOf(spot), files: [memento, tagsPath(spot.prp)] };
}
