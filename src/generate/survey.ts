import { maxStructureLength } from '../prp/parse/lines.ts';
import { posix } from 'node:path';
import type { Tree } from '../system/tree.ts';
import type { FeatureRequest } from './feature-request.ts';

/** Facts about a repository that a PRP may state: only existing things. */
export interface Survey {
  /** Files of the repository that the request cites, with its remark on each. */
  readonly files: readonly RequestCitation[];
  /** URLs that the request cites. */
  readonly urls: readonly RequestCitation[];
  /** Paths in the request that do not exist in the repository. */
  readonly missing: readonly string[];
  /** The lines of the request that cite a file or URL. */
  readonly cited: ReadonlySet<string>;
  /** The directory tree, one line for each entry; empty for an empty repository. */
  readonly layout: readonly string[];
}

interface RequestCitation {
  readonly target: string;
  /** The rest of its line; empty when there is none. */
  readonly why: string;
}

export async function survey(request: FeatureRequest, tree: Tree): Promise<Survey> {
  const files = new Map<string, RequestCitation>();
  const urls = new Map<string, RequestCitation>();
  const missing = new Set<string>();
  const cited = new Set<string>();
  const { examples, documentation, feature, considerations } = request;
  for (const line of [examples, documentation, feature, considerations].flatMap((passage) => passage.lines)) {
    const text = line.slice(0, maxStructureLength);
    for (const [url] of text.matchAll(/https?:\/\/[^\s<>()[\]"'`]+/g)) {
      const target = url.replace(/[.,;:!?]+$/, '');
      if (!URL.canParse(target)) continue;
      cited.add(line);
      if (!urls.has(target)) urls.set(target, { target, why: remarkIn(text, target) });
    }
    for (const path of pathsIn(text)) {
      const found = await filesAt(path, tree);
      if (found.length === 0) missing.add(path);
      cited.add(line);
      for (const target of found) if (!files.has(target)) files.set(target, { target, why: remarkIn(text, path) });
    }
  }
  return {
    files: [...files.values()],
    urls: [...urls.values()],
    missing: [...missing],
    cited,
    layout: layoutOf([...(await tree.files())].toSorted()),
  };
}

/** Back-ticked words, links and bare words that look like a path. */
function* pathsIn(text: string): Iterable<string> {
  const withoutUrls = text.replace(/https?:\/\/\S+/g, ' ');
  const seen = new Set<string>();
  for (const [token] of withoutUrls.matchAll(/[\w@.][\w@./-]{1,200}/g)) {
    const path = posix.normalize(token.replace(/[.:]+$/, '').replace(/^@(?=\w+\/)/, ''));
    const likely = /^[\w@.-]+(?:\/[\w@.-]+)+\/?$/.test(path)
      ? /\.\w{1,8}$|\/$/.test(path)
      : /^[\w-]+\.[a-z]{1,5}$/.test(path);
    if (likely && !path.startsWith('..') && !seen.has(path)) {
      seen.add(path);
      yield path;
    }
  }
}

const filesPerDirectory = 5;

/** The file itself; the first files of a directory, which an agent can open. */
async function filesAt(path: string, tree: Tree): Promise<readonly string[]> {
  const bare = path.replace(/\/$/, '');
  const kind = await tree.kindOf(bare);
  if (kind === 'file') return [bare];
  if (kind === undefined) return [];
  const inside = [...(await tree.files())].filter((file) => file.startsWith(`${bare}/`));
  return inside.toSorted().slice(0, filesPerDirectory);
}

/**
 * The remark of a line on its citation: `` - `src/a.ts`: how we log `` gives "how we log". Empty when the rest of the
 * line only names other things.
 */
function remarkIn(line: string, target: string): string {
  const remark = line
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(`\`${target}\``, ' ')
    .replace(target, ' ')
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/\(\s*(?:see\s+)?\)/gi, ' ')
    .replace(/^[\s:–—,.-]+|[\s:–—,-]+$/g, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
  return onlyNames(remark) ? '' : remark.slice(0, 200);
}

function onlyNames(remark: string): boolean {
  const words = remark.replace(/https?:\/\/\S+/g, ' ').split(/[\s,;&+()`]+/);
  return words.every((word) => word === '' || word === 'and' || word === 'or' || [...pathsIn(word)].length > 0);
}

const layoutDepth = 3;
const layoutEntries = 12;
const layoutLines = 60;

/**
 * Directories first. Hidden directories, and those at the depth limit, show only their number of files; long lists are
 * cut.
 */
function layoutOf(files: readonly string[]): readonly string[] {
  const lines = directoryLines(files, 0);
  const more = lines.length - layoutLines;
  return more > 0 ? [...lines.slice(0, layoutLines), `(${more} more lines)`] : lines;
}

function directoryLines(files: readonly string[], depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const directories = new Map<string, string[]>();
  const names: string[] = [];
  for (const file of files) {
    const slash = file.indexOf('/');
    if (slash === -1) {
      names.push(file);
      continue;
    }
    const inside = directories.get(file.slice(0, slash)) ?? [];
    inside.push(file.slice(slash + 1));
    directories.set(file.slice(0, slash), inside);
  }
  const blocks = [
    ...[...directories].map(([name, inside]) => {
      const closed = name.startsWith('.') || depth + 1 === layoutDepth;
      if (!closed) return [`${indent}${name}/`, ...directoryLines(inside, depth + 1)];
      return [`${indent}${name}/ (${inside.length} ${inside.length === 1 ? 'file' : 'files'})`];
    }),
    ...names.map((name) => [`${indent}${name}`]),
  ];
  const more = blocks.length - layoutEntries;
  return more > 1 ? [...blocks.slice(0, layoutEntries).flat(), `${indent}(${more} more)`] : blocks.flat();
}
