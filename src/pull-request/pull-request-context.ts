import type { Config } from '../config/config.ts';
import type { Announce } from '../event.ts';
import type { GateResults } from '../gates/gate-results.ts';
import type { GithubClient } from '../github/client.ts';
import type { RunContext } from './run-context.ts';
import type { Trigger } from './trigger.ts';
import type { ValidateReport } from '../report/report.ts';
import type { Repository } from '../system/repository.ts';
import type { Inputs } from '../action/inputs.ts';
import type { OutputFiles } from '../action/output-files.ts';

/** One run of the action, before anything was done. */
export interface Job {
  readonly inputs: Inputs;
  readonly run: RunContext;
  readonly trigger: Trigger;
  /** Made when something is first asked of GitHub. Throws `E_USAGE` without a token. */
  readonly github: () => GithubClient;
  /** The checkout. */
  readonly repository: Repository;
  /** Read where the trigger says that it may be trusted. */
  readonly config: Config;
  readonly announce: Announce;
  readonly files: OutputFiles;
  /** Names the workflow and the job: what runs of it leave behind belongs together. Letters, digits and `. _ -`. */
  readonly lane: string;
  /** What gates have said in other jobs of the same run: they are not run again. */
  readonly examined?: GateResults | undefined;
}

/** How a run ended, as the outputs tell it. */
export interface JobResult {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What a workflow should do next: go on, stop because of what was found, or nothing was to be done. */
  readonly decision: 'continue' | 'stop' | 'complete';
  /** Stable: `passed`, `findings`, `nothing-changed`, … or why nothing was done. */
  readonly reason: string;
  /** One line for the log. */
  readonly message: string;
  /** The envelope's command and data, as the command line prints them. */
  readonly command: string;
  readonly data: unknown;
  /** The whole report; empty where there is nothing to say. */
  readonly markdown: string;
  /** Versions that were made or found, newest first of each PRP. */
  readonly versions: readonly { readonly prp: string; readonly id: string; readonly checksum: string }[];
  /** Ids of the gates that did not pass. */
  readonly failedGates: readonly string[];
  /** What was validated, for files and annotations; absent where nothing was. */
  readonly validation?: ValidateReport | undefined;
  /** Findings stand at their lines already, in a check. */
  readonly hasCheck?: boolean;
  /** Outputs that only this kind of run has. */
  readonly outputs?: Readonly<Record<string, string>>;
}
