export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly name: string;
  readonly id: string;
}

/** The entries of a tree object, in its order. */
export function parseTree(bytes: Uint8Array): TreeEntry[] {
  const buffer = Buffer.from(bytes);
  const entries: TreeEntry[] = [];
  for (let start = 0; start < buffer.length;) {
    const space = buffer.indexOf(0x20, start);
    const end = buffer.indexOf(0, space);
    const mode = buffer.toString('latin1', start, space).padStart(6, '0');
    const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
    entries.push({
      mode,
      type,
      name: buffer.toString('utf8', space + 1, end),
      id: buffer.toString('hex', end + 1, end + 21),
    });
    start = end + 21;
  }
  return entries;
}
