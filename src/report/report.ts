import type { RetentionReason } from '../history/cleanup/retention.ts';
import type { ExecutionRecord } from '../history/records/execution-record.ts';
import type { GateTrend } from '../history/records/gate-trends.ts';
import type { WithSequence } from '../history/records/stored-records.ts';
import type { ValidationRecord } from '../history/records/validation-record.ts';
import type { Reappended, Repaired, RepairPlan } from '../history/repair/repair-branch.ts';
import type { ListedTag } from '../history/versions/tag-plan.ts';
import type { Problem } from '../history/versions/tampered-error.ts';
import type { PrpDiff } from '../prp/diff/diff-prps.ts';
import type { Risk } from '../prp/diff/risk.ts';
import type { Severity } from '../prp/finding.ts';
import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { Dialect } from '../prp/prp.ts';
import type { DoctorData, ImportData, ListGatesData, OpenData, PageData, StatusData } from './command-data.ts';
import type { Version } from './version-data.ts';

/** The result of a command as plain data, rendered for people and serialised for programs. */
export type Report =
  | ReportOf<'generate', GenerateData>
  | ValidateReport
  | ReportOf<'list-gates', ListGatesData>
  | ReportOf<'save', SaveData>
  | ReportOf<'list', ListData>
  | ReportOf<'show', ShowData>
  | ReportOf<'diff', DiffData>
  | ReportOf<'rollback', RollbackData>
  | ReportOf<'cleanup', CleanupData>
  | ReportOf<'import', ImportData>
  | ReportOf<'verify', VerifyData>
  | ReportOf<'repair', RepairData>
  | ReportOf<'tag', TagData>
  | ReportOf<'history', HistoryData>
  | ReportOf<'status', StatusData>
  | ReportOf<'mv', MoveData>
  | ReportOf<'page', PageData>
  | ReportOf<'open', OpenData>
  | ReportOf<'doctor', DoctorData>
  | ReportOf<'init', InitData>;

export interface ReportOf<Name extends string, Data> {
  readonly command: Name;
  readonly status: Verdict;
  readonly data: Data;
}

export interface ValidateReport extends ReportOf<'validate', ValidateData> {
  /** The texts of the built-in rules by id, for formats that explain them. */
  readonly rules: Readonly<Record<string, RuleText>>;
  /** The revision of the comparison, as named by the user. */
  readonly base?: string | undefined;
  /** Why no version counts as passed by this run. */
  readonly partialRun?: PartialRun | undefined;
  /** New versions that continue those under a former path. */
  readonly moved?: readonly Version[];
  /** PRPs whose new version asks for less than the one before, where that was looked up. */
  readonly lookTwice?: readonly LookTwice[] | undefined;
  /** A failed PRP and its newest passing version, where that was looked up. */
  readonly rollbackTarget?: { readonly path: string; readonly sequence: number } | undefined;
}

export interface LookTwice {
  readonly path: string;
  /** Number of the version before. */
  readonly since: number;
  readonly risks: readonly Risk[];
}

/** Differences from a usual run: gates that were left out, and a more tolerant threshold than configured. */
export type PartialRun = 'some-gates' | 'lenient';

export interface RuleText {
  readonly gate: string;
  readonly severity: Severity;
  /** The problem that it finds, as a headline. */
  readonly title: string;
  readonly why: string;
  readonly mend: string;
}

export interface GenerateData {
  readonly path: string;
  /** Path of the feature request. */
  readonly feature?: string;
  /** Title of the PRP. */
  readonly name: string;
  readonly environment: string;
  readonly template: 'full';
  readonly complexity: 'low' | 'medium' | 'high';
  /** The file is new. */
  readonly created: boolean;
  /** The file's bytes changed. */
  readonly changed: boolean;
  /** `null` without versioning and in a dry run. */
  readonly version: Version | null;
  /** A version of the file's previous content, when that was not kept yet. */
  readonly kept: Version | null;
  /** Parts of the request that could not be used. */
  readonly notes: readonly string[];
  /** The document, in a dry run only. */
  readonly content?: string;
}

export interface ValidateData {
  readonly prps: readonly ValidatedPrp[];
  /** The run's command gates. */
  readonly gates: readonly GateResult[];
  readonly totals: {
    readonly prps: number;
    readonly gates: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notices: number;
    readonly baseline: number;
  };
  readonly workers: number;
  /** Milliseconds from the first gate's submission to the last one's end. */
  readonly makespanMs: number;
}

export interface ValidatedPrp {
  readonly path: string;
  readonly name: string;
  /** `null` when the document could not be read. */
  readonly dialect: Dialect | null;
  readonly checksum: string;
  readonly verdict: Verdict;
  readonly version: Version | null;
  readonly gates: readonly GateResult[];
}

export interface SaveData {
  readonly versions: readonly (Version & { readonly created: boolean })[];
}

export interface MoveData {
  readonly from: string;
  readonly to: string;
  /** Whether Git tracks the file: then the rename is staged. */
  readonly isTracked: boolean;
  /** The first version under the new path; null in a dry run. */
  readonly version: Version | null;
  readonly dryRun: boolean;
}

