/** The public interface, for programs that embed prp-action and for the app. */
export { type Command } from './command.ts';
export {
  type ComponentFactories,
  componentFactories,
  type ComponentOptions,
  createComponent,
  registerComponent,
} from './components.ts';
export { type Config, configSchema } from './config/config.ts';
export { defaultConfig } from './config/default-config.ts';
export { type ErrorCode, exitCodeOf, isUserError, PrpError } from './base/errors.ts';
export { type Announce, type PrpEvent } from './event.ts';
export { type Branch, type Change, type Entry } from './history/branch/branch.ts';
export { type Cipher } from './history/versions/age-cipher.ts';
export { ageCipher } from './history/versions/age-cipher.ts';
export { gitBranch } from './history/branch/git-branch.ts';
export { becomeIsolationWorker } from './gates/isolation/gate-process.ts';
export { type Plugin, type PluginFindings, type PluginRule, type PluginSubject } from './gates/plugins/plugin.ts';
export { careful, type CarefulOptions } from './github/careful.ts';
export { type GithubClient, githubClient } from './github/client.ts';
export { githubBranch } from './github/github-branch.ts';
export { octokitFor, type OctokitSettings } from './github/octokit.ts';
export { History } from './history/history.ts';
export { type Memento, open, seal } from './history/versions/memento.ts';
export { memoryBranch } from './history/branch/memory-branch.ts';
export { type AttemptContext, type Component, type ComponentKind, RetryableError } from './mediator/component.ts';
export { Mediator } from './mediator/mediator.ts';
export { type Outcome, type Task } from './mediator/task.ts';
export { logTo } from './observers/event-log.ts';
export { notifyTo } from './observers/notification.ts';
export { notifyAll, type Observer, settleAll } from './observers/observer.ts';
export { type CitedFiles, type PageSite, type PageSource, pageSource } from './page/page-source.ts';
export { type PageResponse, renderPage } from './page/render-page.ts';
export { diffPrps } from './prp/diff/diff-prps.ts';
export { applySuggestion } from './prp/finding.ts';
export { type Finding, type Severity } from './prp/finding.ts';
export { type GateResult, type Verdict } from './prp/gate-result.ts';
export { parse } from './prp/parse/parse.ts';
export { print } from './prp/prp.ts';
export { type Prp } from './prp/prp.ts';
export { answerComment } from './pull-request/answer-comment.ts';
export { type CommentedCommand } from './pull-request/authorize-slash-command.ts';
export { checkRunBodies, createCheckRun } from './pull-request/check-run.ts';
export { chooseReporter } from './pull-request/choose-reporter.ts';
export { readDefaultBranchConfig } from './pull-request/default-branch-config.ts';
export { findPullRequest, getPullRequest, type PullRequestHead } from './pull-request/find-pull-request.ts';
export { handleTrigger } from './pull-request/handle-trigger.ts';
export { collectNotices, type Notices } from './pull-request/notices.ts';
export { parseSlashCommand, type SlashCommand, type SlashProblem } from './pull-request/parse-slash-command.ts';
export { observeChecks } from './pull-request/observe-checks.ts';
export { type ButtonPress, pressButton, validateHead } from './pull-request/press-button.ts';
export { publishReport, type PublishedReport } from './pull-request/publish-report.ts';
export {
  type CommandOptions,
  type Policy,
  type PullRequestContext,
  type RunNumbers,
} from './pull-request/pull-request-context.ts';
export { type Rights, rightsOf, type Trust } from './pull-request/run-rights.ts';
export { type RunResult, skippedResult } from './pull-request/run-result.ts';
export { runSlashCommand } from './pull-request/run-slash-command.ts';
export { type StickyComment, updateStickyComment } from './pull-request/sticky-comment.ts';
export { type CheckedOut, type Trigger, type TriggerEvent, triggerOf } from './pull-request/trigger.ts';
export { type PullRequest, validatePullRequest } from './pull-request/validate-pull-request.ts';
export { annotationsOf } from './report/annotations.ts';
export { ganttOf } from './report/gantt.ts';
export { junitOf } from './report/junit.ts';
export { type Report, type ValidateReport } from './report/report.ts';
export { sarifOf } from './report/sarif.ts';
export { type Version } from './report/version-data.ts';
export { gitIn } from './system/git.ts';
export { openRepository, type Repository } from './system/repository.ts';
export { run } from './run.ts';
export { createRuntime, type Ports, type Runtime } from './runtime.ts';
