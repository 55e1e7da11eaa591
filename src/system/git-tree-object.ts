/** One name in a directory of Git's. */
export interface TreeLine {
  /** Octal: `100644` and `100755` are regular files, `120000` is a symbolic link, `160000` a submodule, `40000` a directory. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** Reads Git's binary form of a directory: `<mode> <name>\0<id>`, one after the other. Throws for anything else. */
export function* treeLines(bytes: Buffer, idBytes: number): Generator<TreeLine> {
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < at || end < space) throw new Error('This is not a Git tree.');
    const mode = bytes.toString('latin1', at, space);
    const name = bytes.toString('utf8', space + 1, end);
    at = end + 1 + idBytes;
    yield { mode, name, id: bytes.toString('hex', end + 1, at) };
  }
}

/** Whether a mode is that of a regular file. */
export function isRegular(mode: string): boolean {
  return mode.startsWith('100');
}
