/** What every command understands. */
export interface GlobalOptions {
  readonly json: boolean;
  /** `-C`: where to run, as typed; the current directory when absent. */
  readonly directory?: string | undefined;
  /** `--config`, as typed. */
  readonly config?: string | undefined;
  readonly versionsBranch?: string | undefined;
  /** `--remote`: its name, or true for the configured one or origin; false for `--no-remote`. */
  readonly remote?: string | boolean | undefined;
  readonly workers?: number | 'auto' | undefined;
  readonly color: boolean;
  readonly debug: boolean;
}
