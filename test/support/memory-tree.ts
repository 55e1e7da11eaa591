import { createHash } from 'node:crypto';
import type { Tree } from '../../src/system/tree.ts';

/** A tree of files given as path → text. */
export function memoryTree(files: Readonly<Record<string, string>> = {}): Tree {
  const paths = Object.keys(files);
  return {
    files: () => Promise.resolve(new Set(paths)),
    kindOf(path) {
      if (paths.includes(path)) return Promise.resolve('file');
      return Promise.resolve(paths.some((one) => one.startsWith(`${path}/`)) ? 'directory' : undefined);
    },
    read(path, longest = Infinity) {
      const bytes = new TextEncoder().encode(files[path] ?? '');
      return Promise.resolve(files[path] === undefined || bytes.length > longest ? undefined : bytes);
    },
    blobs(wanted) {
      const entries = wanted.flatMap((path): [string, string][] => {
        const text = files[path];
        return text === undefined ? [] : [[path, blobOf(text)]];
      });
      return Promise.resolve(new Map(entries));
    },
  };
}

/** The id that Git gives a file with this text. */
export function blobOf(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
}
