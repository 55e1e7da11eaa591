import { posix } from 'node:path';
import { editDistance } from '../base/edit-distance.ts';
import type { Tree } from '../system/tree.ts';

/** Names compared at most: beyond this a repository gets no guesses by spelling, only by file name. */
const candidatesAtMost = 20_000;
const lettersOff = 2;

/**
 * The file that a path was probably meant to be: one with the same name elsewhere (the deepest common tail wins), else
 * the one spelt nearest, at most two letters off. `undefined` when it would be a guess between equals.
 */
export async function nearest(path: string, tree: Tree): Promise<string | undefined> {
  const files = await tree.files();
  const name = posix.basename(path);
  const namesakes = files
    .values()
    .filter((file) => posix.basename(file) === name)
    .take(50)
    .toArray();
  if (namesakes.length > 0) return best(namesakes, (file) => commonTail(file, path));
  if (files.size > candidatesAtMost || path.length > 200) return undefined;
  const close = files
    .values()
    .filter((file) => editDistance(file, path, lettersOff) <= lettersOff)
    .toArray();
  return best(close, (file) => -editDistance(file, path, lettersOff));
}

function best(files: readonly string[], score: (file: string) => number): string | undefined {
  const scored = files.map((file) => ({ file, score: score(file) })).toSorted((a, b) => b.score - a.score);
  return scored[0]?.score === scored[1]?.score ? undefined : scored[0]?.file;
}

function commonTail(a: string, b: string): number {
  const left = a.split('/').toReversed();
  const right = b.split('/').toReversed();
  const different = left.findIndex((part, index) => part !== right[index]);
  return different === -1 ? left.length : different;
}
