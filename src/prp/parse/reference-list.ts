import { readCitation, readLineRange } from './citation.ts';
import { indentOf } from './lines.ts';
import { sectionAt, type Outline } from './outline.ts';
import { fenceAt, isDataFence, isFenceMarker } from '../page.ts';
import type { Range, Reference, ReferenceKind } from '../prp.ts';

const kinds = ['file', 'url', 'docfile', 'doc', 'mcp', 'example'] as const satisfies readonly ReferenceKind[];
const item = new RegExp(
  String.raw`^([\s>]*[-*+][ \t]+(?:\*\*|\x60)?)(${kinds.join('|')})((?:\*\*|\x60)?:(?:\*\*)?[ \t])(.*)$`,
  'is',
);
const subKey =
  /^([\s>]*(?:\*\*|`)?)(why|reason|purpose|lines?|file|url|docfile|doc)((?:\*\*|`)?:(?:\*\*)?[ \t])(.*)$/is;

interface Draft {
  readonly reference: Reference;
  lines?: Range | undefined;
  why?: string | undefined;
}

/**
 * Reads `- file: path` items with the keys indented under them, line by line: a quarter of these blocks is invalid
 * YAML. In prose they count anywhere; in a fence only in sections that usually have such lists.
 */
export function readListedReferences(outline: Outline): readonly Reference[] {
  const drafts: Draft[] = [];
  let current: Draft | undefined;
  let depth = 0;
  for (const [index, text] of outline.texts.entries()) {
    const line = index + 1;
    if (text === '') continue;
    if (!listsReferences(outline, line)) {
      current = undefined;
      continue;
    }
    const started = readKeyed(item, text, line);
    if (started !== undefined) {
      current = { reference: started };
      depth = indentOf(text);
      drafts.push(current);
    } else if (current !== undefined && indentOf(text) > depth) {
      const other = readSubKey(text, line, current);
      if (other !== undefined) drafts.push({ reference: other });
    } else {
      current = undefined;
    }
  }
  return drafts.map(({ reference, lines, why }) => ({
    ...reference,
    lines: reference.lines ?? lines,
    why: why ?? reference.why,
  }));
}

function listsReferences(outline: Outline, line: number): boolean {
  if (outline.hidden[line - 1] === 1) return false;
  const fence = fenceAt(outline, line);
  if (fence === undefined) return true;
  if (isFenceMarker(fence, line) || !isDataFence(fence)) return false;
  const role = sectionAt(outline, line)?.within;
  return role === undefined || role === 'context' || role === 'gotchas';
}

function readKeyed(pattern: RegExp, text: string, line: number): Reference | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, before = '', key = '', colon = '', value = ''] = match;
  const kind = kinds.find((known) => known === key.toLowerCase());
  const citation = kind === undefined || /^[|>][+-]?$/.test(value.trim()) ? undefined : readCitation(value);
  if (kind === undefined || citation === undefined) return undefined;
  const { target, offset, lines, why } = citation;
  return { kind, target, lines, why, line, column: before.length + key.length + colon.length + offset + 1 };
}

/** Adds the value of a key under an item to the item. Another target under it is a separate reference. */
function readSubKey(text: string, line: number, owner: Draft): Reference | undefined {
  const match = subKey.exec(text);
  const key = (match?.[2] ?? '').toLowerCase();
  const value = (match?.[4] ?? '').trim();
  if (key.startsWith('line')) owner.lines ??= readLineRange(value);
  else if (/^(?:why|reason|purpose)$/.test(key)) owner.why ??= value === '' ? undefined : value;
  else return readKeyed(subKey, text, line);
  return undefined;
}
