import type { Git } from '../../../src/system/git.ts';

/** The difference between two trees; removals come first. */
export interface StoredChange {
  readonly write?: readonly StoredWrite[];
  readonly remove?: readonly string[];
}

interface StoredWrite {
  readonly path: string;
  /** @default '100644' */
  readonly mode?: string;
  /** Bytes of a new blob, or the id of an object that is there. */
  readonly content: Uint8Array | { readonly id: string };
}

let imports = 0;

/** Makes a tree of another (`undefined`: of none) in one process, and returns its id. */
export async function fastImport(git: Git, base: string | undefined, change: StoredChange): Promise<string> {
  imports += 1;
  const scratch = `refs/fake/scratch-${process.pid}-${imports}`;
  const input: (string | Uint8Array)[] = [
    `feature done\ncommit ${scratch}\ncommitter Scratch <scratch@example.com> 0 +0000\ndata 0\n`,
  ];
  if (base !== undefined) input.push(`M 040000 ${base} ""\n`);
  for (const path of change.remove ?? []) input.push(`D ${quoted(path)}\n`);
  for (const { path, mode = '100644', content } of change.write ?? []) {
    if (content instanceof Uint8Array)
      input.push(`M ${mode} inline ${quoted(path)}\ndata ${content.length}\n`, content, '\n');
    else input.push(`M ${mode} ${content.id} ${quoted(path)}\n`);
  }
  // The scratch branch is gone before the import ends.
  input.push('ls ""\n', `reset ${scratch}\nfrom ${'0'.repeat(40)}\n\n`, 'done\n');
  const { exitCode, stdout, stderr } = await git.run(['fast-import', '--quiet', '--force', '--cat-blob-fd=1'], {
    input,
  });
  if (exitCode !== 0) throw new TreeError(stderr);
  const id = /^040000 tree ([0-9a-f]{40})\t/.exec(stdout.toString())?.[1];
  // Git reports an empty root as missing.
  return id ?? git.text(['hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' });
}

/** Such a tree cannot be made. */
export class TreeError extends Error {}

function quoted(path: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n' };
  return `"${path.replaceAll(/["\\\n]/g, (character) => escapes[character] ?? character)}"`;
}
