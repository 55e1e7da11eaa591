import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { PrpDiff } from '../prp/diff.ts';
import type { Dialect } from '../prp/prp.ts';
import type { Version } from './version.ts';

/** What a command found or did: plain data, for a person to be rendered, for a machine as it is. */
export type Report =
  | ReportOf<'generate', GenerateData>
  | ReportOf<'validate', ValidateData>
  | ReportOf<'save', SaveData>
  | ReportOf<'list', ListData>
  | ReportOf<'show', ShowData>
  | ReportOf<'diff', DiffData>
  | ReportOf<'rollback', RollbackData>
  | ReportOf<'init', InitData>;

export interface ReportOf<Name extends string, Data> {
  readonly command: Name;
  readonly status: Verdict;
  readonly data: Data;
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
  /** A version id, or `worktree`. */
  readonly from: string;
  readonly to: string;
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

export interface InitData {
  readonly created: readonly string[];
  /** Files that were there already and were left alone. */
  readonly kept: readonly string[];
}
