import type { Tree } from '../../system/tree.ts';

/** The methods of a tree that another process may call: all of them, as the type demands. */
const methods: Readonly<Record<keyof Tree, true>> = { files: true, kindOf: true, read: true, blobs: true };

/** A tree in another process. */
export function remoteTree(ask: (method: string, args: readonly unknown[]) => Promise<unknown>): Tree {
  const entries = Object.keys(methods).map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]);
  // It has every method of a tree, and each returns the answer of the other process.
  return Object.fromEntries(entries);
}

/** Answers a call of a remote tree. Rejects when there is no such method, or when it fails. */
export async function answerFrom(tree: Tree, method: string, args: readonly unknown[]): Promise<unknown> {
  if (!Object.hasOwn(methods, method)) throw new Error(`a tree has no method ${method}`);
  // The keys of `methods` are methods of a tree, and each validates its arguments as it does paths of a PRP.
  return (tree[method as keyof Tree] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
}
