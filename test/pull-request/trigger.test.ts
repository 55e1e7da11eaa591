import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrpError } from '../../src/base/errors.ts';
import type { RunContext } from '../../src/action/run-context.ts';
import { type Trigger, triggerOf, type TriggerInputs } from '../../src/pull-request/trigger.ts';
import { rightsOf } from '../../src/pull-request/run-rights.ts';
import { base, head } from '../support/pull-request.ts';

const repository = { full_name: 'o/r', default_branch: 'main', private: false };
const sender = { login: 'ann', type: 'User', id: 5 };
const noCommit = '0'.repeat(40);

const run: RunContext = {
  repository: 'o/r',
  sha: head,
  ref: 'refs/heads/main',
  runId: 11,
  runNumber: 7,
  runAttempt: 1,
  serverUrl: 'https://github.com',
};

function triggered(eventName: string, payload: unknown, inputs: Partial<TriggerInputs> = {}, ref = run.ref): Trigger {
  return triggerOf({
    eventName,
    payload,
    inputs: { command: 'auto', versionsBranch: 'prp-versions', ...inputs },
    run: { ...run, ref },
  });
}

function pullRequest(about: { action?: string; draft?: boolean; from?: string | null; sender?: object } = {}) {
  const { action = 'synchronize', draft = false, from = 'o/r', sender: by = sender } = about;
  const repo = from === null ? null : { full_name: from };
  return {
    action,
    repository,
    sender: by,
    pull_request: {
      number: 3,
      draft,
      head: { sha: head, ref: 'topic', repo },
      base: { sha: base, ref: 'main' },
      title: 'not looked at',
    },
  };
}

function comment(body: string | null, about: { action?: string; issue?: object; user?: object | null } = {}) {
  const { action = 'created', issue = { number: 3, pull_request: {} }, user = sender } = about;
  return { action, repository, issue, comment: { id: 21, body, user } };
}

function push(about: object = {}) {
  return {
    repository,
    sender,
    ref: 'refs/heads/main',
    before: base,
    after: head,
    forced: false,
    deleted: false,
    ...about,
  };
}

describe('a pull request of the repository itself', () => {
  it('starts nothing when its branch is the versions branch', () => {
    const inputs = { versionsBranch: 'topic' };
    expect(triggered('pull_request', pullRequest(), inputs).request).toMatchObject({ reason: 'versions-branch' });
    const named = triggered('pull_request', pullRequest(), { ...inputs, command: 'validate' });
    expect(named.request).toMatchObject({ reason: 'versions-branch' });
    expect(triggered('pull_request', pullRequest({ from: 'x/r' }), inputs).request).toEqual({ kind: 'pull-request' });
  });

  it('has every right', () => {
    expect(triggered('pull_request', pullRequest())).toEqual({
      request: { kind: 'pull-request' },
      trust: 'own',
      fromFork: false,
      rights: { report: true, versions: true, commit: true, runCommands: true, configFrom: 'checkout' },
      actor: { login: 'ann', isBot: false },
      head,
      base,
      pullRequest: { number: 3, draft: false, headRef: 'topic', baseRef: 'main', changedFiles: null },
      commentId: null,
      forced: false,
      repositoryId: null,
    });
  });

  it('is validated as a draft, too', () => {
    const { request, pullRequest: pull } = triggered('pull_request', pullRequest({ draft: true }));
    expect([request.kind, pull?.draft]).toEqual(['pull-request', true]);
  });

  it('starts nothing once it is closed', () => {
    expect(triggered('pull_request', pullRequest({ action: 'closed' })).request).toMatchObject({
      kind: 'nothing',
      reason: 'pull-request-closed',
    });
  });

  it("matches the repository's name in any case", () => {
    expect(triggered('pull_request', pullRequest({ from: 'O/R' })).fromFork).toBe(false);
  });
});

describe('a pull request of a fork or of Dependabot', () => {
  it.each([
    ['a fork', pullRequest({ from: 'evil/r' })],
    ['a fork that is gone', pullRequest({ from: null })],
    ['Dependabot', pullRequest({ sender: { login: 'dependabot[bot]', type: 'Bot' } })],
  ])('%s gets static gates and no writes', (_whose, payload) => {
    const { request, trust, rights } = triggered('pull_request', payload);
    expect([request.kind, trust]).toEqual(['pull-request', 'outside']);
    expect(rights).toEqual({
      report: false,
      versions: false,
      commit: false,
      runCommands: false,
      configFrom: 'default-branch',
    });
  });

  it('runs no command of a fork with a writing token', () => {
    const { trust, rights } = triggered('pull_request_target', pullRequest({ from: 'evil/r' }));
    expect(trust).toBe('privileged');
    expect(rights).toEqual({
      report: true,
      versions: false,
      commit: false,
      runCommands: false,
      configFrom: 'default-branch',
    });
  });

  it('runs no command of the repository with pull_request_target', () => {
    const { rights } = triggered('pull_request_target', pullRequest());
    expect(rights).toMatchObject({ versions: true, runCommands: false, configFrom: 'default-branch' });
  });
});

