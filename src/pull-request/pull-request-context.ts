import type { Share } from '../commands/validate/examine.ts';
import type { Config } from '../config/config.ts';
import type { GateResults } from '../gates/verdict.ts';
import type { GithubClient } from '../github/client.ts';
import type { FooterTarget } from '../report/report-footer.ts';
import type { Repository } from '../system/repository.ts';
import type { Notices } from './notices.ts';
import type { Account, Trigger } from './trigger.ts';

/**
 * Everything that work on a pull request needs, independent of the entry point: the action makes it from its inputs and the
 * environment of the runner, an app from a webhook and the token of an installation.
 */
export interface PullRequestContext extends Pick<Trigger, 'trust' | 'fromFork' | 'rights' | 'repositoryId'> {
  /** Its requests throw `E_USAGE` without a token. */
  readonly github: GithubClient;
  /** For `git fetch`; `''` for none. */
  readonly token: string;
  /** `owner/name`. */
  readonly repositoryName: string;
  /** Address of GitHub, without a slash at the end. */
  readonly serverUrl: string;
  /** The clone. Its work tree has the files to validate, unless `trust` is `privileged`. */
  readonly repository: Repository;
  /** Read from the source that `rights.configFrom` names; without commands and plugins where `rights.runCommands` is false. */
  readonly config: Config;
  /** The file has commands or plugins that this run may not run. @default false */
  readonly leavesOutCommands?: boolean;
  /** The account that caused the event. */
  readonly actor: Account | null;
  readonly policy: Policy;
  readonly options: CommandOptions;
  /**
   * Names the series of runs that share one comment and one check: of the action, workflow and job. Letters, digits and
   * `. _ -`, at most 60.
   */
  readonly runKey: string;
  readonly run: RunNumbers;
  /** Take over our comment of another series if this one has none. @default false */
  readonly sharesComment?: boolean;
  /** The app reports and answers comments: this run only runs gates, and stores versions. @default false */
  readonly leavesReports?: boolean;
  /** Of an app that keeps one check for each commit, with buttons. @default each run creates a check without buttons */
  readonly ownCheck?: { readonly appId: number } | undefined;
  readonly notices: Notices;
  /** Results of gates that ran in other jobs of the same run: these gates do not run again. */
  readonly examined?: GateResults | undefined;
  /** Starts command gates on other machines. @default in this process */
  readonly startCommands?: Share['startCommands'];
}

/** Limits that the owner of the repository sets, beside the rights of the event. */
export interface Policy {
  /** Keep one comment on the pull request up to date, and suggest changes in a review. */
  readonly comment: boolean;
  /** Commit generated and restored PRPs to the branch. */
  readonly commit: boolean;
  /** Write nothing at all. */
  readonly dryRun: boolean;
}

/** Options of commands, as the workflow or the app is configured. */
export interface CommandOptions {
  readonly feature?: string | undefined;
  /** PRPs as typed. */
  readonly prps: readonly string[];
  readonly version?: string | undefined;
  /** Name of a tag. */
  readonly tag?: string | undefined;
  readonly env?: string | undefined;
  readonly gates?: readonly string[] | undefined;
  readonly runLoop: boolean;
}

/** Numbers that order the runs with one `runKey`: the newest run has the last word. */
export interface RunNumbers {
  readonly runId: number;
  /** Grows with each run, whatever event caused it. */
  readonly runNumber: number;
  /** 1, and one more each time the same run is started again. */
  readonly runAttempt: number;
}

/** The repository and the commit that the links of a report lead to. */
export function replyTarget(
  head: string,
  { serverUrl, repositoryName, config }: Pick<PullRequestContext, 'serverUrl' | 'repositoryName' | 'config'>,
) {
  return { head, repositoryUrl: `${serverUrl}/${repositoryName}`, versionsBranch: config.versions.branch };
}

/** The places that the last line of a comment links to. */
export function footerTarget(
  { head, base }: { readonly head: string; readonly base: string | null },
  context: Pick<PullRequestContext, 'serverUrl' | 'repositoryName' | 'config' | 'run'>,
): FooterTarget {
  const target = replyTarget(head, context);
  return { ...target, base, runUrl: `${target.repositoryUrl}/actions/runs/${context.run.runId}` };
}
