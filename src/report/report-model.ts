import type { Risk } from '../prp/diff/risk.ts';
import type { Finding } from '../prp/finding.ts';
import { type Cause, brokenCauses, causesOf } from './finding-causes.ts';
import { isAtFault } from './headline.ts';
import { nameInFolder, namePrps, type PrpName } from './prp-names.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { ValidatedPrp } from './report.ts';

type PrpState = 'failed' | 'look-twice' | 'passed';

/** A PRP in the report of a run. */
export interface ReportedPrp extends PrpName {
  readonly prp: ValidatedPrp;
  readonly state: PrpState;
  readonly risks: readonly Risk[];
  readonly counts: { readonly errors: number; readonly warnings: number; readonly known: number };
}

/** The content of a report, before its layout. */
export interface ReportModel {
  readonly run: PullRequestReport;
  /** Failed ones first, then those to look at. */
  readonly prps: readonly ReportedPrp[];
  /** By path. */
  readonly byPath: ReadonlyMap<string, ReportedPrp>;
  /** More than one PRP: each item names its own. */
  readonly isMany: boolean;
  /** Too many for a row each: a row is a folder. */
  readonly isByFolder: boolean;
  readonly errors: readonly Cause[];
  readonly warnings: readonly Cause[];
  readonly notices: readonly Cause[];
  /** In the base, too. */
  readonly known: readonly Cause[];
}

/** Rows of a table that a reader still takes in. */
const rowsAtMost = 20;

/** Takes a run apart for its report, once for all levels of detail. */
export function modelReport(run: PullRequestReport): ReportModel {
  const validated = run.validation?.data.prps ?? [];
  const names = namePrps(validated.map(({ path }) => path));
  const prps = validated.map((prp) => reported(prp, run, names)).toSorted((a, b) => order[a.state] - order[b.state]);
  const sorted = prps.map(({ prp }) => prp);
  const errors = causesOf(sorted, isFresh('error'));
  const warnings = causesOf(sorted, isFresh('warning'));
  // Without an error, warnings failed the run.
  const areWarningsFatal = run.validation?.status === 'failed' && errors.length === 0 && prps.some(isFailed);
  const broken = brokenCauses(sorted);
  return {
    run,
    prps,
    byPath: new Map(prps.map((one) => [one.prp.path, one])),
    isMany: prps.length > 1,
    isByFolder: prps.length > rowsAtMost,
    errors: [...broken, ...errors, ...(areWarningsFatal ? warnings : [])],
    warnings: areWarningsFatal ? [] : warnings,
    notices: causesOf(sorted, isFresh('notice')),
    known: causesOf(sorted, ({ baseline }) => baseline),
  };
}

const order = { failed: 0, 'look-twice': 1, passed: 2 } as const satisfies Record<PrpState, number>;

function isFresh(severity: Finding['severity']): (finding: Finding) => boolean {
  return (finding) => !finding.baseline && finding.severity === severity;
}

const isFailed = ({ state }: ReportedPrp): boolean => state === 'failed';

function reported(prp: ValidatedPrp, run: PullRequestReport, names: ReadonlyMap<string, PrpName>): ReportedPrp {
  const risks = run.prps.get(prp.path)?.diff?.risks ?? [];
  const findings = prp.gates.flatMap((gate) => gate.findings);
  const fresh = findings.filter(({ baseline }) => !baseline);
  return {
    ...(names.get(prp.path) ?? { name: prp.path, folder: '' }),
    prp,
    state: isAtFault(prp) ? 'failed' : risks.length > 0 ? 'look-twice' : 'passed',
    risks,
    counts: {
      errors: fresh.filter(({ severity }) => severity === 'error').length,
      warnings: fresh.filter(({ severity }) => severity === 'warning').length,
      known: findings.length - fresh.length,
    },
  };
}

/** The name of a PRP in a list: with its folder where the table has folders. */
export function listedName({ byPath, isByFolder }: ReportModel, path: string): string {
  const prp = byPath.get(path);
  if (prp === undefined) return path;
  return isByFolder ? nameInFolder(prp) : prp.name;
}