describe('a comment', () => {
  it('is a command of its author', () => {
    const payload = comment('/prp rollback PRPs/a.md v3\r\nplease', { user: { login: 'bob', type: 'User' } });
    expect(triggered('issue_comment', payload)).toMatchObject({
      request: { kind: 'slash-command', slash: { name: 'rollback', prp: 'PRPs/a.md', version: 'v3' } },
      trust: 'privileged',
      fromFork: null,
      rights: { commit: false, versions: false, runCommands: false, configFrom: 'default-branch' },
      actor: { login: 'bob', isBot: false },
      head: null,
      pullRequest: { number: 3 },
      commentId: 21,
    });
  });

  it('may be a command with an error', () => {
    expect(triggered('issue_comment', comment('/prp rolback')).request).toMatchObject({
      kind: 'slash-command',
      slash: { usage: '/prp rollback <prp> <version> [--expect SHA]' },
    });
  });

  it.each([
    ['edited', comment('/prp help', { action: 'edited' }), 'comment-not-new'],
    ['deleted', comment('/prp help', { action: 'deleted' }), 'comment-not-new'],
    ['on an issue', comment('/prp help', { issue: { number: 3 } }), 'not-a-pull-request'],
    [
      'on an issue, as GitHub may say it',
      comment('/prp help', { issue: { number: 3, pull_request: null } }),
      'not-a-pull-request',
    ],
    ['of an account that is gone', comment('/prp help', { user: null }), 'not-a-command'],
    ['chat', comment('Looks good'), 'not-a-command'],
    ['empty', comment(null), 'not-a-command'],
  ])('starts nothing when it is %s', (_what, payload, reason) => {
    expect(triggered('issue_comment', payload).request).toMatchObject({ kind: 'nothing', reason });
  });

  it('never starts a command that the workflow names', () => {
    const { request } = triggered('issue_comment', comment('/prp help'), { command: 'rollback' });
    expect(request).toMatchObject({ kind: 'nothing', reason: 'command-in-workflow' });
  });

  it.each([{ login: 'x[bot]', type: 'Bot' }, { login: 'x' }, { login: 'x', type: 'Organization' }])(
    'of %j is one of a bot',
    (user) => {
      expect(triggered('issue_comment', comment('/prp help', { user })).actor?.isBot).toBe(true);
    },
  );
});

describe('a push', () => {
  it('to the default branch is recorded', () => {
    expect(triggered('push', push())).toMatchObject({
      request: { kind: 'record-push' },
      trust: 'default-branch',
      rights: { versions: true, runCommands: true },
      head,
      base,
      pullRequest: null,
      forced: false,
      repositoryId: null,
    });
  });

  it('is marked as forced when it rewrites history', () => {
    expect(triggered('push', push({ forced: true })).forced).toBe(true);
  });

  it('that creates the branch has no base', () => {
    expect(triggered('push', push({ before: noCommit })).base).toBeNull();
  });

  it.each([
    ['deletes', { after: noCommit, deleted: true }, 'branch-deleted'],
    ['is to the versions branch', { ref: 'refs/heads/prp-versions' }, 'versions-branch'],
    ['is to another branch', { ref: 'refs/heads/topic' }, 'other-branch'],
    ['is of a tag', { ref: 'refs/tags/main' }, 'other-branch'],
  ])('starts nothing when it %s', (_what, about, reason) => {
    expect(triggered('push', push(about)).request).toMatchObject({ kind: 'nothing', reason });
  });

  it('to another branch runs a named command', () => {
    const { request, trust } = triggered('push', push({ ref: 'refs/heads/topic' }), { command: 'validate' });
    expect([request, trust]).toEqual([{ kind: 'command', command: 'validate' }, 'own']);
  });

  it('to the versions branch runs no command', () => {
    const { request } = triggered('push', push({ ref: 'refs/heads/prp-versions' }), { command: 'validate' });
    expect(request.kind).toBe('nothing');
  });
});

describe('a merge group', () => {
  const group = {
    head_sha: head,
    head_ref: 'refs/heads/gh-readonly-queue/main/pr-3',
    base_sha: base,
    base_ref: 'refs/heads/main',
  };

  it('is validated, and no version is kept', () => {
    expect(
      triggered('merge_group', { action: 'checks_requested', repository, sender, merge_group: group }),
    ).toMatchObject({
      request: { kind: 'merge-group' },
      rights: { report: true, versions: false, commit: false, runCommands: true },
      head,
      base,
    });
  });

  it('starts nothing when it is dissolved', () => {
    const { request } = triggered('merge_group', { action: 'destroyed', repository, sender, merge_group: group });
    expect(request).toMatchObject({ kind: 'nothing', reason: 'merge-group-gone' });
  });
});

