import { posix } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { isPrp } from '../config/prp-files.ts';
import type { Runtime } from '../runtime.ts';
import { someOf } from './validate/some-of.ts';

/** Every PRP of the work tree, sorted. */
export async function prpsInWorkTree({ config, repository }: Runtime): Promise<readonly string[]> {
  const files = await repository.workTree.files();
  const present: string[] = [];
  for (const path of files) {
    // A deleted file stays listed until the deletion is staged.
    if (isPrp(path, config) && isFile(await repository.workTree.kindOf(path))) present.push(path);
  }
  return present.toSorted();
}

/**
 * The PRP that was meant: a path, or the name of just one PRP with or without its ending (`user-api`). Looks in the work
 * tree and in the history. Throws `E_NOT_FOUND`.
 */
export async function findPrp(typed: string, runtime: Runtime): Promise<string> {
  const path = runtime.repository.pathOf(typed, runtime.repository.root);
  if (isFile(await runtime.repository.workTree.kindOf(path))) return path;
  const versioned = await runtime.history.names();
  if (versioned.includes(path)) return path;

  const known = new Set([...versioned, ...(await prpsInWorkTree(runtime))]);
  const named = [...known].filter((one) => one.endsWith(`/${path}`) || posix.basename(one, '.md') === path);
  const [only, other] = named;
  if (only !== undefined && other === undefined) return only;
  throw new PrpError(
    'E_NOT_FOUND',
    other === undefined ? `There is no PRP ${typed}.` : `${typed} could be any of: ${named.join(', ')}.`,
    { hint: other === undefined ? nearbyHint(path, [...known]) : 'Name it by its path.' },
  );
}

/**
 * The PRPs that were meant, each once, to keep or examine what they hold now. Throws as `findPrp`, and `E_USAGE` for a
 * file that is no Markdown: nothing else says that it is a PRP.
 */
export async function findPrps(typed: readonly string[], runtime: Runtime): Promise<readonly string[]> {
  const paths = [...new Set(await Promise.all(typed.map((one) => findPrp(one, runtime))))];
  for (const path of paths) {
    if (/\.(?:md|mdx|markdown)$/i.test(path) || isPrp(path, runtime.config)) continue;
    if ((await runtime.history.list(path, { limit: 1 })).length > 0) continue;
    throw new PrpError('E_USAGE', `${path} is no PRP: PRPs are Markdown files, .md, .mdx or .markdown.`, {
      hint: 'Where yours have another ending, let `prps` in the configuration name them.',
    });
  }
  return paths;
}

/** A link is taken for one: reading it says what is wrong with it. */
function isFile(kind: 'file' | 'directory' | 'link' | undefined): boolean {
  return kind === 'file' || kind === 'link';
}

function nearbyHint(typed: string, known: readonly string[]): string {
  if (known.length === 0) return 'Create one with `prp generate <feature-file>`.';
  const byName = new Map(known.flatMap((path) => [path, posix.basename(path, '.md')].map((name) => [name, path])));
  const near = byName.get(nearestName(typed, byName.keys()) ?? '');
  return near === undefined ? `PRPs here: ${someOf(known)}.` : `Did you mean ${near}?`;
}
