import type { StaticGate, Subject } from '../src/gates/gate.ts';
import { staticGates } from '../src/gates/static-gates.ts';
import { parse } from '../src/prp/parse/parse.ts';
import type { Tree } from '../src/system/tree.ts';

/** The static gates that a PRP costs time in this process; `markdown` is a library in a separate process. */
export const gates: readonly StaticGate<string>[] = staticGates({ maxTokens: 12_000 }).filter(
  ({ id }) => id !== 'markdown',
);

/** A repository with some files, none of which a document knows of. */
const files = new Set(Array.from({ length: 500 }, (_, index) => `src/part${index % 20}/module${index}.ts`));
const tree: Tree = {
  files: () => Promise.resolve(files),
  kindOf: (path) => Promise.resolve(files.has(path) ? 'file' : undefined),
  read: () => Promise.resolve(undefined),
  blobs: () => Promise.resolve(new Map()),
};

/** Reads a document and runs gates on it. */
export async function examine(text: string, wanted: readonly StaticGate<string>[] = gates): Promise<number> {
  const subject: Subject = { prp: parse(text, 'PRPs/example.md'), tree };
  const { signal } = new AbortController();
  let remarks = 0;
  for (const gate of wanted) remarks += (await Array.fromAsync(gate.check(subject, signal))).length;
  return remarks;
}