describe('a schedule or a dispatch', () => {
  it.each<[string, unknown]>([
    ['schedule', { schedule: '0 3 * * *' }],
    ['schedule', { schedule: '0 3 * * *', repository }],
    ['workflow_dispatch', { repository, sender, inputs: {} }],
    ['repository_dispatch', { repository, sender, client_payload: {} }],
  ])('%s verifies and cleans up', (eventName, payload) => {
    expect(triggered(eventName, payload)).toMatchObject({
      request: { kind: 'verify-and-clean-up' },
      trust: 'default-branch',
      head,
      base: null,
    });
  });

  it('runs a named command', () => {
    expect(triggered('workflow_dispatch', { repository, sender }, { command: 'import' }).request).toEqual({
      kind: 'command',
      command: 'import',
    });
  });

  it('on another branch has the trust of that branch', () => {
    expect(triggered('workflow_dispatch', { repository, sender }, {}, 'refs/heads/topic').trust).toBe('own');
  });
});

describe('an unknown event', () => {
  it('is a usage error', () => {
    expect(() => triggered('issues', { repository, sender })).toThrow(
      expect.objectContaining({ code: 'E_USAGE', message: 'The event "issues" starts nothing.' }),
    );
  });

  it('runs a named command without trust in the content', () => {
    expect(triggered('workflow_run', { repository, sender }, { command: 'status' })).toMatchObject({
      request: { kind: 'command', command: 'status' },
      trust: 'privileged',
      rights: { runCommands: false, versions: false, configFrom: 'default-branch' },
    });
  });
});

describe('the command that a workflow names', () => {
  it('takes precedence over the event', () => {
    expect(triggered('pull_request', pullRequest({ action: 'closed' }), { command: 'validate' }).request).toEqual({
      kind: 'command',
      command: 'validate',
    });
  });

  it('gives a fork no further right', () => {
    const { rights } = triggered('pull_request', pullRequest({ from: 'evil/r' }), { command: 'rollback' });
    expect(rights).toMatchObject({ versions: false, commit: false });
  });

  it.each([
    ['validat', 'Did you mean validate?'],
    ['x\u202E', 'Use auto, or one of generate, validate, save,'],
  ])('must exist: %j', (command, hint) => {
    expect(() => triggered('push', push(), { command })).toThrow(
      expect.objectContaining({ code: 'E_USAGE', hint: expect.stringContaining(hint) }),
    );
  });
});

describe('a payload with a missing field', () => {
  it.each<[string, unknown, string]>([
    ['pull_request', null, 'is no object'],
    ['pull_request', {}, 'has no usable action'],
    ['pull_request', { ...pullRequest(), pull_request: undefined }, 'has no usable pull_request'],
    [
      'pull_request_target',
      {
        ...pullRequest(),
        pull_request: { ...pullRequest().pull_request, head: { sha: 'HEAD', ref: 'x', repo: null } },
      },
      'has no usable pull_request.head.sha',
    ],
    ['issue_comment', { ...comment('/prp help'), comment: { body: '/prp help' } }, 'has no usable comment.id'],
    ['issue_comment', comment('/prp help', { issue: { number: '3; rm' } }), 'has no usable issue.number'],
    ['push', push({ after: '--all' }), 'has no usable after'],
    ['merge_group', { action: 'checks_requested', repository }, 'has no usable merge_group'],
  ])('%s: the field is named', (eventName, payload, said) => {
    expect(() => triggered(eventName, payload)).toThrow(
      expect.objectContaining({ code: 'E_USAGE', message: `The payload of the event ${eventName} ${said}.` }),
    );
  });

  it('is never worse than a usage error', () => {
    const events = fc.constantFrom('pull_request', 'issue_comment', 'push', 'merge_group', 'schedule', 'constructor');
    fc.assert(
      fc.property(events, fc.anything(), (eventName, payload) => {
        let said: unknown;
        try {
          triggered(eventName, payload);
        } catch (error) {
          said = error;
        }
        expect(said === undefined || (said instanceof PrpError && said.code === 'E_USAGE')).toBe(true);
      }),
    );
  });
});

describe('rights', () => {
  it.each(['own', 'outside', 'privileged', 'default-branch'] as const)(
    'of content from a fork never reach what is kept, nor run it, with trust %s',
    (trust) => {
      expect(rightsOf(trust, true)).toMatchObject({ versions: false, commit: false, runCommands: false });
    },
  );
});
