import { isUtf8 } from 'node:buffer';
import type { Git } from '../../system/git.ts';
import { gitTokens, textOf } from '../../system/git-tokens.ts';

/** A commit that changed documents. */
export interface RevisionCommit {
  readonly id: string;
  /** Committer date, seconds since 1970. */
  readonly seconds: number;
  /** `Name <mail>` of the author. */
  readonly author: string;
  /** First line of the message. */
  readonly subject: string;
}

/** One file that differs between a commit and one of its parents. */
export interface FileChange {
  readonly status: 'changed' | 'added' | 'renamed' | 'removed';
  /** `undefined` when it is not UTF-8. */
  readonly path: string | undefined;
  /** The former path of a renamed file. */
  readonly from: string | undefined;
  /** Its kind after the commit; `other` when it was removed. */
  readonly kind: 'file' | 'link' | 'submodule' | 'other';
  /** Id of its content after the commit. */
  readonly blob: string;
  /** False when only its name or its mode changed. */
  readonly isEdited: boolean;
}

/** A commit compared to one of its parents. A merge is returned once for each parent that it differs from. */
export interface CommitChanges {
  readonly commit: RevisionCommit;
  readonly changes: readonly FileChange[];
}

/** No configuration, replacement or mailmap may change what the log shows. */
const logArguments = [
  ...'--no-replace-objects --glob-pathspecs -c log.showRoot=true -c diff.renameLimit=1000'.split(' '),
  ...'log -z --raw --no-abbrev -M --diff-merges=separate --full-history --topo-order --reverse'.split(' '),
  ...'--no-follow --no-color --no-show-signature --no-notes --no-mailmap --no-ext-diff --no-relative'.split(' '),
  ...'--ignore-submodules=none -O/dev/null --encoding=UTF-8'.split(' '),
  '--format=%H%x00%ct%x00%an <%ae>%x00%s',
  '--end-of-options',
];

/**
 * Every ancestor of `head` that changed a file matched by `globs` (any file when there are none), parents before their
 * children, side branches after the line they left. One git process, read while it prints.
 */
export async function* revisionLog(git: Git, head: string, globs: readonly string[]): AsyncGenerator<CommitChanges> {
  // Never fetches, even where a partial clone lacks the contents that renames are detected by.
  const tokens = gitTokens(git, [...logArguments, head, '--', ...globs], {
    env: { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' },
    walksHistory: true,
  });
  let header: string[] = [];
  let commit: RevisionCommit | undefined;
  let changes: FileChange[] = [];
  /** A line about a file; its paths follow. */
  let line: RawLine | undefined;
  let from: string | undefined;

  for await (const chunk of tokens) {
    for (const token of chunk) {
      if (line !== undefined) {
        if (line.status === 'renamed' && from === undefined) {
          from = token;
          continue;
        }
        changes.push({ ...line, path: pathOf(token), from: from === undefined ? undefined : pathOf(from) });
        line = from = undefined;
      } else if (header.length === headerFields && /^\n?:/.test(token)) {
        line = rawLine(token);
      } else {
        // A commit without changes is printed with a line feed before the next one.
        if (header.length === headerFields) {
          if (commit !== undefined && changes.length > 0) yield { commit, changes };
          header = [];
          changes = [];
        }
        header.push(header.length === 0 ? token.trimStart() : token);
        if (header.length === headerFields) commit = commitOf(header, commit);
      }
    }
  }
  if (commit !== undefined && changes.length > 0) yield { commit, changes };
}

const headerFields = 4;

/** The same object for each parent of a merge. */
function commitOf(
  [id = '', seconds = '', author = '', subject = '']: readonly string[],
  last: RevisionCommit | undefined,
) {
  return last?.id === id ? last : { id, seconds: Number(seconds), author: textOf(author), subject: textOf(subject) };
}

type RawLine = Pick<FileChange, 'status' | 'kind' | 'blob' | 'isEdited'>;

/** `:100644 100644 <id> <id> R097` */
function rawLine(token: string): RawLine {
  const [, mode = '', before = '', blob = '', letter = ''] = token.trimStart().split(' ');
  return { status: statusOf(letter), kind: kindOf(mode), blob, isEdited: blob !== before };
}

function statusOf(letter: string): FileChange['status'] {
  if (letter === 'A') return 'added';
  if (letter === 'D') return 'removed';
  return letter.startsWith('R') ? 'renamed' : 'changed';
}

function kindOf(mode: string): FileChange['kind'] {
  if (mode.startsWith('100')) return 'file';
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'other';
}

function pathOf(token: string): string | undefined {
  return isUtf8(Buffer.from(token, 'latin1')) ? textOf(token) : undefined;
}
