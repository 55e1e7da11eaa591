import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PrpError } from '../errors.ts';
import { type Git, gitFailed } from '../git.ts';
import type { Branch, Change } from './branch.ts';
import { checkBranchName } from './branch-name.ts';
import { type BranchTip, moveTip, readTip } from './branch-tip.ts';
import { treeReader } from './git-tree.ts';
import { importStream } from './import-stream.ts';
import { objectReader } from './object-reader.ts';
import { staleHead } from './stale-head.ts';

export interface GitBranch extends Branch {
  /** Ends the process that reads objects. */
  close(): Promise<void>;
}

/**
 * A branch of the local repository, read and written by plumbing only: work tree, index, HEAD, stash and configuration
 * stay as they are. Where only a remote's branch of that name is known, it starts from that one.
 * Killed at any moment, it leaves the old head or the new one. Throws `E_USAGE` for a name that no branch can have.
 */
export function gitBranch(git: Git, name: string): GitBranch {
  checkBranchName(name);
  const objects = objectReader(git);
  const trees = treeReader(objects);
  let tip: BranchTip | undefined;
  let committer: Promise<string> | undefined;

  return {
    async head() {
      tip = await readTip(git, name);
      return tip.commit;
    },

    async read(head, paths) {
      const entries = await trees.find(head, paths);
      const files = paths.flatMap((path, index) => {
        const entry = entries[index];
        return entry?.kind === 'file' ? [{ path, id: entry.id }] : [];
      });
      const contents = await trees.blobs(files.map(({ id }) => id));
      return new Map(files.map(({ path }, index) => [path, contents[index] ?? new Uint8Array()]));
    },

    async list(head, directory) {
      const [entry] = await trees.find(head, [directory]);
      if (entry?.kind !== 'directory') return [];
      const entries = await trees.directory(entry.id);
      return [...entries]
        .map(([entryName, { kind, id }]) => ({ name: entryName, kind, id }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },

    async commit(change, message, expectedHead) {
      // What head() saw a moment ago will do: moving the tip checks again.
      const seen = tip !== undefined && tip.commit === expectedHead ? tip : await readTip(git, name);
      if (seen.commit !== expectedHead) throw staleHead(expectedHead, seen.commit);
      if (seen.checkedOutIn !== undefined) throw checkedOut(name, seen.checkedOutIn);
      committer ??= committerOf(git);
      const made = await makeCommit(git, change, message, expectedHead, await committer);
      tip = undefined;
      await moveTip(git, name, seen, made, message.split('\n', 1)[0] ?? '');
      return made;
    },

    close: () => objects.close(),
  };
}

async function makeCommit(
  git: Git,
  change: Change,
  message: string,
  parent: string | undefined,
  committer: string,
): Promise<string> {
  const args = ['-c', 'fastimport.unpackLimit=100', 'fast-import', '--quiet', '--date-format=now'];
  const { exitCode, stdout, stderr, pid } = await git.run(args, {
    input: importStream({ change, message, parent, committer }),
  });
  const made = stdout.toString().trim();
  if (exitCode === 0 && made !== '') return made;
  const report = await git.text(['rev-parse', '--git-path', `fast_import_crash_${pid}`]);
  await rm(resolve(git.directory, report), { force: true });
  throw gitFailed(['fast-import'], exitCode, stderr);
}

/** The user's own identity when it is configured; a guess from the machine's name would say less than ours. */
async function committerOf(git: Git): Promise<string> {
  const found = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return found.exitCode === 0 ? found.stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : 'prp <prp@localhost>';
}

function checkedOut(name: string, workTree: string): PrpError {
  return new PrpError('E_CONFLICT', `The branch ${name} is checked out in ${workTree}: a commit would pull it away.`, {
    hint: `git -C ${workTree} switch --detach`,
  });
}
