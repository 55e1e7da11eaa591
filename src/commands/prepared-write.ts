import type { Report } from '../report/report.ts';

/**
 * A command that writes one file and keeps versions of it, before either is done: an entry point whose write can be
 * refused writes first.
 */
export interface PreparedWrite<Result extends Report> {
  readonly status: 'passed';
  readonly path: string;
  /** The report without versions. */
  readonly report: Result;
  /** Writes the file if its bytes change. */
  write(): Promise<void>;
  /** Keeps the versions, and returns the report with them. `commit`: the commit that has the file already. */
  record(commit?: string): Promise<Result>;
}
