import { run } from '../run.ts';
import { commandFromInputs, type PlainCommand } from './commands-from-requests.ts';
import { commitOrPatch, writtenPrps } from './commit-or-patch.ts';
import { commandResult } from './command-result.ts';
import { stageHead } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import { verifyReason } from './verify-and-clean-up.ts';
import { withRuntime } from './with-runtime.ts';

/** The commit that a named command works on. */
export interface CommandTarget {
  readonly head: string;
  /** In full. */
  readonly ref: string;
  readonly pullRequest: number | null;
  /** The commit that the workflow has checked out. */
  readonly checkedOut: string;
}

/** Runs the command that the workflow names. The files that it writes become a commit on the branch of the run. */
export async function runNamedCommand(
  name: PlainCommand,
  { head, ref, pullRequest, checkedOut }: CommandTarget,
  context: PullRequestContext,
): Promise<RunResult> {
  if (!context.rights.versions && writesVersions.has(name)) {
    return skippedResult('read-only', `This run may keep no versions, which \`${name}\` does.`);
  }
  if (context.policy.dryRun && cannotDryRun.has(name)) return skippedResult('dry-run', `\`${name}\` was not run.`);
  const command = commandFromInputs(name, context);
  const repository = stageHead({ head }, context);
  const source = { commit: head, ref, pullRequest };
  return withRuntime(context, { repository, source, readsLog: name === 'verify' }, async (runtime) => {
    const report = await run(command, runtime, context);
    const { patch } = await commitOrPatch(writtenPrps([report]), repository, { ref, head }, context);
    const reason = report.command === 'verify' ? verifyReason(report.data) : 'findings';
    const message = `${name}: ${report.status}.`;
    return commandResult({ reports: [report], reason, message, head: checkedOut, patch }, context);
  });
}

const writesVersions: ReadonlySet<PlainCommand> = new Set(['save', 'rollback', 'tag', 'cleanup', 'import']);
/** Commands that have no dry run. */
const cannotDryRun: ReadonlySet<PlainCommand> = new Set(['save', 'rollback']);
