import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PrpError } from '../errors.ts';
import { type Git, gitFailed } from '../git.ts';
import type { Branch } from './branch.ts';
import { checkBranchName } from './branch-name.ts';
import { type BranchTip, moveTip, readTip } from './branch-tip.ts';
import { treeReader } from './git-tree.ts';
import { importStream, type NewCommit } from './import-stream.ts';
import { objectReader } from './object-reader.ts';
import { staleHead } from './stale-head.ts';
import { inTurn } from './turn.ts';

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
  let committer: Promise<string> | undefined;
  let exists = false;
  let seen: BranchTip | undefined;

  async function look(): Promise<BranchTip> {
    const tip = await readTip(git, name);
    exists = tip.commit !== undefined && tip.startsFrom === undefined;
    return tip;
  }

  return {
    async head() {
      // A name that is there means the branch; one that is not could mean a tag to git, so that only a look at all tells.
      const [found] = exists ? await objects.read([`refs/heads/${name}`]) : [];
      if (found !== undefined) return found.id;
      seen = await look();
      return seen.commit;
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
      // What head() saw will do, once: moving the tip checks again.
      const tip = seen !== undefined && seen.commit === expectedHead ? seen : await look();
      seen = undefined;
      if (tip.commit !== expectedHead) throw staleHead(expectedHead, tip.commit);
      if (tip.checkedOutIn !== undefined) throw checkedOut(name, tip.checkedOutIn);
      committer ??= committerOf(git);
      const made = await makeCommit(git, { change, message, parent: expectedHead, committer: await committer });
      await moveTip(git, name, tip, made, message.split('\n', 1)[0] ?? '');
      exists = true;
      return made;
    },

    inTurn: (work) => inTurn(`${git.directory}\0${name}`, work),

    close: () => objects.close(),
  };
}

/** Stores a commit that nothing points at yet. */
async function makeCommit(git: Git, commit: NewCommit): Promise<string> {
  const args = ['-c', 'fastimport.unpackLimit=100', 'fast-import', '--quiet', '--date-format=now'];
  const { exitCode, stdout, stderr, pid } = await git.run(args, { input: importStream(commit) });
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
