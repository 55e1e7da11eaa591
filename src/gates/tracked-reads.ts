import { hash } from 'node:crypto';
import type { Tree } from '../system/tree.ts';

/** One read of a tree, and the digest of the answer. */
export type TreeRead =
  | readonly ['files', null, string]
  | readonly ['kindOf' | 'read', string, string]
  | readonly ['blobs', readonly string[], string];

/** Wraps a tree and tracks its reads, each question once. */
export function trackReads(tree: Tree): { readonly tree: Tree; readonly reads: () => readonly TreeRead[] } {
  const reads = new Map<string, TreeRead>();
  const note = (...read: TreeRead) => void reads.set(JSON.stringify(read.slice(0, 2)), read);
  return {
    reads: () => [...reads.values()],
    tree: {
      async files() {
        const answer = await tree.files();
        note('files', null, await digestOfFiles(tree));
        return answer;
      },
      async kindOf(path) {
        const answer = await tree.kindOf(path);
        note('kindOf', path, kindDigest(answer));
        return answer;
      },
      async read(path, longest) {
        const answer = await tree.read(path, longest);
        note('read', path, bytesDigest(answer));
        return answer;
      },
      async blobs(paths) {
        const answer = await tree.blobs(paths);
        note('blobs', [...paths], blobsDigest(answer));
        return answer;
      },
    },
  };
}

/** Whether a tree still gives the same answers. Stops at the first difference. */
export async function stillAnswersAlike(tree: Tree, reads: readonly TreeRead[]): Promise<boolean> {
  for (const read of reads) {
    if ((await digestOf(tree, read)) !== read[2]) return false;
  }
  return true;
}

async function digestOf(tree: Tree, [question, about]: TreeRead): Promise<string> {
  switch (question) {
    case 'files':
      return digestOfFiles(tree);
    case 'kindOf':
      return kindDigest(await tree.kindOf(about));
    case 'read':
      return bytesDigest(await tree.read(about));
    case 'blobs':
      return blobsDigest(await tree.blobs(about));
  }
}

/** A tree lists its files once, so their digest is computed once. */
const listings = new WeakMap<Tree, Promise<string>>();

function digestOfFiles(tree: Tree): Promise<string> {
  const known = listings.get(tree) ?? tree.files().then((files) => textDigest([...files].toSorted().join('\0')));
  listings.set(tree, known);
  return known;
}

function kindDigest(kind: string | undefined): string {
  return kind ?? 'nothing';
}

function bytesDigest(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? 'nothing' : hash('sha256', bytes);
}

function blobsDigest(blobs: ReadonlyMap<string, string>): string {
  return textDigest(
    [...blobs]
      .map(([path, id]) => `${path}\0${id}`)
      .toSorted()
      .join('\0'),
  );
}

function textDigest(text: string): string {
  return hash('sha256', text);
}
