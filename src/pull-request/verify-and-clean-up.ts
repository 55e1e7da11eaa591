import type { Report, VerifyData } from '../report/report.ts';
import { hearing } from './notices.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { repliesMarkdown } from './replies-markdown.ts';
import { runAs } from './run-typed.ts';
import { withRuntime } from './with-runtime.ts';

/** Verifies all versions, then removes old ones; what was tampered with is left as it is, for somebody to look at. */
export async function upkeep(job: Job): Promise<JobResult> {
  const heard = hearing(job.announce);
  return withRuntime(job, { announce: heard.announce, readsLog: true }, async (runtime) => {
    const verified = await runAs({ name: 'verify', prps: [] }, runtime);
    const reports: Report[] = [verified];
    if (verified.status === 'passed') {
      const dryRun = job.inputs['dry-run'];
      reports.push(await runAs({ name: 'cleanup', compact: false, dryRun }, runtime));
    }
    const isSound = verified.status === 'passed';
    return {
      status: verified.status,
      decision: isSound ? 'continue' : 'stop',
      reason: isSound ? 'passed' : unsoundReason(verified.data),
      message: isSound ? 'All versions are as they were kept.' : `${unsound(verified.data)} Nothing was removed.`,
      command: 'verify',
      data: verified.data,
      markdown: repliesMarkdown(reports, job, heard),
      versions: [],
      failedGates: [],
    };
  });
}

/** Why a verification did not pass: what it found, or that it could not look at everything. */
export function unsoundReason({ problems }: VerifyData): 'tampered' | 'partly-verified' {
  return problems.length > 0 ? 'tampered' : 'partly-verified';
}

function unsound({ problems, partly = '' }: VerifyData): string {
  if (problems.length > 0) return 'Versions are not as they were kept.';
  return `Partly verified: the log could not be read because ${partly}`;
}
