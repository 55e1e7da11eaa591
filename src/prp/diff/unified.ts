import { diffLines, type LineChange } from './line-diff.ts';

export interface UnifiedOptions {
  /** The names after `---` and `+++`, for example `a/PRPs/login.md` and `b/PRPs/login.md`. */
  readonly from: string;
  readonly to: string;
  /** Lines shown around each change. @default 3 */
  readonly context?: number;
}

/**
 * Formats the difference like `git diff`, for `git apply` and for readers. Lines end at `\n` only, so a `\r` belongs to
 * its line. Empty for identical texts.
 */
export function unifiedDiff(before: string, after: string, options: UnifiedOptions): string {
  if (before === after) return '';
  const beforeLines = splitLines(before);
  const afterLines = splitLines(after);
  const { changes } = diffLines(beforeLines, afterLines);
  const context = options.context ?? 3;
  const hunks = groupChanges(changes, context).map((hunk) => printHunk(hunk, context, beforeLines, afterLines));
  return [`--- ${label(options.from)}\n+++ ${label(options.to)}\n`, ...hunks].join('');
}

/** Each line with its `\n`; joined they are the text again. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes with overlapping contexts share a hunk. */
function groupChanges(changes: readonly LineChange[], context: number): readonly (readonly LineChange[])[] {
  const hunks: LineChange[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    const hunk = hunks.at(-1);
    if (hunk !== undefined && change.beforeStart - end <= 2 * context) hunk.push(change);
    else hunks.push([change]);
    end = change.beforeStart + change.removed;
  }
  return hunks;
}

function printHunk(
  changes: readonly LineChange[],
  context: number,
  beforeLines: readonly string[],
  afterLines: readonly string[],
): string {
  const first = changes[0];
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(context, first.beforeStart);
  const lastEnd = last.beforeStart + last.removed;
  const tail = Math.min(context, beforeLines.length - lastEnd);
  const beforeStart = first.beforeStart - lead;
  const beforeEnd = lastEnd + tail;
  const afterStart = first.afterStart - lead;
  const afterEnd = last.afterStart + last.added + tail;

  const parts = [`@@ -${range(beforeStart, beforeEnd)} +${range(afterStart, afterEnd)} @@\n`];
  const print = (mark: string, lines: readonly string[]): void => {
    for (const line of lines) parts.push(line.endsWith('\n') ? mark + line : `${mark}${line}\n${noNewline}`);
  };
  let kept = beforeStart;
  for (const { beforeStart: start, removed, afterStart: afterIndex, added } of changes) {
    print(' ', beforeLines.slice(kept, start));
    print('-', beforeLines.slice(start, start + removed));
    print('+', afterLines.slice(afterIndex, afterIndex + added));
    kept = start + removed;
  }
  print(' ', beforeLines.slice(kept, beforeEnd));
  return parts.join('');
}

const noNewline = '\\ No newline at end of file\n';

/** Line number and length in git's form: an empty range names the line before it, and a length of one is left out. */
function range(start: number, end: number): string {
  const length = end - start;
  if (length === 0) return `${start},0`;
  return length === 1 ? `${start + 1}` : `${start + 1},${length}`;
}

/**
 * A file name in git's header form: quoted when it could end or break the line, with a tab after a name with spaces.
 */
function label(name: string): string {
  if (/[\p{Cc}"\\]/u.test(name)) return `"${name.replaceAll(/[\p{Cc}"\\]/gu, escaped)}"`;
  return name.includes(' ') ? `${name}\t` : name;
}

function escaped(character: string): string {
  const named = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  if (named !== undefined) return named;
  return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
