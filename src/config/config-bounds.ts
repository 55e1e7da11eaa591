import { type Document, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';

/** Keys of a map, or entries of a list. The schema sets lower limits in most places. */
const mostEntries = 1_000;

/** The deepest nesting; the schema has 5 levels. */
const deepest = 20;

interface Excess {
  /** Offset in the text. */
  readonly offset: number;
  readonly message: string;
}

/**
 * The first part of a configuration that would take too long to check: too many entries, too deep, or a key twice,
 * because the parser compares each key with each.
 */
export function excessIn(document: Document): Excess | undefined {
  const open: { readonly node: unknown; readonly depth: number; readonly offset: number }[] = [];
  open.push({ node: document.contents, depth: 1, offset: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (!isMap(node) && !isSeq(node)) continue;
    const offset = node.range?.[0] ?? next.offset;
    if (depth > deepest) return { offset, message: `nested more than ${deepest} deep` };
    if (node.items.length > mostEntries) {
      const kind = isMap(node) ? 'keys' : 'entries';
      return { offset, message: `${node.items.length} ${kind} in one place; at most ${mostEntries} are read` };
    }
    const twice = isMap(node) ? keyTwice(node.items) : undefined;
    if (twice !== undefined) return twice;
    for (const item of node.items) open.push({ node: isPair(item) ? item.value : item, depth: depth + 1, offset });
  }
  return undefined;
}

function keyTwice(items: readonly { readonly key: unknown }[]): Excess | undefined {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) {
      return { offset: startOf(key), message: `the key \`${String(key.value).slice(0, 80)}\` is used twice` };
    }
    seen.add(key.value);
  }
  return undefined;
}

function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
