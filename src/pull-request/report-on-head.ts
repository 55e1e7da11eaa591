import { PrpError } from '../base/errors.ts';
import { isPrp } from '../config/prp-files.ts';
import { staticGateIds } from '../gates/static-gates.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { Landing, PullRequestReport } from '../report/pull-request-report.ts';
import type { Runtime } from '../runtime.ts';
import { hasCheckRun } from './check-run.ts';
import { findCitedFiles } from './find-cited-files.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import { publishNoPrp } from './publish-no-prp.ts';
import { checkOf, publishReport } from './publish-report.ts';
import { findChanges } from './pull-request-changes.ts';
import type { FetchedCheckout } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type ChangeReport, validateChanges } from './validate-changes.ts';

export interface CommentedHead {
  readonly pull: PullRequestHead;
  readonly checkout: FetchedCheckout;
  /** The commit that the command has made; undefined if the head is as it was. */
  readonly landing?: Extract<Landing, { kind: 'committed' }> | undefined;
  /** The PRPs that the command has generated. */
  readonly generated: PullRequestReport['generated'];
  /** Keep versions. */
  readonly versioning: boolean;
}

/**
 * Validates the changed PRPs of a pull request after a comment, by the static gates, and publishes check and comment as a run
 * of the pull request does: no workflow starts for a commit of its token. Returns null if no PRP changes.
 */
export async function reportOnHead(
  { pull, checkout, landing, generated, versioning }: CommentedHead,
  runtime: Runtime,
  context: PullRequestContext,
): Promise<ChangeReport | null> {
  const { prps, gone, cited } = await changesAtHead(checkout, context);
  const head = landing?.commit ?? pull.head;
  if ([prps, gone, cited].every(({ length }) => length === 0)) {
    await publishNoPrp({ head, number: pull.number, baseRef: pull.baseRef }, context);
    return null;
  }
  const isPartial = !pull.fromFork && leavesOutCommands(context);
  const base = { commit: checkout.base.commit, name: pull.baseRef };
  const changed = { prps, base, versioning, generated, landing, gone, cited, head, isPartial };
  const report = await validateChanges(changed, runtime, withStaticGates(context));
  if (await keepsCheck()) {
    context.notices.add('The check stays as it is, because a comment runs no commands of the configuration.');
  } else {
    if (isPartial) context.notices.add('A comment runs no commands of the configuration. The next push runs them.');
    await publishReport(report, pull.number, { ...context, sharesComment: true });
  }
  return report;

  /** A check of this commit may be about commands, too. */
  async function keepsCheck(): Promise<boolean> {
    if (!isPartial || landing !== undefined || report.validation?.status === 'failed') return false;
    const path = pathOf(parseRepositoryName(context.repositoryName));
    return hasCheckRun(context.github, path, checkOf(context).name, head);
  }
}

/** The PRPs that differ from the base, with what the command has written: GitHub's list is older. */
async function changesAtHead(checkout: FetchedCheckout, { config }: PullRequestContext) {
  const { base, staged } = checkout;
  const files = await checkout.listed();
  const { prps, gone, lost } = await findChanges(files, { base, head: staged.workTree }, config);
  const written = [...staged.changes().keys()].filter((path) => isPrp(path, config));
  const [is, was] = await Promise.all([staged.workTree.blobs(written), base.blobs(written)]);
  const restored = new Set(written.filter((path) => is.get(path) === was.get(path)));
  const changed = [...new Set([...prps, ...written])].filter((path) => !restored.has(path)).toSorted();
  return {
    prps: changed,
    cited: await findCitedFiles({ lost, prps: changed }, staged.workTree, config),
    gone: gone.filter(({ path }) => !written.includes(path)),
  };
}

/** Commands that a run of the pull request would run. */
function leavesOutCommands({ leavesOutCommands: isConfigured = false, options }: PullRequestContext): boolean {
  const { runLoop, env, gates = [] } = options;
  return isConfigured || runLoop || env !== undefined || gates.some((id) => !staticGateIds.includes(id));
}

function withStaticGates(context: PullRequestContext): PullRequestContext {
  const gates = context.options.gates?.filter((id) => staticGateIds.includes(id));
  return { ...context, options: { ...context.options, gates: gates?.length === 0 ? undefined : gates } };
}

/** The same; undefined and a notice if it fails: the answer to the comment is not lost. */
export async function tryToReportOnHead(
  ...request: Parameters<typeof reportOnHead>
): Promise<ChangeReport | null | undefined> {
  const [, , { notices }] = request;
  try {
    return await reportOnHead(...request);
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    notices.add(`The check of this pull request could not be brought up to date: ${error.message} ${error.hint}`);
    return undefined;
  }
}
