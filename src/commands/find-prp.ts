import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { compareNaturally } from '../base/natural-order.ts';
import { nearestName } from '../base/nearest-name.ts';
import { isPrp } from '../config/prp-files.ts';
import type { Runtime } from '../runtime.ts';

/** All PRPs of the work tree, sorted. */
export async function prpsInWorkTree({ config, repository }: Runtime): Promise<readonly string[]> {
  const files = await repository.workTree.files();
  const present: string[] = [];
  for (const path of files) {
    // A deleted file stays listed until the deletion is staged.
    if (isPrp(path, config) && isFile(await repository.workTree.kindOf(path))) present.push(path);
  }
  return present.toSorted(compareNaturally);
}

/** Warns when the configured globs for PRPs match no file: they may be misspelt. */
export async function warnOfUnmatchedGlobs({ config, repository, announce }: Runtime): Promise<void> {
  const { prps } = config;
  if (isDeepStrictEqual(prps, defaultConfig.prps)) return;
  const files = await repository.workTree.files();
  if (files.values().some((path) => isPrp(path, { prps, ignore: [] }))) return;
  announce({
    type: 'warning',
    message: `The configured \`prps\` match no file: ${someOf(prps)}.`,
    hint: 'They are globs from the root of the repository: `PRPs/**/*.md` are all Markdown files below PRPs/.',
  });
}

/**
 * Finds a PRP by its path, or by its name with or without `.md` (`user-api`) when only one PRP has it. Looks in the work
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
 * Finds PRPs to store or validate as they are now, each once. Throws as `findPrp`, and `E_USAGE` for a file that neither
 * its extension nor the configuration nor the history makes a PRP.
 */
export async function findPrps(typed: readonly string[], runtime: Runtime): Promise<readonly string[]> {
  const paths = [...new Set(await Promise.all(typed.map((one) => findPrp(one, runtime))))];
  for (const path of paths) {
    if (/\.(?:md|mdx|markdown)$/i.test(path) || isPrp(path, runtime.config)) continue;
    if ((await runtime.history.list(path, { limit: 1 })).length > 0) continue;
    throw new PrpError('E_USAGE', `${path} is not a PRP: PRPs are Markdown files, .md, .mdx or .markdown.`, {
      hint: 'If your PRPs have another extension, add them to `prps` in the configuration.',
    });
  }
  return paths;
}

/** A link counts as a file: reading it gives the error. */
function isFile(kind: 'file' | 'directory' | 'link' | undefined): boolean {
  return kind === 'file' || kind === 'link';
}

function nearbyHint(typed: string, known: readonly string[]): string {
  if (known.length === 0) return 'Create one with `prp generate <feature-file>`.';
  const byName = new Map(known.flatMap((path) => [path, posix.basename(path, '.md')].map((name) => [name, path])));
  const near = byName.get(nearestName(typed, byName.keys()) ?? '');
  return near === undefined ? `PRPs here: ${someOf(known)}.` : `Did you mean ${near}?`;
}

/** The first five names, for a message. */
export function someOf(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}