export interface ListData {
  /** Of one PRP, newest first. */
  readonly versions?: readonly (Version & {
    /** Changes for which a reviewer looks twice, since the version before; absent where they were not looked for. */
    readonly risks?: number;
  })[];
  /** In natural order. `latest` is null when it failed verification. */
  readonly prps?: readonly {
    readonly prp: string;
    readonly versions: number;
    readonly latest: Version | null;
    /** The path under which the versions continue after a rename; else null. */
    readonly movedTo: string | null;
    /** Number of the newest version that passed; null when none did, absent where it was not looked for. */
    readonly lastPassed?: number | null;
  }[];
  /** Versions that failed verification, with the reason. */
  readonly problems: readonly { readonly prp: string; readonly version: string; readonly message: string }[];
}

export interface ShowData {
  readonly version: Version;
  readonly content: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface DiffData extends Omit<PrpDiff, 'identical'> {
  readonly prp: string;
  /** A version id, the id of a commit, or `worktree`. */
  readonly from: string;
  readonly to: string;
  /** Readable names of the two: `v7`, `HEAD`, a branch, or `worktree`. */
  readonly labels: { readonly from: string; readonly to: string };
  readonly identical: boolean;
  /** No selector was given, and there is one version, which the file equals. */
  readonly isOnlyVersion?: boolean;
  readonly unified: string;
}

export interface RollbackData {
  readonly prp: string;
  readonly path: string;
  /** Id of the version that the file now equals. */
  readonly restoredFrom: string;
  /** Number of that version. */
  readonly restoredSequence: number;
  /** The version that records the rollback; null when nothing was committed. */
  readonly version: Version | null;
  /** Whether the file's bytes changed. */
  readonly changed: boolean;
  /** A version of the file's previous content, when that was not kept yet. */
  readonly kept: Version | null;
}

export interface CleanupData {
  /** By PRP, newest first. In a dry run: those that would be removed. */
  readonly removed: readonly Version[];
  /** Versions that stay, of all PRPs. */
  readonly kept: number;
  /** Versions beyond the limits that stay, with the reason. */
  readonly spared: readonly {
    readonly prp: string;
    readonly version: string;
    readonly sequence: number | null;
    readonly because: RetentionReason;
  }[];
  /** The requested limits; null sets none. */
  readonly limits: { readonly maxVersions: number | null; readonly olderThanDays: number | null };
  readonly dryRun: boolean;
  /** Null unless requested. */
  readonly compacted: CompactedData | null;
}

export interface CompactedData {
  readonly commitsBefore: number;
  readonly commitsAfter: number;
  /** Stored size of all commits of the branch and their files, compressed as now; absent when unknown. */
  readonly bytesBefore?: number;
  /** Stored size of the remaining files, measured in the same way. */
  readonly bytesAfter?: number;
  /** Stored size of unreachable objects, which Git may free later. Absent when unknown. */
  readonly unreachable?: { readonly commits: number; readonly bytes: number };
  /** Other references that still reach the replaced commits. */
  readonly heldBy: readonly string[];
  /** The old head and the new head; null without a new one. */
  readonly replaced: string | null;
  readonly head: string | null;
  /** Name of the versions branch. */
  readonly branch: string;
}

export interface VerifyData {
  /** Number of checked versions. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  /** Parts that could not be checked, with the reason. */
  readonly notes: readonly string[];
  /** Why the log of the branch could not be read; absent when it was. Without the log the verification is partial. */
  readonly partly?: string;
  /** The verified commit of the branch; absent while there is no branch. */
  readonly head?: string;
  /** The log was read back to the first commit. */
  readonly isLogComplete?: boolean;
  /** The PRPs that were verified, by path, with the numbers of their versions and records. */
  readonly prps?: readonly { readonly prp: string; readonly versions: number; readonly records: number }[];
}

export interface RepairData {
  /** Files that were moved aside, or would be in a dry run. */
  readonly repaired: readonly Repaired[];
  /** Versions that repeat the last sound one, so no number is used twice. */
  readonly restated: readonly Reappended[];
  /** Directories restored from an older commit. */
  readonly recovered: RepairPlan['recovered'];
  /** Files of a newer version of this tool, left unchanged. */
  readonly newer: RepairPlan['newer'];
  /** Problems that `verify` finds now. */
  readonly problems: readonly Problem[];
  /** The commit on the versions branch; null without changes and in a dry run. */
  readonly commit: string | null;
  readonly dryRun: boolean;
}

export interface TagData {
  readonly prp: string;
  readonly action: 'listed' | 'tagged' | 'moved' | 'untagged' | 'unchanged';
  /** The tag of the request; null when all were listed. */
  readonly name: string | null;
  /** All tags, by name. In a dry run: the future ones. */
  readonly tags: readonly Omit<ListedTag, 'mementoDigest'>[];
  readonly dryRun: boolean;
}

export interface HistoryData {
  readonly prp: string;
  /** Newest first, like all lists here; `sequence` is the number of the version. */
  readonly executions: readonly Omit<WithSequence<ExecutionRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly validations: readonly Omit<WithSequence<ValidationRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly trends: { readonly gates: readonly GateTrend[] };
  /** Records that failed verification and were left out. */
  readonly problems: readonly Problem[];
}

export interface InitData {
  readonly created: readonly string[];
  /** Existing files that were left unchanged. */
  readonly kept: readonly string[];
  /** PRPs of the work tree. */
  readonly prps: number;
  /** Folders called PRPs that the globs do not reach. */
  readonly elsewhere: readonly string[];
  /** The globs that select PRPs. */
  readonly globs: readonly string[];
}
