/** What every command understands. */
export interface GlobalOptions {
  readonly json: boolean;
  /** `-C`: where to run, as typed; the current directory when absent. */
  readonly directory?: string;
  /** `--config`, as typed. */
  readonly config?: string;
  readonly versionsBranch?: string;
  readonly workers?: number | 'auto';
  readonly color: boolean;
  readonly debug: boolean;
}
