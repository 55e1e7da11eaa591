import type { Git } from '../../system/git.ts';
import type { GitObject, ObjectReader } from '../../system/object-reader.ts';
import type { LoggedCommit } from './branch.ts';
import { replacedTrailers } from './commit-message.ts';
import { parseRemoved } from './parse-trailers.ts';

/** As `Branch.messages`. */
export async function* readMessages(
  objects: ObjectReader,
  head: string,
): AsyncGenerator<Pick<LoggedCommit, 'id' | 'message'>> {
  for (let id: string | undefined = head; id !== undefined;) {
    const [found]: readonly (GitObject | undefined)[] = await objects.read([id]).catch(() => []);
    if (found?.type !== 'commit') return;
    const text: string = Buffer.from(found.bytes).toString();
    const end = text.indexOf('\n\n');
    yield { id, message: end < 0 ? '' : text.slice(end + 2) };
    id = /^parent ([0-9a-f]+)$/m.exec(text.slice(0, Math.max(end, 0)))?.[1];
  }
}

export interface RepairBase {
  /** The newest commit that is readable with all its ancestors; `undefined` when there is none. */
  readonly commit: string | undefined;
  /** Added to the message of the repair; empty when `commit` is the head itself. */
  readonly trailers: string;
}

/**
 * Finds the parent of a repair commit: Git can pack, push and read everything that it leads to. `lost`: damaged
 * objects.
 */
export async function findRepairBase(
  git: Git,
  objects: ObjectReader,
  head: string,
  lost: ReadonlySet<string>,
): Promise<RepairBase> {
  if (await isComplete(git, head, lost)) return { commit: head, trailers: '' };
  const commits: Pick<LoggedCommit, 'id' | 'message'>[] = [];
  for await (const commit of readMessages(objects, head)) commits.push(commit);
  // A commit's objects belong to its descendants as well, so a binary search finds the newest complete one.
  let [low, high] = [1, commits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await isComplete(git, commits[middle]?.id ?? '', lost)) high = middle;
    else low = middle + 1;
  }
  const removed = commits.slice(0, low).flatMap(({ message }) => parseRemoved(message));
  return { commit: commits[low]?.id, trailers: replacedTrailers(head, [...new Set(removed)]) };
}

async function isComplete(git: Git, commit: string, lost: ReadonlySet<string>): Promise<boolean> {
  const { exitCode, stdout } = await git.run(['rev-list', '--objects', '--no-object-names', commit, '--']);
  if (exitCode !== 0) return false;
  return (
    lost.size === 0 ||
    !stdout
      .toString()
      .split('\n')
      .some((id) => lost.has(id))
  );
}
