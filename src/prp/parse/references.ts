import { isProse } from '../page.ts';
import type { Reference, ReferenceKind } from '../prp.ts';
import { hasKnownExtension, isPathLike, readCitation } from './citation.ts';
import { type Outline, sectionAt } from './outline.ts';
import { readListedReferences } from './reference-list.ts';
import { listsTargets, readTabledReferences } from './reference-table.ts';

/** All references of the document, in document order; `targets` are the files of its tasks. */
export function readReferences(outline: Outline, targets: readonly Reference[]): readonly Reference[] {
  const found = [...readListedReferences(outline), ...readTabledReferences(outline), ...targets];
  for (const [index, text] of outline.texts.entries()) {
    const line = index + 1;
    if (text.includes('SOURCE')) found.push(...readSource(text, line));
    if (text === '' || !isProse(outline, line)) continue;
    if (text.includes('@')) found.push(...readMentions(text, line));
    if (text.includes('`') && listsTargets(sectionAt(outline, line))) found.push(...readListedTarget(text, line));
  }
  return oncePerLine(found.toSorted((one, other) => one.line - other.line || one.column - other.column));
}

const source =
  /^([\s>]*(?:(?:\/\/|\/?\*+|#+|--|<!--|;+|%+|[-+])[ \t]*)?(?:\*\*)?SOURCE(?:\*\*)?:(?:\*\*)?[ \t]*)(.*?)(?:-->|\*\/)?$/s;

/** `// SOURCE: path:10-15`, in a comment of any language. */
function readSource(text: string, line: number): readonly Reference[] {
  const [, before = '', value = ''] = source.exec(text) ?? [];
  return readPath('source', value, line, before.length);
}

const listedPath = /^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ x]\][ \t]+)?(?:\*\*)?)(`.*)$/s;

/** `` - `path` - what changes there``, under a heading that announces such files. */
function readListedTarget(text: string, line: number): readonly Reference[] {
  const [, before = '', value = ''] = listedPath.exec(text) ?? [];
  return readPath('target', value, line, before.length);
}

function readPath(kind: ReferenceKind, text: string, line: number, before: number): readonly Reference[] {
  const citation = readCitation(text);
  if (citation === undefined || !isPathLike(citation.target)) return [];
  const { target, offset, lines, why } = citation;
  return [{ kind, target, lines, why, line, column: before + offset + 1 }];
}

const mention = /(?<![\w@/.`"'])@((?:\.{1,2}\/|~\/)?[\w.-]+(?:\/[\w.-]+)*\/?)((?::|#L)\d{1,7}(?:-L?\d{1,7})?)?/g;

/**
 * `@docs/api.md`, the form that makes agents read a file. Packages (`@scope/name`), decorators (`@app.get`) and people
 * (`@team/reviewers`) have no file extension and are skipped.
 */
function readMentions(text: string, line: number): readonly Reference[] {
  const references: Reference[] = [];
  for (const match of maskCode(text).matchAll(mention)) {
    const written = match[1] ?? '';
    const path = written.endsWith('.') ? written.slice(0, -1) : written;
    const isFolder = path.endsWith('/') && path.indexOf('/') < path.length - 1;
    const isPath = isFolder || hasKnownExtension(path) || /^(?:\.{1,2}|~)\//.test(path);
    if (!isPath || !isPathLike(path)) continue;
    const citation = readCitation(path + (match[2] ?? ''));
    references.push({
      kind: 'mention',
      target: path,
      lines: citation?.lines,
      why: undefined,
      line,
      column: match.index + 2,
    });
  }
  return references;
}

/** Replaces code spans by blanks. */
function maskCode(text: string): string {
  if (!text.includes('`')) return text;
  const runs = [...text.matchAll(/`+/g)];
  const nextOfLength = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.[0].length ?? 0;
    closing[index] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, index);
  }
  let masked = '';
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const end = runs[closing[index] ?? -1];
    const start = runs[index];
    if (start === undefined || end === undefined) continue;
    const stop = end.index + end[0].length;
    masked += text.slice(from, start.index) + ' '.repeat(stop - start.index);
    from = stop;
    index = closing[index] ?? index;
  }
  return masked + text.slice(from);
}

/** Keeps one of several references to the same target in a line. */
function oncePerLine(sorted: readonly Reference[]): readonly Reference[] {
  let line = 0;
  let seen = new Set<string>();
  return sorted.filter((reference) => {
    if (reference.line !== line) seen = new Set();
    line = reference.line;
    return !seen.has(reference.target) && seen.add(reference.target).size > 0;
  });
}
