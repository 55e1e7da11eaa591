import { PrpError } from '../base/errors.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { save } from '../commands/save.ts';
import { isTagName } from '../history/versions/selector.ts';
import type { SaveData } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { Tree } from '../system/tree.ts';
import { commandResult } from './command-result.ts';
import type { Notices } from './notices.ts';
import { changesBetween } from './pull-request-changes.ts';
import { filesAt, stageHead } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import { withRuntime } from './with-runtime.ts';

export interface Push {
  /** The commit that was pushed. */
  readonly head: string;
  /** The commit before; null if the branch is new. */
  readonly base: string | null;
  /** In full. */
  readonly ref: string;
}

/** Keeps a version of each PRP that was pushed to the default branch, and moves the tag with the branch's name to it. */
export async function recordPush({ head, base, ref }: Push, context: PullRequestContext): Promise<RunResult> {
  const { config, policy, notices } = context;
  const staged = stageHead({ head }, context);
  const before = base === null ? undefined : await tryToReadFiles(base, context);
  const { prps } = await changesBetween(before, staged.original, config);
  if (prps.length === 0) return skippedResult('nothing-changed', 'No PRP changed.');
  if (policy.dryRun) return skippedResult('dry-run', `${prps.length} PRPs would be kept.`);

  return withRuntime(context, { repository: staged, prps, source: { commit: head, ref } }, async (runtime) => {
    const { versions, refused } = await saveEach(prps, runtime, notices);
    await tagVersions(versions, ref.replace(/^refs\/heads\//, ''), runtime, notices);
    return commandResult(
      {
        reports: [{ command: 'save', status: 'passed', data: { versions } }],
        status: refused === 0 ? 'passed' : 'failed',
        reason: 'secret',
        message: `${versions.length} of ${prps.length} PRPs are kept.`,
        head,
      },
      context,
    );
  });
}

/** The files before the push; undefined if they cannot be read: then all PRPs count as new. */
async function tryToReadFiles(base: string, context: PullRequestContext): Promise<Tree | undefined> {
  try {
    const tree = await filesAt(base, context);
    await tree.files();
    return tree;
  } catch (error) {
    const isGone = error instanceof PrpError && ['E_NOT_FOUND', 'E_GITHUB', 'E_TOO_LARGE'].includes(error.code);
    if (!isGone) throw error;
    context.notices.add(`The commit before the push cannot be read, so all PRPs were kept: ${error.message}`);
    return undefined;
  }
}

/** One commit for all versions; if one PRP cannot be kept, one commit for each of the others. */
async function saveEach(prps: readonly string[], runtime: Runtime, notices: Notices) {
  try {
    const { data } = await runUseCase(save, { name: 'save', prps }, runtime);
    return { versions: data.versions, refused: 0 };
  } catch (error) {
    if (!isAboutOnePrp(error)) throw error;
  }
  const versions: SaveData['versions'][number][] = [];
  for (const prp of prps) {
    try {
      versions.push(...(await runUseCase(save, { name: 'save', prps: [prp] }, runtime)).data.versions);
    } catch (error) {
      if (!isAboutOnePrp(error)) throw error;
      notices.add(`${error.message} ${error.hint}`);
    }
  }
  return { versions, refused: prps.length - versions.length };
}

function isAboutOnePrp(error: unknown): error is PrpError {
  return (
    error instanceof PrpError && ['E_SECRET', 'E_NOT_TEXT', 'E_TOO_LARGE', 'E_OUTSIDE_REPOSITORY'].includes(error.code)
  );
}

async function tagVersions(
  versions: SaveData['versions'],
  branch: string,
  { history, origin }: Runtime,
  notices: Notices,
): Promise<void> {
  if (!isTagName(branch)) {
    notices.add(`Nothing was tagged: ${branch} is a valid name for a branch, but not for a tag.`);
    return;
  }
  const actor = origin?.actor ?? null;
  await history.tagEach(versions.map(({ prp, id }) => ({ prp, name: branch, version: id, force: true, actor })));
}
