import type { ReportFormat } from '../report/formats.ts';

/** What every command understands. */
export interface GlobalOptions {
  readonly json: boolean;
  /** What a validation is written as for another program; absent for a person. Only `validate` sets it. */
  readonly format?: ReportFormat | undefined;
  /** `-C`: where to run, as typed; the current directory when absent. */
  readonly directory?: string | undefined;
  /** `--config`, as typed. */
  readonly config?: string | undefined;
  readonly versionsBranch?: string | undefined;
  /** `--remote`: its name, or true for the configured one or origin; false for `--no-remote`. */
  readonly remote?: string | boolean | undefined;
  readonly workers?: number | 'auto' | undefined;
  /** False for `--no-cache`. */
  readonly cache?: boolean | undefined;
  readonly color: boolean;
  readonly debug: boolean;
}
