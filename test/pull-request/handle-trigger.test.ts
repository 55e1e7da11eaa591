import { Octokit } from 'octokit';
import { describe, expect, it } from 'vitest';
import {
  careful,
  collectNotices,
  defaultConfig,
  githubClient,
  handleTrigger,
  openRepository,
  type PrpEvent,
  type PullRequestContext,
  type RunResult,
  triggerOf,
} from '../../src/index.ts';
import type { WorkflowEvent } from '../support/action-run.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import type { Permissions } from '../support/github/caller.ts';
import { temporaryClone } from '../support/temporary-repository.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const files = { ...completeFiles, [prp]: completePrp };
const writing: Permissions = { contents: 'write', pull_requests: 'write', checks: 'write', issues: 'write' };

/** Handles a webhook as an app does: with a clone of the default branch and the Octokit of an installation. */
async function deliver(at: Workflow, { name, payload, sha, ref }: WorkflowEvent): Promise<RunResult> {
  const { github, repository } = at;
  const token = github.appToken(repository, writing);
  const octokit = new (Octokit.plugin(careful()))({
    auth: token,
    baseUrl: github.apiUrl,
    userAgent: 'app',
    retry: { enabled: false },
    throttle: { enabled: false },
  });
  const client = githubClient(async () => octokit, github);
  const clone = await temporaryClone({ directory: repository.store.directory }, ['--depth=1']);
  const run = { sha, ref, runId: 1, runNumber: 1, runAttempt: 1 };
  // Content of a pull request is data in an app, as it is in `pull_request_target`.
  const eventName = name === 'pull_request' ? 'pull_request_target' : name;
  const trigger = triggerOf({ eventName, payload, inputs: { command: 'auto', versionsBranch: 'prp-versions' }, run });
  const context: PullRequestContext = {
    github: client,
    token,
    repositoryName: repository.fullName,
    serverUrl: github.serverUrl,
    repository: await openRepository(clone.directory),
    config: defaultConfig,
    actor: trigger.actor,
    trust: trigger.trust,
    fromFork: trigger.fromFork,
    rights: trigger.rights,
    repositoryId: trigger.repositoryId,
    policy: { comment: true, commit: true, dryRun: false },
    options: { prps: [], runLoop: false },
    runKey: 'app',
    run,
    notices: collectNotices((_event: PrpEvent) => {}),
  };
  return handleTrigger(trigger, run, context);
}

describe('an entry point other than the action', () => {
  it('validates a pull request, with a check, a comment and a version', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', 'at once') } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const result = await deliver(at, await at.events.pullRequest(pull));
    expect(result).toMatchObject({ status: 'passed', versions: [{ prp }] });
    expect(at.repository.checkRuns).toMatchObject([{ headSha: pull.headSha, conclusion: 'success' }]);
    expect([...at.repository.comments.values()]).toMatchObject([{ number: pull.number }]);
  });

  it('answers a slash-command', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { [prp]: completePrp.replace('in seconds', 'at once') } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const comment = at.repository.comment(pull.number, '/prp validate', 'ann');
    at.repository.allow('ann', 'write');
    const result = await deliver(at, await at.events.issueComment(comment));
    expect(result).toMatchObject({ command: 'validate', status: 'passed' });
    expect(comment.reactions.map(({ content }) => content)).toEqual(['eyes', 'rocket']);
  });

  it('records a push to the default branch', async () => {
    const at = await workflowIn({ files });
    const before = await at.repository.head();
    const after = await at.repository.commit('main', {
      write: { [prp]: completePrp.replace('in seconds', 'at once') },
    });
    const result = await deliver(at, await at.events.push('main', { before, after }));
    expect(result).toMatchObject({ command: 'save', status: 'passed', versions: [{ prp }] });
  });

  it('has nothing to do for a closed pull request', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { [prp]: 'One.\n' } });
    const event = await at.events.pullRequest(await at.repository.openPull({ head: 'topic' }), 'closed');
    expect(await deliver(at, event)).toMatchObject({ status: 'skipped', reason: 'pull-request-closed' });
  });
});
