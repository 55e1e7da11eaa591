import { PrpError } from '../base/errors.ts';
import { type PullRequestFiles, pullRequestFiles } from './pull-request-files.ts';
import type { Tree } from '../system/tree.ts';
import { type Changed, changedByFiles, changedByTrees } from './changed.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';
import { treeAt } from './tree-at.ts';

export interface PullRequestChange extends Changed {
  /** Where the pull request is by now; undefined where that was not told. */
  readonly newestHead: string | undefined;
  /** How the lines of PRPs changed, by path, as far as told. */
  readonly patches: ReadonlyMap<string, string | undefined>;
}

/** Finds out with one request for a hundred files what a pull request changes; where that cannot be told, by comparing trees. */
export async function pullRequestChange(
  job: Job,
  { number, base, there }: { readonly number: number; readonly base: string; readonly there: Tree },
  heard: Heard,
): Promise<PullRequestChange> {
  const listed = await listedFiles(job, number, heard);
  if (listed?.isComplete) {
    const changed = await changedByFiles(listed.files, there, job.config);
    const prps = new Set(changed.prps);
    const patches = new Map(listed.files.filter(({ path }) => prps.has(path)).map(({ path, patch }) => [path, patch]));
    return { ...changed, newestHead: listed.head, patches };
  }
  if (listed !== undefined)
    heard.add('GitHub lists only 3,000 files of a pull request: all PRPs were compared instead.');
  const before = await treeAt(job, base);
  return { ...(await changedByTrees(before, there, job.config)), newestHead: listed?.head, patches: new Map() };
}

async function listedFiles({ github, run }: Job, number: number, heard: Heard): Promise<PullRequestFiles | undefined> {
  try {
    return await pullRequestFiles(github(), run.repository, number);
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_FORBIDDEN') throw error;
    heard.add(`The files of the pull request cannot be listed, so that all PRPs were compared. ${error.hint}`);
    return undefined;
  }
}
