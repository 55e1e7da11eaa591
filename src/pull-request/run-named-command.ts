import { run } from '../run.ts';
import { commandFromInputs, type PlainCommand } from './commands-from-requests.ts';
import { commitOrPatch, writtenPrps } from './commit-or-patch.ts';
import { stageHead } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { failedGatesIn, reportsMarkdown, type RunResult, skippedResult, versionsIn } from './run-result.ts';
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
    const failed = report.status === 'failed';
    return {
      status: report.status,
      decision: failed ? 'stop' : 'continue',
      reason: failed ? (report.command === 'verify' ? verifyReason(report.data) : 'findings') : 'passed',
      message: `${name}: ${report.status}.`,
      command: report.command,
      data: report.data,
      markdown: [reportsMarkdown([report], checkedOut, context), patch].join('\n'),
      versions: versionsIn(report),
      failedGates: failedGatesIn(report),
      validation: report.command === 'validate' ? report : undefined,
    };
  });
}

const writesVersions: ReadonlySet<PlainCommand> = new Set(['save', 'rollback', 'tag', 'cleanup', 'import']);
/** Commands that have no dry run. */
const cannotDryRun: ReadonlySet<PlainCommand> = new Set(['save', 'rollback']);
