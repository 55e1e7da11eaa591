import { createHash } from 'node:crypto';
import { gitQuote } from '../base/quote.ts';
import type { Git } from './git.ts';

/** The id that Git gives a content: SHA-1, or SHA-256 for the longer ids. `length` is an id's length in hex digits. */
export function blobId(bytes: Uint8Array, length = 40): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * Git's ids of files of its work tree, with filters applied, as a commit would store them. Starts one process, or more
 * when files cannot be read; these are left out. `options` are further options of `git hash-object`.
 */
export async function hashFiles(
  git: Git,
  paths: readonly string[],
  options: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let rest = paths; rest.length > 0;) {
    const { stdout } = await git.run(['hash-object', ...options, '--stdin-paths'], {
      input: rest.map((path) => `${gitQuote(path)}\n`).join(''),
    });
    const found = stdout.toString().split('\n').filter(Boolean);
    for (const [index, id] of found.entries()) ids.set(rest[index] ?? '', id);
    // Git stops at a file that it cannot read.
    rest = rest.slice(found.length + 1);
  }
  return ids;
}
