import type { FailOn } from './gates/verdict.ts';

/** All commands, independent of the entry point. Paths are relative to the root of the repository. */
export type Command =
  | GenerateCommand
  | ValidateCommand
  | ListGatesCommand
  | SaveCommand
  | ListCommand
  | ShowCommand
  | DiffCommand
  | RollbackCommand
  | CleanupCommand
  | ImportCommand
  | VerifyCommand
  | RepairCommand
  | TagCommand
  | HistoryCommand
  | StatusCommand
  | MoveCommand
  | PageCommand
  | OpenCommand
  | InitCommand;

export interface GenerateCommand {
  readonly name: 'generate';
  /** Path of the feature request. */
  readonly feature: string;
  /** One of `environmentChoices`; the configuration's when absent. */
  readonly env?: string | undefined;
  /** Where the PRP goes; `PRPs/<slug of the title>.md` when absent. */
  readonly out?: string | undefined;
  /** Replace an existing PRP that was not generated from this request, or was changed since. */
  readonly force: boolean;
  readonly versioning: boolean;
  readonly dryRun: boolean;
}

export interface ValidateCommand {
  readonly name: 'validate';
  /** PRPs as typed; empty: those that changed since `base`, or all. */
  readonly prps: readonly string[];
  /** A revision: only PRPs that changed since are chosen, and findings it has too do not fail. */
  readonly base?: string | undefined;
  /** Compare with `base` itself, not with the commit where it and HEAD parted. @default false */
  readonly isBaseExact?: boolean;
  /** Also run the gates of this environment, one of `environmentChoices`. */
  readonly env?: string | undefined;
  /** Ids of the gates to run; all when absent, but those of the environment. */
  readonly gates?: readonly string[] | undefined;
  readonly failOn?: FailOn | undefined;
  /** Run the PRPs' own validation loops, too. */
  readonly runLoop: boolean;
  readonly versioning: boolean;
  /** Paths of PRPs of which no version is kept all the same: their bytes are in no commit. @default none */
  readonly unkept?: readonly string[];
}

/** Lists the gates, and which of them a validation with the same options would run. */
export interface ListGatesCommand extends Pick<ValidateCommand, 'env' | 'gates'> {
  readonly name: 'list-gates';
}

export interface SaveCommand {
  readonly name: 'save';
  readonly prps: readonly string[];
  readonly message?: string | undefined;
}

export interface ListCommand {
  readonly name: 'list';
  /** One PRP's versions; all PRPs when absent. */
  readonly prp?: string | undefined;
  /** Versions shown at most. */
  readonly limit: number;
}

export interface ShowCommand {
  readonly name: 'show';
  readonly prp: string;
  readonly version: string;
}

export interface DiffCommand {
  readonly name: 'diff';
  readonly prp: string;
  readonly from?: string | Revision | undefined;
  readonly to?: string | undefined;
  /** Compared with the file when no earlier version is stored. @default HEAD */
  readonly base?: Revision | undefined;
}

export interface Revision {
  /** In full. */
  readonly commit: string;
  /** For people, such as the name of a branch. */
  readonly name: string;
}

export interface RollbackCommand {
  readonly name: 'rollback';
  readonly prp: string;
  /** The last version that passed before the latest, when absent. */
  readonly version?: string | undefined;
  /** Prefix of HEAD's commit or of the file's checksum. Any other state is a conflict. */
  readonly expect?: string | undefined;
}

export interface CleanupCommand {
  readonly name: 'cleanup';
  /** Versions to leave of each PRP; the configuration's when absent. */
  readonly maxVersions?: number | undefined;
  /** Days; the configuration's when absent. */
  readonly olderThan?: number | undefined;
  /** Then squash the whole branch to one commit, to free space. */
  readonly compact: boolean;
  readonly dryRun: boolean;
}

export interface ImportCommand {
  readonly name: 'import';
  /** Which files are PRPs, from the root of the repository; the configuration's when empty. */
  readonly globs: readonly string[];
  /** The newest revisions of each PRP; all when absent. */
  readonly limit?: number | undefined;
  /** Add revisions that are older than stored versions after them. */
  readonly append: boolean;
  readonly dryRun: boolean;
}

export interface VerifyCommand {
  readonly name: 'verify';
  /** PRPs as typed; empty: all that have versions, and the branch as a whole. */
  readonly prps: readonly string[];
}

export interface RepairCommand {
  readonly name: 'repair';
  /** PRPs as typed; empty: all that have versions, and the branch as a whole. */
  readonly prps: readonly string[];
  readonly dryRun: boolean;
}

export interface TagCommand {
  readonly name: 'tag';
  readonly prp: string;
  /** Lists the tags when absent. */
  readonly tag?: string | undefined;
  /** A selector. To delete: only from this version. */
  readonly version?: string | undefined;
  readonly delete: boolean;
  /** Move it when another version has it. */
  readonly force: boolean;
  readonly dryRun: boolean;
}

export interface HistoryCommand {
  readonly name: 'history';
  readonly prp: string;
  /** Records shown at most, of each kind. */
  readonly limit: number;
}

export interface MoveCommand {
  readonly name: 'mv';
  readonly prp: string;
  /** The new path; a folder; or a new name, without a folder and an extension, in the same folder. */
  readonly target: string;
  readonly dryRun: boolean;
}

export interface PageCommand {
  readonly name: 'page';
  /** The directory to write; `_site` when absent. */
  readonly out?: string | undefined;
  /** Versions of each PRP that have pages, newest first. */
  readonly limit: number;
}

export interface OpenCommand {
  readonly name: 'open';
  /** Also open the address in a browser. */
  readonly browser: boolean;
}

interface StatusCommand {
  readonly name: 'status';
}

export interface InitCommand {
  readonly name: 'init';
  /** Where the configuration goes. @default .github/prp.yml */
  readonly configFile?: string | undefined;
}
