import { gitQuote } from '../../base/quote.ts';
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
  /** When it is made: the same commit made again has the same id. */
  readonly date: Date;
}

/**
 * What `git fast-import --date-format=raw` reads to make one commit and print its id. No reference ends up pointing at
 * it: the name it is made under is dropped again before the end, and a stream that breaks off before `done` counts for
 * nothing.
 */
export function* fastImportStream(commit: NewCommit): Generator<Uint8Array> {
  let words = '';
  for (const piece of pieces(commit)) {
    if (typeof piece === 'string') {
      words += piece;
      continue;
    }
    // Bytes alone are written at once, however many; each string among them would be a write of its own.
    yield Buffer.from(words);
    words = '';
    yield piece;
  }
  yield Buffer.from(words);
}

function* pieces({ change, message, parent, tree, committer, date }: NewCommit): Generator<string | Uint8Array> {
  yield `feature done\ncommit refs/prp/pending\nmark :1\ncommitter ${committer} ${rawDate(date)}\n`;
  const text = Buffer.from(message);
  yield `data ${text.length}\n`;
  yield text;
  yield '\n';
  if (parent !== undefined) yield `from ${parent}\n`;
  if (tree !== undefined) yield `M 040000 ${tree} ""\n`;
  for (const path of change.remove ?? []) yield `D ${gitQuote(path)}\n`;
  for (const [path, bytes] of change.write) {
    const known = change.blobIds?.get(path);
    if (known !== undefined) {
      yield `M 100644 ${known} ${gitQuote(path)}\n`;
      continue;
    }
    yield `M 100644 inline ${gitQuote(path)}\ndata ${bytes.length}\n`;
    yield bytes;
    yield '\n';
  }
  yield 'get-mark :1\nreset refs/prp/pending\n\ndone\n';
}

/** Seconds since 1970, and how far the local time is ahead of UTC, as Git writes it. */
function rawDate(date: Date): string {
  const ahead = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const zone = String(hours * 100 + minutes).padStart(4, '0');
  return `${Math.floor(date.getTime() / 1000)} ${ahead < 0 ? '-' : '+'}${zone}`;
}
