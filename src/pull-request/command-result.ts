import { replyMarkdown } from '../report/markdown-reply.ts';
import { markdownPatch } from '../report/markdown-diff.ts';
import { markdownMessage } from '../report/markdown-text.ts';
import { slashHint } from '../report/slash-hint.ts';
import type { Landing } from '../report/pull-request-report.ts';
import type { Report } from '../report/report.ts';
import { type PullRequestContext, replyTarget } from './pull-request-context.ts';
import { failedGatesIn, type RunResult, versionsIn } from './run-result.ts';

interface CommandOutcome {
  /** The first is the command's; those of further commands appear in the Markdown only. */
  readonly reports: readonly [Report, ...Report[]];
  /** @default the report's */
  readonly status?: 'passed' | 'failed';
  /** The reason code of a failure. */
  readonly reason: string;
  readonly message: string;
  /** The commit that the links of the report lead to. */
  readonly head: string;
  /** The commit with the files that the command wrote, or the reason why there is none. */
  readonly landing?: Landing | undefined;
}

/** The result of a run of commands: notices, reports and outputs. */
export function commandResult(
  { reports, status = reports[0].status, reason, message, head, landing }: CommandOutcome,
  context: PullRequestContext,
): RunResult {
  const [report] = reports;
  const target = { ...replyTarget(head, context), landing };
  const notices = context.notices.all().map((notice) => `> ${markdownMessage(slashHint(notice) || notice)}\n`);
  return {
    status,
    decision: status === 'failed' ? 'stop' : 'continue',
    reason: status === 'failed' ? reason : 'passed',
    message,
    command: report.command,
    data: report.data,
    markdown: [...notices, ...reports.map((one) => replyMarkdown(one, target)), markdownPatch(landing)]
      .filter(Boolean)
      .join('\n'),
    versions: versionsIn(report),
    failedGates: failedGatesIn(report),
    validation: report.command === 'validate' ? report : undefined,
  };
}
