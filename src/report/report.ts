import type { RetentionReason } from '../history/cleanup/retention.ts';
import type { ExecutionRecord } from '../history/records/execution-record.ts';
import type { GateTrend } from '../history/records/gate-trends.ts';
import type { WithSequence } from '../history/records/stored-records.ts';
import type { ValidationRecord } from '../history/records/validation-record.ts';
import type { Reappended, Repaired, RepairPlan } from '../history/repair/repair.ts';
import type { ListedTag } from '../history/versions/tag-plan.ts';
import type { Problem } from '../history/versions/tampered-error.ts';
import type { PrpDiff } from '../prp/diff/diff.ts';
import type { Severity } from '../prp/finding.ts';
import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { Dialect } from '../prp/prp.ts';
import type { ImportData, ListGatesData, StatusData } from './command-data.ts';
import type { Version } from './version.ts';

/** What a command found or did: plain data, for a person to be rendered, for a machine as it is. */
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
  | ReportOf<'init', InitData>;

export interface ReportOf<Name extends string, Data> {
  readonly command: Name;
  readonly status: Verdict;
  readonly data: Data;
}

export interface ValidateReport extends ReportOf<'validate', ValidateData> {
  /** What is known of the rules of the product, by id: for formats that explain what they list. */
  readonly rules: Readonly<Record<string, RuleText>>;
  /** The revision that PRPs were compared with, as it was named. */
  readonly base?: string | undefined;
  /** Why no version counts as passed by this run. */
  readonly partialRun?: PartialRun | undefined;
  /** A PRP that failed by itself and of which an earlier version has passed, where that was looked for. */
  readonly rollbackTarget?: string | undefined;
}

/** What a run has less than a usual one: it left gates out, or forgave more than the configuration does. */
export type PartialRun = 'some-gates' | 'lenient';

export interface RuleText {
  readonly gate: string;
  readonly severity: Severity;
  /** What it finds, as a headline. */
  readonly title: string;
  readonly why: string;
  readonly mend: string;
}

export interface GenerateData {
  readonly path: string;
  /** Title of the PRP. */
  readonly name: string;
  readonly environment: string;
  readonly template: 'full';
  readonly complexity: 'low' | 'medium' | 'high';
  /** The file was not there before. */
  readonly created: boolean;
  /** The file's bytes are others than before. */
  readonly changed: boolean;
  /** `null` when versioning was off or this was a dry run. */
  readonly version: Version | null;
  /** What the file held before, when nothing had kept that. */
  readonly kept: Version | null;
  /** What the request asked for that could not be used as it stands. */
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

export interface ListData {
  /** Of one PRP, newest first. */
  readonly versions?: readonly Version[];
  /** `latest` is null when it cannot be relied on. */
  readonly prps?: readonly { readonly prp: string; readonly versions: number; readonly latest: Version | null }[];
  /** Versions that cannot be relied on, and why. */
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
  /** What a person calls the two: `v7`, `HEAD`, a branch, or `worktree`. */
  readonly labels: { readonly from: string; readonly to: string };
  readonly identical: boolean;
  readonly unified: string;
}

export interface RollbackData {
  readonly prp: string;
  readonly path: string;
  /** Id of the version whose bytes the file has now. */
  readonly restoredFrom: string;
  /** The same version's number. */
  readonly restoredSequence: number;
  /** The version that records the rollback. */
  readonly version: Version;
  /** Whether the file's bytes are others than before. */
  readonly changed: boolean;
  /** The version that keeps what the file held before, when nothing had kept it yet. */
  readonly kept: Version | null;
}

export interface CleanupData {
  /** By PRP, newest first. In a dry run: what would be removed. */
  readonly removed: readonly Version[];
  /** How many versions stay, of all PRPs together. */
  readonly kept: number;
  /** Versions beyond the limits that stay all the same, and why. */
  readonly spared: readonly {
    readonly prp: string;
    readonly version: string;
    readonly sequence: number | null;
    readonly because: RetentionReason;
  }[];
  /** What was asked for; null sets no limit. */
  readonly limits: { readonly maxVersions: number | null; readonly olderThanDays: number | null };
  readonly dryRun: boolean;
  /** Null unless asked for. */
  readonly compacted: CompactedData | null;
}

export interface CompactedData {
  readonly commitsBefore: number;
  readonly commitsAfter: number;
  /** Stored size of all commits of the branch and their files, compressed as they are now; absent where unknown. */
  readonly bytesBefore?: number;
  /** Stored size of the files that stay, measured in the same way. */
  readonly bytesAfter?: number;
  /** What nothing leads to any more, so that Git may free it: later, and no more than that. Absent where unknown. */
  readonly unreachable?: { readonly commits: number; readonly bytes: number };
  /** Other references that still lead to what was replaced. */
  readonly heldBy: readonly string[];
  /** The head that was, and the one that took its place; null where none did. */
  readonly replaced: string | null;
  readonly head: string | null;
  /** Name of the versions branch. */
  readonly branch: string;
}

export interface VerifyData {
  /** Versions looked at. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  /** What could not be checked, and why. */
  readonly notes: readonly string[];
  /** Why the log of the branch could not be read; absent when it was. Without it this is no whole verification. */
  readonly partly?: string;
}

export interface RepairData {
  /** What was set aside, or would be in a dry run. */
  readonly repaired: readonly Repaired[];
  /** Versions that say once more what the last sound one said, so that no number is used twice. */
  readonly restated: readonly Reappended[];
  /** Directories that were taken from an older commit. */
  readonly recovered: RepairPlan['recovered'];
  /** What a newer version of this tool wrote, and was left alone. */
  readonly newer: RepairPlan['newer'];
  /** What `verify` finds now. */
  readonly problems: readonly Problem[];
  /** The commit of the versions branch that did it; null when there was nothing to do, and in a dry run. */
  readonly commit: string | null;
  readonly dryRun: boolean;
}

export interface TagData {
  readonly prp: string;
  readonly action: 'listed' | 'tagged' | 'moved' | 'untagged' | 'unchanged';
  /** The tag that it was about; null when all were listed. */
  readonly name: string | null;
  /** All tags, by name. In a dry run: as they would be. */
  readonly tags: readonly Omit<ListedTag, 'mementoDigest'>[];
  readonly dryRun: boolean;
}

export interface HistoryData {
  readonly prp: string;
  /** Newest first, as all of these; `sequence` is the number of the version. */
  readonly executions: readonly Omit<WithSequence<ExecutionRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly validations: readonly Omit<WithSequence<ValidationRecord>, 'format' | 'kind' | 'mementoDigest' | 'digest'>[];
  readonly trends: { readonly gates: readonly GateTrend[] };
  /** Records that were left out because they cannot be relied on. */
  readonly problems: readonly Problem[];
}

export interface InitData {
  readonly created: readonly string[];
  /** Files that were there already and were left alone. */
  readonly kept: readonly string[];
}
