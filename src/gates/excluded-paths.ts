import { posix } from 'node:path';
import { maxStructureLength } from '../prp/parse/lines.ts';
import { isPathLike } from '../prp/parse/citation.ts';
import type { Prp } from '../prp/prp.ts';
import { linesIn } from '../prp/positions.ts';

/**
 * The paths that the PRP excludes from change, each with the first line that says so. Only plain phrases count: `do not
 * touch <path>`, `<path>: do not modify`, a list under "out of scope". A phrase in a task or an example is ignored: it
 * concerns that task alone.
 */
export function excludedPaths(prp: Prp): ReadonlyMap<string, number> {
  const isTask = linesIn(prp, prp.tasks);
  const isCode = linesIn(prp, prp.fences);
  const isOutOfScope = linesIn(
    prp,
    prp.sections.filter(({ normalised }) => outOfScopeHeading.test(normalised)),
  );
  const paths = new Map<string, number>();
  for (const [index, { text }] of prp.lines.entries()) {
    const line = index + 1;
    if (isTask(line) || isCode(line)) continue;
    const path = pathIn(text.slice(0, maxStructureLength), isOutOfScope(line));
    if (path !== undefined && !paths.has(path)) paths.set(path, line);
  }
  return paths;
}

const outOfScopeHeading = /\bout of scope\b|\bnon-goals\b|\b(?:not|don.?t) (?:to )?(?:touch|modify|change)\b/;

const pathPattern = String.raw`(?:\*\*)?\x60?([\w@./-]+)\x60?(?:\*\*)?`;
const forbid = String.raw`\b(?:do not|don['’]t|must not|never)\s+(?:touch|modify|change|edit|alter|rewrite|delete|remove)\b`;
const item = String.raw`^\s*(?:[-*+]|\d{1,9}[.)]|❌|🚫)\s+`;
const clauseEnd = String.raw`(?:\s*(?:$|[,;:!?()—–])|\.(?:\s|$)|\s+(?:-\s|(?:and|or)\b))`;

/** Does not match `do not change src/api.ts exports`, which allows changes to the rest of the file. */
const forbiddenPath = new RegExp(
  `${forbid}\\s+(?:the\\s+)?(?:(?:file|folder|directory)\\s+)?${pathPattern}${clauseEnd}`,
  'iu',
);
const pathForbidden = new RegExp(`${item}${pathPattern}\\s.*${forbid}[\\s*!.)_]*$`, 'iu');
const listedPath = new RegExp(`${item}${pathPattern}${clauseEnd}`, 'iu');

function pathIn(text: string, isOutOfScope: boolean): string | undefined {
  const match = forbiddenPath.exec(text) ?? pathForbidden.exec(text) ?? (isOutOfScope ? listedPath.exec(text) : null);
  const written = match?.[1]?.replace(/\.$/, '');
  return written !== undefined && isPathLike(written) ? posix.normalize(written).replace(/\/$/, '') : undefined;
}

/**
 * Whether Git ignores a path, judged by the plain lines of the root `.gitignore`: names and paths without wildcards.
 * Returns false where a later line may include the path again.
 */
export function ignoredBy(gitignore: string): (path: string) => boolean {
  const names = new Set<string>();
  const paths = new Set<string>();
  const takenBack = new Set<string>();
  for (const line of gitignore.split('\n')) {
    const isTakenBack = line.startsWith('!');
    const pattern = line
      .slice(isTakenBack ? 1 : 0)
      .trim()
      .replace(/\/$/, '');
    const bare = pattern.replace(/^(?:\*\*)?\//, '');
    const isPlain = bare !== '' && !/^#|[*?[\\]/.test(bare);
    const isAnywhere = pattern.startsWith('**/') && bare.includes('/');
    if (isTakenBack && (!isPlain || isAnywhere)) return () => false;
    if (isTakenBack) for (const start of pathStarts(bare)) takenBack.add(start);
    else if (isPlain) (pattern.startsWith('/') || bare.includes('/') ? paths : names).add(bare);
  }
  return (path) => {
    for (const start of pathStarts(path)) {
      const name = start.slice(start.lastIndexOf('/') + 1);
      if ((paths.has(start) || names.has(name)) && !takenBack.has(start) && !takenBack.has(name)) return true;
    }
    return false;
  };
}

/** No repository nests folders this deep. The limit bounds the cost of a path made of slashes. */
const deepest = 64;

/** `a`, `a/b`, `a/b/c`: the parent folders of a path, from the outermost, and the path itself. */
export function* pathStarts(path: string): Iterable<string> {
  let end = path.indexOf('/');
  for (let depth = 0; end >= 0 && depth < deepest; depth += 1) {
    yield path.slice(0, end);
    end = path.indexOf('/', end + 1);
  }
  yield path;
}
