import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';
import { gitTooOld, partialCloneError } from '../../system/git-failure.ts';
import type { LoggedCommit, PathChange } from './branch.ts';
import { gitTokens, textOf } from '../../system/git-tokens.ts';
import { TamperedError } from '../versions/tampered-error.ts';

/** No configuration, replacement or mailmap may change what the log shows. */
const options = [
  ...'--no-replace-objects -c log.showRoot=true'.split(' '),
  ...'log -z --raw --no-renames --no-abbrev --root --first-parent --diff-merges=first-parent'.split(' '),
  ...'--no-color --no-show-signature --no-notes --no-relative --ignore-submodules=none -O/dev/null'.split(' '),
  ...'--encoding=UTF-8 --format=%H%x00%P%x00%cI%x00%B%x00 --end-of-options'.split(' '),
];

/** As `Branch.log`, by one git process. Throws `E_INTEGRITY` where a commit's object cannot be read. */
export async function* gitLog(git: Git, head: string): AsyncGenerator<LoggedCommit> {
  try {
    yield* readCommits(git, head);
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_GIT' || (await gitTooOld(git)) !== undefined) throw error;
    if ((await git.run(['cat-file', '-e', `${head}^{commit}`])).exitCode !== 0) throw error;
    throw (await partialCloneError(git, 'The log of the versions branch needs an object')) ?? brokenLogError(error);
  }
}

function brokenLogError(cause: PrpError): PrpError {
  return new TamperedError('unreadable', cause.message, cause, {
    hint: 'Fetching the branch again may restore the missing object; otherwise `prp repair` continues without it.',
  });
}

async function* readCommits(git: Git, head: string): AsyncGenerator<LoggedCommit> {
  for await (const { parents, ...commit } of commitsIn(gitTokens(git, [...options, head, '--']))) {
    if (parents !== '') yield { ...commit, parent: 'commit' };
    else if (await isCutOff(git, commit.id)) yield { ...commit, changes: [], parent: 'unknown' };
    else yield { ...commit, parent: 'nothing' };
  }
}

/** A shallow clone hides the parent from the log, but not from the commit object. */
async function isCutOff(git: Git, commit: string): Promise<boolean> {
  const printed = await git.text(['--no-replace-objects', 'cat-file', 'commit', commit]);
  return /^parent /m.test(printed.split('\n\n', 1)[0] ?? '');
}

type PrintedCommit = Omit<LoggedCommit, 'parent'> & { readonly parents: string };

/** Id, parents, time, message and an empty field, then a line and a path for each changed file. */
async function* commitsIn(chunks: AsyncIterable<Iterable<string>>): AsyncGenerator<PrintedCommit> {
  let fields: string[] = [];
  let changes: PathChange[] = [];
  let status: PathChange['status'] | undefined;
  const commit = (): PrintedCommit => {
    const [id = '', parents = '', timestamp = '', message = ''] = fields;
    return { id, parents, message: textOf(message), timestamp, changes };
  };
  for await (const tokens of chunks) {
    for (const token of tokens) {
      if (fields.length < 5) {
        fields.push(token);
      } else if (status !== undefined) {
        changes.push({ path: textOf(token), status });
        status = undefined;
      } else if (/^\n?:/.test(token)) {
        status = statusOf(token);
      } else {
        yield commit();
        fields = [token];
        changes = [];
      }
    }
  }
  if (fields.length === 5) yield commit();
}

/** `:100644 100644 <id> <id> M`; a change of type counts as a change as well. */
function statusOf(line: string): PathChange['status'] {
  const letter = line.at(-1);
  return letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed';
}
