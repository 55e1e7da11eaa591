import type { Revision } from '../command.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import type { ValidateReport } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { validatePrps } from './validate-prps.ts';
import { summarizeVersions, withNewVersions } from './version-summary.ts';

type Kept = 'generated' | 'landing' | 'gone' | 'cited' | 'head' | 'isPartial';

/** The changed PRPs of a commit, and what the run did to them before. */
export interface ChangedPrps extends Pick<PullRequestReport, Kept> {
  /** Paths. */
  readonly prps: readonly string[];
  /** The commit to compare with. */
  readonly base: Revision;
  /** Keep a version of each. */
  readonly versioning: boolean;
}

/** A report to publish. */
export interface ChangeReport extends Pick<PullRequestReport, 'prps' | 'baseName' | Kept> {
  readonly validation: ValidateReport | null;
}

/** Validates changed PRPs with their earlier versions, for a report. */
export async function validateChanges(
  { prps, base, versioning, ...rest }: ChangedPrps,
  runtime: Runtime,
  context: PullRequestContext,
): Promise<ChangeReport> {
  const summaries = await summarizeVersions(prps, base, runtime);
  // A PRP that is in no commit is validated, but no version of it is kept.
  const unkept = rest.landing?.kind === 'not-committed' ? rest.generated.map(({ path }) => path) : [];
  const scope = { prps, base: base.commit, versioning, unkept };
  const validation = prps.length === 0 ? null : await validatePrps(scope, runtime, context);
  return { validation, prps: withNewVersions(validation?.data.prps ?? [], summaries), baseName: base.name, ...rest };
}
