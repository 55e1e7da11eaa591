import type { Tree } from '../../system/tree.ts';

/** What may be asked of a tree from another process: all it can do, as the type demands. */
const methods: Readonly<Record<keyof Tree, true>> = { files: true, kindOf: true, read: true, blobs: true };

/** A tree in another process, as seen from here. */
export function remoteTree(ask: (method: string, args: readonly unknown[]) => Promise<unknown>): Tree {
  const entries = Object.keys(methods).map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]);
  // It has every method of a tree, and each answers what the tree over there answers.
  return Object.fromEntries(entries);
}

/** Answers what a remote tree asked. Rejects when there is no such method, or when it fails. */
export async function answerFrom(tree: Tree, method: string, args: readonly unknown[]): Promise<unknown> {
  if (!Object.hasOwn(methods, method)) throw new Error(`a tree has no method ${method}`);
  // Own keys of `methods` are methods of a tree; each checks what it is given as it would a path of a PRP.
  return (tree[method as keyof Tree] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
}
