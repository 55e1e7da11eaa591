import type { ValidateReport } from '../report/report.ts';
import { headlineOf } from '../report/headline.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import type { JobResult } from './pull-request-context.ts';
import type { PublishedReport } from './published.ts';
import { failedGatesIn, versionsIn } from './report-outputs.ts';

/** Where there was nothing to do. */
export function skipped(reason: string, message: string): JobResult {
  const nothing = { command: 'auto', data: {}, markdown: '', versions: [], failedGates: [] };
  return { status: 'skipped', decision: 'complete', reason, message, ...nothing };
}

/** How a validation ended, and what it was told with. Without one, there was something else to tell. */
export function validated(
  validation: ValidateReport | null,
  { generated }: Pick<PullRequestReport, 'generated'>,
  { markdown, hasCheck }: PublishedReport,
): JobResult {
  const failed = validation?.status === 'failed';
  const made = generated.flatMap(({ version }) => version ?? []);
  const kept = validation === null ? made : versionsIn(validation);
  return {
    status: failed ? 'failed' : 'passed',
    decision: failed ? 'stop' : 'continue',
    reason: failed ? 'findings' : 'passed',
    message: headlineOf({ validation, cancelled: false, generated }).text,
    command: 'validate',
    data: validation?.data ?? {},
    markdown,
    versions: kept.map(({ prp, id, checksum }) => ({ prp, id, checksum })),
    failedGates: validation === null ? [] : failedGatesIn(validation),
    validation: validation ?? undefined,
    hasCheck,
  };
}
