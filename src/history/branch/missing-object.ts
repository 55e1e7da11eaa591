import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';
import type { GitObject } from '../../system/object-reader.ts';
import type { ReadFallback } from './tree-reader.ts';
import { TamperedError } from '../versions/tampered-error.ts';

/** For objects that the versions branch needs and that Git does not give with all others. */
export function readFallback(git: Git): ReadFallback {
  return {
    async readAlone(type, id) {
      const { exitCode, stdout } = await git.run(['cat-file', type, id]);
      return exitCode === 0 ? stdout : undefined;
    },
    explain: (type, id, found) => missingObjectError(git, type, id, found),
  };
}

/** `E_INTEGRITY`; but as `lackedBy` in a partial clone. */
async function missingObjectError(git: Git, type: string, id: string, found: GitObject | undefined): Promise<PrpError> {
  const lacked =
    found === undefined ? await partialCloneError(git, `The versions branch needs the ${type} ${id}`) : undefined;
  if (lacked !== undefined) return lacked;
  const got = found === undefined ? 'nothing that can be read' : `a ${found.type}`;
  return new TamperedError(
    'unreadable',
    `The versions branch needs the ${type} ${id}, and Git has ${got} under that id.`,
    undefined,
    {
      object: id,
      hint: 'Fetching the branch again may bring it back; `prp repair` sets aside what cannot be read, so that the rest can be worked on.',
    },
  );
}

/**
 * `E_GIT` in a partial clone: nothing is damaged there, it lacks what its remote has promised. `undefined` in any other.
 * `need`: the start of the sentence.
 */
export async function partialCloneError(git: Git, need: string): Promise<PrpError | undefined> {
  const names = String.raw`^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$`;
  const { stdout } = await git.run(['config', '--get-regexp', names]);
  if (stdout.length === 0) return undefined;
  return new PrpError('E_GIT', `${need}, which this partial clone does not have yet: its remote must be reachable.`, {
    hint: 'Check the network and your access with `git fetch`, then run the command again.',
  });
}
