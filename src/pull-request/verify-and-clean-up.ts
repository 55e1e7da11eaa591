import { cleanup } from '../commands/cleanup.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { verify } from '../commands/verify.ts';
import type { VerifyData } from '../report/report.ts';
import { commandResult } from './command-result.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import type { RunResult } from './run-result.ts';
import { withRuntime } from './with-runtime.ts';

/** Verifies all versions, then removes old ones. After tampering nothing is removed: a person has to look at it first. */
export async function verifyAndCleanUp(head: string, context: PullRequestContext): Promise<RunResult> {
  return withRuntime(context, { readsLog: true }, async (runtime) => {
    const verified = await runUseCase(verify, { name: 'verify', prps: [] }, runtime);
    const isSound = verified.status === 'passed';
    const { dryRun } = context.policy;
    const cleaned = isSound ? [await runUseCase(cleanup, { name: 'cleanup', compact: false, dryRun }, runtime)] : [];
    return commandResult(
      {
        // On a good day one sentence is enough.
        reports: [verified, ...cleaned.filter(({ data }) => data.removed.length > 0)],
        reason: verifyReason(verified.data),
        message: isSound ? 'All versions are unchanged.' : `${verifyMessage(verified.data)} Nothing was removed.`,
        head,
      },
      context,
    );
  });
}

/** Why a verification did not pass: tampering, or a log that could not be read. */
export function verifyReason({ problems }: VerifyData): 'tampered' | 'partly-verified' {
  return problems.length > 0 ? 'tampered' : 'partly-verified';
}

function verifyMessage({ problems, partly = '' }: VerifyData): string {
  if (problems.length > 0) return 'Some versions were changed after they were kept.';
  return `Partly verified: the log could not be read because ${partly}`;
}
