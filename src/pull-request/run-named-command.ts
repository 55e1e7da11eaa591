import { type PrpError, reasonCodeOf } from '../base/errors.ts';
import type { Report } from '../report/report.ts';
import { commandFromInputs, type PlainCommand } from './commands-from-requests.ts';
import { commandResult } from './command-result.ts';
import { landAndRecord, stageCommand } from './land-and-record.ts';
import { stageHead } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { refusalOf, type RunResult, skippedResult } from './run-result.ts';
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
    const staged = await stageCommand(command, runtime, context);
    const parts = { runtime, context };
    const { reports, landing, unrecorded } = await landAndRecord([staged], repository, { ref, head }, parts);
    const [report = staged.report] = reports;
    if (unrecorded !== undefined) context.notices.add(unrecordedNotice(report, unrecorded));
    const problem = refusalOf(landing) ?? (unrecorded && reasonCodeOf(unrecorded.code));
    const status = problem === undefined ? report.status : 'failed';
    return commandResult(
      {
        reports: [report],
        status,
        reason: problem ?? (report.command === 'verify' ? verifyReason(report.data) : 'findings'),
        message: `${name}: ${status}.${landing?.kind === 'not-committed' ? ` Nothing was committed. ${landing.message}` : ''}`,
        head: landing?.kind === 'committed' ? landing.commit : checkedOut,
        landing,
      },
      context,
    );
  });
}

/** A file is committed, but the versions branch refused its version. */
function unrecordedNotice({ data }: Report, { message, hint }: PrpError): string {
  const path = 'path' in data ? data.path : 'The file';
  return `${path} is committed, but no version of it was kept: ${message} ${hint}`;
}

const writesVersions: ReadonlySet<PlainCommand> = new Set(['save', 'rollback', 'tag', 'cleanup', 'import']);
/** Commands that have no dry run. */
const cannotDryRun: ReadonlySet<PlainCommand> = new Set(['save']);
