import type { Origin } from '../system/origin.ts';
import type { Report } from '../report/report.ts';
import { run } from '../run.ts';
import type { ChangedPrp } from './change-message.ts';
import { commandFromInputs, type PlainCommand } from './commands-from-requests.ts';
import { delivered } from './commit-or-patch.ts';
import { hearing } from './notices.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { skipped } from './job-result.ts';
import { pullRequestRepository } from './pull-request-repository.ts';
import { repliesMarkdown } from './replies-markdown.ts';
import { stagedRepository } from './overlay-repository.ts';
import { failedGatesIn, versionsIn } from './report-outputs.ts';
import { unsoundReason } from './verify-and-clean-up.ts';
import { withRuntime } from './with-runtime.ts';

/** Carries out the command that the workflow names. What it writes becomes a commit of the branch it runs for. */
export async function namedCommand(name: PlainCommand, job: Job): Promise<JobResult> {
  const { rights } = job.trigger;
  if (!rights.versions && writing.has(name)) {
    return skipped('read-only', `This run may keep no versions, which \`${name}\` does.`);
  }
  if (job.inputs['dry-run'] && undryable.has(name)) return skipped('dry-run', `\`${name}\` was not run.`);
  const heard = hearing(job.announce);
  const command = commandFromInputs(name, job);
  const repository = stagedRepository(pullRequestRepository(job, job.trigger.head ?? job.run.sha));
  const readsLog = name === 'verify';
  return withRuntime(
    job,
    { repository, origin: originOf(job), announce: heard.announce, readsLog },
    async (runtime) => {
      const report = await run(command, runtime, job);
      const { offer } = await delivered(changesIn(report), repository, job, heard);
      const failed = report.status === 'failed';
      return {
        status: report.status,
        decision: failed ? 'stop' : 'continue',
        reason: failed ? (report.command === 'verify' ? unsoundReason(report.data) : 'findings') : 'passed',
        message: `${name}: ${report.status}.`,
        command: report.command,
        data: report.data,
        markdown: [repliesMarkdown([report], job, heard), offer].join('\n'),
        versions: versionsIn(report),
        failedGates: failedGatesIn(report),
        validation: report.command === 'validate' ? report : undefined,
      };
    },
  );
}

const writing: ReadonlySet<PlainCommand> = new Set(['save', 'rollback', 'tag', 'cleanup', 'import']);
/** They cannot say what they would do. */
const undryable: ReadonlySet<PlainCommand> = new Set(['save', 'rollback']);

function originOf({ run: { repository, sha, ref }, trigger }: Job): Origin {
  const { head, pullRequest, actor } = trigger;
  const branch = pullRequest?.headRef ?? null;
  return {
    repository,
    commit: head ?? sha,
    ref: branch === null ? ref : `refs/heads/${branch}`,
    pullRequest: pullRequest?.number ?? null,
    actor: actor?.login ?? null,
    blobs: new Map(),
  };
}

/** PRPs that it writes. */
function changesIn(report: Report): readonly ChangedPrp[] {
  if (report.command === 'generate') {
    const { path, version } = report.data;
    return [{ action: 'generated', path, version }];
  }
  if (report.command !== 'rollback') return [];
  const { path, version, restoredSequence } = report.data;
  return [{ action: 'restored', path, version, restoredSequence }];
}
