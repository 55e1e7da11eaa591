import { posix } from 'node:path';
import type { Prp, Reference } from '../prp/prp.ts';
import { rangeOfTarget } from '../prp/positions.ts';
import type { Tree } from '../system/tree.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import { canStandFor, isAbsolutePath, isInRepository, looksLikePath, pathsOf } from './reference-paths.ts';
import { shorten } from '../base/quote.ts';
import { editDistance } from '../base/nearest-name.ts';

/** Checks the files, line ranges and URLs that the PRP cites against the files with which it will be executed. */
export const referencesGate: StaticGate = {
  id: 'references',
  async *check({ prp, tree }) {
    const created = createdBy(prp);
    const looking = { tree, counts: new Map<string, number | undefined>(), suggestionsMade: 0 };
    for (const reference of prp.references) {
      if (isUrl(reference.target)) yield* checkUrl(reference);
      else if (looksLikePath(reference)) yield* checkPath(reference, prp, looking, created);
    }
  },
};

/** How many missing files of one document get a suggestion: each search goes through all files. */
const maxSuggestions = 200;

interface Looking {
  readonly tree: Tree;
  /** Line counts of cited files: a document may cite the same one again and again. */
  readonly counts: Map<string, number | undefined>;
  suggestionsMade: number;
}

/** Paths that a task creates: these, and anything below them, need not exist yet. */
export function createdBy({ tasks, references: cited }: Prp): ReadonlySet<string> {
  const modifying = new Set(['MODIFY', 'UPDATE', 'DELETE', 'REFACTOR', 'FIND', 'VERIFY']);
  const changed = new Map(tasks.flatMap((task) => (task.target === undefined ? [] : [[task.target, task.verb]])));
  return new Set(
    cited
      .filter(({ kind, target }) => kind === 'target' && !modifying.has(changed.get(target) ?? ''))
      .map(({ target }) => posix.normalize(target)),
  );
}

function isUrl(target: string): boolean {
  return /^[a-z][a-z+.-]*:\/\//i.test(target);
}

function* checkUrl(reference: Reference): Iterable<RawFinding> {
  if (URL.canParse(reference.target) && !/[\s<>{}]/.test(reference.target)) return;
  const corrected = withoutSpaces(reference.target);
  yield {
    rule: 'PRP305',
    message: `${shorten(reference.target)} is not a URL that can be opened.`,
    ...rangeOfTarget(reference),
    ...(corrected !== undefined && { suggestion: corrected }),
  };
}

/**
 * `https://x.example/My Guide/a.md` → `…/My%20Guide/a.md`, unless the part after the space looks like words of a
 * sentence.
 */
function withoutSpaces(url: string): string | undefined {
  const [start = '', ...rest] = url.split(/\s+/);
  const goesOn =
    rest.length > 0 && /\/|\.[a-z][a-z0-9]{0,9}$/i.test(rest.at(-1) ?? '') && !/[<>{}]|:\/\//.test(rest.join(' '));
  const corrected = [start, ...rest].join('%20');
  return goesOn && /^[a-z]+:\/\/[^\s/<>{}]+\/[^<>{}]*$/i.test(start) && URL.canParse(corrected) ? corrected : undefined;
}

async function* checkPath(
  reference: Reference,
  prp: Prp,
  looking: Looking,
  created: ReadonlySet<string>,
): AsyncIterable<RawFinding> {
  const { tree } = looking;
  const { kind, target, lines } = reference;
  const place = rangeOfTarget(reference);
  if (isAbsolutePath(target)) {
    const inside = await pathInRepository(target, tree);
    if (inside === undefined && kind === 'mention') return;
    yield {
      rule: 'PRP303',
      message: `${shorten(reference.target)} exists on one machine only.`,
      ...place,
      ...(inside !== undefined && canStandFor(reference, inside) && { suggestion: inside }),
    };
    return;
  }
  const candidates = pathsOf(target, prp.path);
  const inside = candidates.filter(isInRepository);
  if (inside.length === 0) {
    yield { rule: 'PRP304', message: `${shorten(reference.target)} is outside the repository.`, ...place };
    return;
  }
  for (const path of inside) {
    const found = await tree.kindOf(path.replace(/\/$/, ''));
    if (found === 'file' && lines) yield* checkLines(reference, path, looking);
    if (found !== undefined) return;
  }
  if (isCreated(candidates, created)) return;
  looking.suggestionsMade += 1;
  const suggestion =
    looking.suggestionsMade > maxSuggestions ? undefined : await nearest(candidates[0] ?? target, tree);
  yield {
    rule: kind === 'target' ? 'PRP306' : 'PRP301',
    message: `${shorten(reference.target)} does not exist${suggestion === undefined ? '.' : `. Did you mean ${suggestion}?`}`,
    ...place,
    ...(suggestion !== undefined && canStandFor(reference, suggestion) && { suggestion }),
  };
}

function isCreated(candidates: readonly string[], created: ReadonlySet<string>): boolean {
  return candidates.some((path) => {
    const wanted = path.replace(/\/$/, '');
    return created.has(wanted) || created.has(`${wanted}/`);
  });
}

async function* checkLines(reference: Reference, path: string, { tree, counts }: Looking): AsyncIterable<RawFinding> {
  if (!counts.has(path)) {
    const bytes = await tree.read(path);
    counts.set(path, bytes && countLines(bytes));
  }
  const count = counts.get(path);
  if (count === undefined || reference.lines === undefined) return;
  if (reference.lines.endLine <= count) return;
  const { startLine, endLine } = reference.lines;
  const cited = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  yield { rule: 'PRP302', message: `${path} has ${count} lines; ${cited} cited.`, ...rangeOfTarget(reference) };
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x0a) count += 1;
  return bytes.at(-1) === 0x0a || bytes.length === 0 ? count : count + 1;
}

/** `/home/someone/project/src/a.ts` → `src/a.ts` when that is the longest tail that exists here. */
async function pathInRepository(target: string, tree: Tree): Promise<string | undefined> {
  const parts = target.split(/[\\/]+/).slice(1);
  for (let start = 0; start < Math.min(parts.length, 32); start += 1) {
    const tail = parts.slice(start).join('/');
    if (tail !== '' && (await tree.kindOf(tail)) === 'file') return tail;
  }
  return undefined;
}

/** A repository with more files gets suggestions only by file name, not by spelling. */
const maxCandidates = 20_000;
const maxDistance = 2;

/**
 * The file that the author of a path probably meant: one with the same name elsewhere (the longest common tail wins),
 * else the one with the nearest spelling, at most two letters off. `undefined` when several are equally near.
 */
async function nearest(path: string, tree: Tree): Promise<string | undefined> {
  const files = await tree.files();
  const name = posix.basename(path);
  const namesakes = files
    .values()
    .filter((file) => posix.basename(file) === name)
    .take(50)
    .toArray();
  if (namesakes.length > 0) return best(namesakes, (file) => commonTail(file, path));
  if (files.size > maxCandidates || path.length > 200) return undefined;
  const close = files
    .values()
    .filter((file) => editDistance(file, path, maxDistance) <= maxDistance)
    .toArray();
  return best(close, (file) => -editDistance(file, path, maxDistance));
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
