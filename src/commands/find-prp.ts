import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { globProblem, readGlob } from '../base/glob.ts';
import { compareNaturally } from '../base/natural-order.ts';
import { nearestName } from '../base/nearest-name.ts';
import { isPrp } from '../config/prp-files.ts';
import type { Runtime } from '../runtime.ts';

/** Where PRPs are looked for. */
type Place = Pick<Runtime, 'config' | 'repository' | 'history'>;

/** All PRPs of the work tree, sorted. */
export async function prpsInWorkTree({ config, repository }: Place): Promise<readonly string[]> {
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
 * Finds a PRP by its path, by its name with or without `.md` (`user-api`), or by the start of either, when only one PRP
 * has it. Looks in the work tree and in the history, at names alone. A name that only a renamed PRP had means that PRP.
 * Throws `E_NOT_FOUND`.
 */
export async function findPrp(typed: string, runtime: Place): Promise<string> {
  const { repository, history } = runtime;
  const path = repository.pathOf(typed, repository.root);
  const kind = await repository.workTree.kindOf(path);
  if (isFile(kind)) return path;
  const versioned = await history.names();
  if (versioned.includes(path)) return path;

  const known = [...new Set([...versioned, ...(await prpsInWorkTree(runtime))])].toSorted();
  if (isGlob(typed) || kind === 'directory') {
    const within = known.filter(matcherOf(path, kind));
    const [one] = within;
    if (one !== undefined && within.length === 1) return one;
    if (within.length > 1) throw ambiguousError(typed, within);
  }
  for (const named of candidatesFor(path, known)) {
    const [only, other] = named;
    if (only !== undefined && other === undefined) return presentPath(only, runtime);
    if (other === undefined) continue;
    // A former path does not make a name ambiguous.
    const present = [...new Set(await Promise.all(named.map((one) => presentPath(one, runtime))))];
    if (present.length === 1 && present[0] !== undefined) return present[0];
    throw ambiguousError(typed, present);
  }
  throw new PrpError('E_NOT_FOUND', `There is no PRP ${typed}.`, { hint: nearbyHint(path, known) });
}

/** By name or by the end of the path; else by the start of the name or the path. */
function candidatesFor(typed: string, known: readonly string[]): readonly (readonly string[])[] {
  return [
    known.filter((one) => one.endsWith(`/${typed}`) || posix.basename(one, posix.extname(one)) === typed),
    known.filter((one) => posix.basename(one).startsWith(typed) || one.startsWith(typed)),
  ];
}

function ambiguousError(typed: string, named: readonly string[]): PrpError {
  const more = named.length > maxNamed ? ` and ${named.length - maxNamed} more` : '';
  return new PrpError('E_NOT_FOUND', `${typed} could be any of: ${named.slice(0, maxNamed).join(', ')}${more}.`, {
    hint: 'Name it by its path.',
  });
}

/** Candidates that a message lists. */
const maxNamed = 10;

/** The path under which the versions of a PRP continue, when its file is gone. */
async function presentPath(path: string, { repository, history }: Place): Promise<string> {
  if ((await repository.workTree.kindOf(path)) !== undefined) return path;
  const { movedTo = null } = (await history.prps()).find(({ prp }) => prp === path) ?? {};
  return movedTo ?? path;
}

/**
 * Finds the PRPs that texts mean, each once: a folder and a glob (`PRPs/*.md`) mean all PRPs in them, any other text one
 * PRP. `known`: the PRPs to choose from. Throws as `findPrp`.
 */
export async function findSeveral(
  typed: readonly string[],
  runtime: Place,
  known: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const { repository } = runtime;
  const found: string[] = [];
  for (const one of typed) {
    const isRoot = one === '.' || one === './';
    const path = isRoot ? '' : repository.pathOf(one, repository.root);
    const kind = isRoot ? 'directory' : await repository.workTree.kindOf(path);
    if (kind !== 'directory' && (isFile(kind) || !isGlob(one))) {
      found.push(await findPrp(one, runtime));
      continue;
    }
    const within = (await known()).filter(matcherOf(path, kind));
    if (within.length === 0) throw noneWithin(one, kind);
    found.push(...within);
  }
  return [...new Set(found)];
}

function isGlob(typed: string): boolean {
  return /[*?[{]/.test(typed);
}

function matcherOf(path: string, kind: 'file' | 'directory' | 'link' | undefined): (prp: string) => boolean {
  if (kind === 'directory') return (prp) => path === '' || prp.startsWith(`${path}/`);
  return globProblem(path) === undefined ? readGlob(path) : () => false;
}

function noneWithin(typed: string, kind: 'file' | 'directory' | 'link' | undefined): PrpError {
  const what = kind === 'directory' ? `No PRP is in the folder ${typed}.` : `No PRP matches ${typed}.`;
  return new PrpError('E_NOT_FOUND', what, {
    hint: 'Which files are PRPs: `prps` and `ignore` in the configuration. Name another file by its path.',
  });
}

/** The PRPs of the work tree, and the deleted ones that have versions and were not renamed; sorted. */
export async function presentPrps(place: Place): Promise<readonly string[]> {
  const present = new Set(await prpsInWorkTree(place));
  const others = (await place.history.names()).filter((path) => !present.has(path));
  if (others.length === 0) return [...present];
  const all = await place.history.prps();
  const moved = new Set(all.flatMap(({ prp, movedTo }) => (movedTo === null ? [] : [prp])));
  return [...present, ...others.filter((path) => !moved.has(path))].toSorted();
}

/** The PRPs of the work tree and those that have versions, sorted. */
export async function allPrps(runtime: Place): Promise<readonly string[]> {
  return [...new Set([...(await runtime.history.names()), ...(await prpsInWorkTree(runtime))])].toSorted();
}

/**
 * Finds PRPs to store or validate as they are now, each once. Throws as `findSeveral`, and `E_USAGE` for a file that
 * neither its extension nor the configuration nor the history makes a PRP.
 */
export async function findPrps(typed: readonly string[], runtime: Place): Promise<readonly string[]> {
  const paths = await findSeveral(typed, runtime, () => prpsInWorkTree(runtime));
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
