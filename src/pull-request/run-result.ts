import { headlineOf } from '../report/headline.ts';
import { isRefused, type Landing, type PullRequestReport } from '../report/pull-request-report.ts';
import type { Report, ValidateReport } from '../report/report.ts';
import type { Version } from '../report/version-data.ts';

/** How a run ended, in the form of the action's outputs. */
export interface RunResult {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The next step of a workflow: continue, stop because of findings, or end because there was nothing to do. */
  readonly decision: 'continue' | 'stop' | 'complete';
  /** Stable: `passed`, `findings`, `nothing-changed`, … or why nothing was done. */
  readonly reason: string;
  /** One line for the log. */
  readonly message: string;
  /** The envelope's command and data, as the command line prints them. */
  readonly command: string;
  readonly data: unknown;
  /** The whole report; empty when there is nothing to report. */
  readonly markdown: string;
  /** Versions that were made or found, newest first of each PRP. */
  readonly versions: readonly Pick<Version, 'prp' | 'id' | 'checksum'>[];
  /** Ids of the gates that did not pass. */
  readonly failedGates: readonly string[];
  /** For files and annotations; absent where nothing was validated. */
  readonly validation?: ValidateReport | undefined;
  /** A check shows the findings at their lines already. */
  readonly hasCheck?: boolean | undefined;
  /** The comment of the pull request has the report. */
  readonly hasComment?: boolean | undefined;
  /** The pull request has the answer. The run belongs to the default branch, which does not turn red for it. */
  readonly isAnswered?: boolean;
  /** PRPs that a commit of this run restored. */
  readonly restored?: number;
  /** Outputs that only this kind of run has. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** The result of a run that had nothing to do. */
export function skippedResult(reason: string, message: string): RunResult {
  const nothing = { command: 'auto', data: {}, markdown: '', versions: [], failedGates: [] };
  return { status: 'skipped', decision: 'complete', reason, message, ...nothing };
}

type Published = Pick<PullRequestReport, 'generated' | 'landing' | 'gone' | 'cited' | 'prps'> & {
  readonly validation: ValidateReport | null;
};

/** The result of a run that published a report. Without a validation, PRPs were generated or removed only. */
export function validationResult(
  { validation, ...report }: Published,
  { markdown, hasCheck, hasComment }: Pick<RunResult, 'markdown' | 'hasCheck' | 'hasComment'>,
): RunResult {
  const reason = validation?.status === 'failed' ? 'findings' : refusalOf(report.landing);
  const made = report.generated.flatMap(({ version }) => version ?? []);
  const kept = validation === null ? made : versionsIn(validation);
  return {
    status: reason === undefined ? 'passed' : 'failed',
    decision: reason === undefined ? 'continue' : 'stop',
    reason: reason ?? 'passed',
    message: headlineOf({ ...report, validation, cancelled: false }).text,
    command: 'validate',
    data: validation?.data ?? {},
    markdown,
    versions: kept.map(({ prp, id, checksum }) => ({ prp, id, checksum })),
    failedGates: validation === null ? [] : failedGatesIn(validation),
    validation: validation ?? undefined,
    hasCheck,
    hasComment,
  };
}

/** The reason code of a commit that GitHub refused; undefined where none was refused. */
export function refusalOf(landing: Landing | undefined): string | undefined {
  if (landing?.kind !== 'not-committed' || !isRefused(landing)) return undefined;
  return landing.reason === 'head-moved' ? 'head-moved' : 'commit-refused';
}

/** The versions that a command made or found. */
export function versionsIn(report: Report): RunResult['versions'] {
  return allVersionsIn(report).map(({ prp, id, checksum }) => ({ prp, id, checksum }));
}

function allVersionsIn(report: Report): readonly Version[] {
  switch (report.command) {
    case 'validate':
      return report.data.prps.flatMap(({ version }) => version ?? []);
    case 'generate':
      return report.data.version === null ? [] : [report.data.version];
    case 'rollback':
      return report.data.version === null ? [] : [report.data.version];
    case 'show':
      return [report.data.version];
    case 'save':
      return report.data.versions;
    case 'list':
      return report.data.versions ?? report.data.prps?.flatMap(({ latest }) => latest ?? []) ?? [];
    default:
      return [];
  }
}

/** Ids of the gates that failed, each once. */
export function failedGatesIn(report: Report): readonly string[] {
  if (report.command !== 'validate') return [];
  const gates = [...report.data.prps.flatMap((prp) => prp.gates), ...report.data.gates];
  return [...new Set(gates.flatMap(({ id, status }) => (status === 'passed' || status === 'skipped' ? [] : [id])))];
}
