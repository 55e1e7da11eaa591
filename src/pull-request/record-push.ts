import { PrpError } from '../base/errors.ts';
import { isTagName } from '../history/versions/selector.ts';
import type { SaveData } from '../report/report.ts';
import { repliesMarkdown } from './replies-markdown.ts';
import type { Runtime } from '../runtime.ts';
import { changedByTrees } from './changed.ts';
import { hearing, type Heard } from './notices.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { skipped } from './job-result.ts';
import { runAs } from './run-typed.ts';
import { treeAt } from './tree-at.ts';
import { withRuntime } from './with-runtime.ts';

/** Keeps what landed on the default branch, and moves the tag that is named like the branch onto it. */
export async function record(job: Job): Promise<JobResult> {
  const { trigger, repository, run, config, inputs } = job;
  const { head } = trigger;
  if (head === null) throw new Error('Internal error: nothing was pushed.');
  const heard = hearing(job.announce);
  const before = await treeBefore(job, heard);
  const { prps } = await changedByTrees(before, repository.workTree, config);
  if (prps.length === 0) return skipped('nothing-changed', 'No PRP changed.');
  if (inputs['dry-run']) return skipped('dry-run', `${prps.length} PRPs would be kept.`);

  const origin = {
    repository: run.repository,
    commit: head,
    ref: run.ref,
    pullRequest: null,
    actor: trigger.actor?.login ?? null,
    blobs: new Map<string, string>(),
  };
  return withRuntime(job, { prps, origin, announce: heard.announce }, async (runtime) => {
    const { versions, refused } = await saved(prps, runtime, heard);
    await tagged(versions, run.ref.replace(/^refs\/heads\//, ''), runtime, heard);
    return {
      status: refused === 0 ? 'passed' : 'failed',
      decision: refused === 0 ? 'continue' : 'stop',
      reason: refused === 0 ? 'passed' : 'secret',
      message: `${versions.length} of ${prps.length} PRPs are kept.`,
      command: 'save',
      data: { versions },
      markdown: repliesMarkdown([{ command: 'save', status: 'passed', data: { versions } }], job, heard),
      versions: versions.map(({ prp, id, checksum }) => ({ prp, id, checksum })),
      failedGates: [],
    };
  });
}

/** What was there before the push; undefined where nobody can tell: then all of it is new. */
async function treeBefore(job: Job, heard: Heard) {
  const { base } = job.trigger;
  if (base === null) return undefined;
  try {
    const tree = await treeAt(job, base);
    await tree.files();
    return tree;
  } catch (error) {
    const isGone = error instanceof PrpError && ['E_NOT_FOUND', 'E_GITHUB', 'E_TOO_LARGE'].includes(error.code);
    if (!isGone) throw error;
    heard.add(`What was there before cannot be looked at, so that all PRPs were kept: ${error.message}`);
    return undefined;
  }
}

/** One commit for all; where one of them cannot be kept, one for each of the others. */
async function saved(prps: readonly string[], runtime: Runtime, heard: Heard) {
  try {
    const { data } = await runAs({ name: 'save', prps }, runtime);
    return { versions: data.versions, refused: 0 };
  } catch (error) {
    if (!isAboutOne(error)) throw error;
  }
  const versions: SaveData['versions'][number][] = [];
  for (const prp of prps) {
    try {
      versions.push(...(await runAs({ name: 'save', prps: [prp] }, runtime)).data.versions);
    } catch (error) {
      if (!isAboutOne(error)) throw error;
      heard.add(`${error.message} ${error.hint}`);
    }
  }
  return { versions, refused: prps.length - versions.length };
}

function isAboutOne(error: unknown): error is PrpError {
  return (
    error instanceof PrpError && ['E_SECRET', 'E_NOT_TEXT', 'E_TOO_LARGE', 'E_OUTSIDE_REPOSITORY'].includes(error.code)
  );
}

async function tagged(
  versions: SaveData['versions'],
  branch: string,
  { history, origin }: Runtime,
  heard: Heard,
): Promise<void> {
  if (!isTagName(branch)) {
    heard.add(`Nothing was tagged: ${branch} can be the name of a branch, but not of a tag.`);
    return;
  }
  const actor = origin?.actor ?? null;
  await history.tagEach(versions.map(({ prp, id }) => ({ prp, name: branch, version: id, force: true, actor })));
}
