import type { Change } from './branch.ts';

export interface NewCommit {
  readonly change: Change;
  readonly message: string;
  /** The parent; `undefined` for a root commit. */
  readonly parent: string | undefined;
  /** All files it starts from, as the id of a Git tree; the parent's when absent. */
  readonly tree?: string | undefined;
  /** `Name <mail>` */
  readonly committer: string;
}

/**
 * What `git fast-import --date-format=now` reads to make one commit and print its id. No reference ends up pointing at
 * it: the name it is made under is dropped again before the end, and a stream that breaks off before `done` counts for
 * nothing.
 */
export function* importStream({ change, message, parent, tree, committer }: NewCommit): Generator<string | Uint8Array> {
  yield `feature done\ncommit refs/prp/pending\nmark :1\ncommitter ${committer} now\n`;
  const text = Buffer.from(message);
  yield `data ${text.length}\n`;
  yield text;
  // Each piece is a write of its own: few of them make a large commit noticeably cheaper.
  yield `\n${parent === undefined ? '' : `from ${parent}\n`}${tree === undefined ? '' : `M 040000 ${tree} ""\n`}`;
  for (const path of change.remove ?? []) yield `D ${quoted(path)}\n`;
  for (const [path, bytes] of change.write) {
    yield `M 100644 inline ${quoted(path)}\ndata ${bytes.length}\n`;
    yield bytes;
  }
  yield 'get-mark :1\nreset refs/prp/pending\n\ndone\n';
}

/** Quoted always, so that no name can be taken for something else. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
