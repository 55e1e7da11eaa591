import { describe, expect, it } from 'vitest';
import { UnknownOutcomeError } from '../../src/github/api-error.ts';
import { checkRunBodies, createCheckRun } from '../../src/pull-request/check-run.ts';
import { getPermission, isProtected } from '../../src/pull-request/commenter-permission.ts';
import { stickyLine, updateStickyComment } from '../../src/pull-request/sticky-comment.ts';
import { nockGithub, type Reply, replyTo, replyToGraphql } from '../support/nock-github.ts';
import { head, pullRequestReport } from '../support/pull-request.ts';
import { finding, validationOf } from '../support/validation.ts';

const path = '/repos/acme/api';
const lost: Reply = { status: 502 };
const us = 'github-actions[bot]';

describe('the permission of an account', () => {
  const permissionPath = `${path}/collaborators/octo%20cat/permission`;
  async function permission(reply: Reply): Promise<unknown> {
    const { client, api } = nockGithub();
    replyTo(api, 'GET', permissionPath, [reply]);
    return getPermission(client, 'acme/api', 'octo cat').catch((error: unknown) => error);
  }
  const granted = (permissions: unknown, login = 'Octo Cat'): Reply => ({ body: { user: { login, permissions } } });

  it.each<[string, Reply, string]>([
    ['of its effective rights', granted({ pull: true, triage: true, push: true }), 'write'],
    ['of an administrator', granted({ pull: true, admin: true }), 'admin'],
    ['none without rights', granted(null), 'none'],
    ['none for an account that GitHub does not know', { status: 404 }, 'none'],
    ['none when GitHub names no account', { body: { user: null } }, 'none'],
    ['none when GitHub names another account', granted({ admin: true }, 'another'), 'none'],
  ])('is that %s', async (_, reply, level) => {
    expect(await permission(reply)).toBe(level);
  });

  it.each<[string, Reply, string]>([
    ['a token that may not read it', { status: 403 }, 'E_FORBIDDEN'],
    ['an unexpected response', { body: { user: 7 } }, 'E_GITHUB'],
  ])('is an error for %s', async (_, reply, code) => {
    expect(await permission(reply)).toMatchObject({ code });
  });
});

describe('the protection of a branch', () => {
  it.each<[Reply, boolean | undefined]>([
    [{ body: { protected: true } }, true],
    [{ body: { protected: false } }, false],
    [{ body: {} }, undefined],
    [{ status: 403 }, undefined],
    [{ status: 404 }, undefined],
  ])('with %j is %s', async (reply, expected) => {
    const { client, api } = nockGithub();
    replyTo(api, 'GET', `${path}/branches/topic%2Fone`, [reply]);
    expect(await isProtected(client, 'acme/api', 'topic/one')).toBe(expected);
  });
});

describe('the sticky comment', () => {
  const mark = { key: 'report', run: 7, attempt: 1, head };
  const written = { id: 1, user: { login: us }, body: `${stickyLine(mark)}\nText` };

  /** `lists` are the replies to the requests for all comments, `created` to the one that creates a comment. */
  async function update(lists: readonly Reply[], created: readonly Reply[] = [], login: string | null = us) {
    const nocked = nockGithub();
    replyTo(nocked.api, 'GET', `${path}/issues/3/comments?per_page=100`, lists);
    replyTo(nocked.api, 'POST', `${path}/issues/3/comments`, created);
    replyTo(nocked.api, 'PATCH', `${path}/issues/comments/1`, [lost, { body: {} }]);
    replyTo(nocked.api, 'DELETE', `${path}/issues/comments/2`, [lost, { status: 404 }]);
    replyToGraphql(nocked.api, [{ body: { data: { viewer: { login: us } } } }]);
    const comment = { path, number: 3, mark, text: 'Text', login: login ?? undefined };
    const result = await updateStickyComment(nocked.client, comment).catch((error: unknown) => error);
    return {
      result,
      requests: nocked.sent.map(({ method, path: at }) => `${method} ${at.split(/[/?]/).at(-1) ?? ''}`),
    };
  }
  const none: Reply = { body: [] };

  it('is created where there is none', async () => {
    const { result, requests } = await update([none, { body: [written] }], [{ status: 201, body: written }]);
    expect(result).toBe(true);
    expect(requests).toEqual(['GET per_page=100', 'POST comments', 'GET per_page=100']);
  });

  it('is not created again when only the response was lost', async () => {
    const { result, requests } = await update([none, { body: [written] }, { body: [written] }], [lost]);
    expect(result).toBe(true);
    expect(requests.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('is an unknown outcome when the response was lost and there is no comment', async () => {
    const { result, requests } = await update([none, none], [lost]);
    expect(result).toBeInstanceOf(UnknownOutcomeError);
    expect(requests.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('is updated and freed of its copy, each again after a failure', async () => {
    const { result, requests } = await update([{ body: [written, { ...written, id: 2 }] }]);
    expect(result).toBe(false);
    expect(requests.slice(1)).toEqual(['PATCH 1', 'PATCH 1', 'DELETE 2', 'DELETE 2']);
  });

  it('is recognised by our login, which GitHub gives by GraphQL', async () => {
    const { result, requests } = await update([{ body: [written] }], [], null);
    expect(result).toBe(false);
    expect(requests.slice(0, 3)).toEqual(['GET per_page=100', 'POST graphql', 'PATCH 1']);
  });
});

describe('the check run', () => {
  const findings = Array.from({ length: 60 }, (_, n) => finding({ startLine: n + 1 }));
  const bodies = (run = pullRequestReport()) => checkRunBodies(run, { name: 'PRP', externalId: 'report:7:1' });
  const made = { id: 9, external_id: 'report:7:1', app: { slug: 'github-actions' } };
  const listPath = `${path}/commits/${head}/check-runs?check_name=PRP&filter=all&per_page=100`;

  it('is created, and extended by the annotations that did not fit', async () => {
    const { client, api, sent } = nockGithub();
    replyTo(api, 'POST', `${path}/check-runs`, [{ status: 201, body: made }]);
    replyTo(api, 'PATCH', `${path}/check-runs/9`, [{ body: made }]);
    const run = pullRequestReport(validationOf(...findings));
    expect(await createCheckRun(client, path, bodies(run))).toEqual({ id: 9, login: us });
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  });

  it('is found by its external id when the response was lost', async () => {
    const { client, api, sent } = nockGithub();
    replyTo(api, 'POST', `${path}/check-runs`, [lost]);
    const runs = [{ ...made, id: 8, external_id: 'report:6:1' }, made];
    replyTo(api, 'GET', listPath, [{ body: { check_runs: runs } }]);
    expect(await createCheckRun(client, path, bodies())).toEqual({ id: 9, login: us });
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('has an unknown outcome when the response was lost and GitHub lists no such run', async () => {
    const { client, api } = nockGithub();
    replyTo(api, 'POST', `${path}/check-runs`, [lost]);
    replyTo(api, 'GET', listPath, [{ body: { check_runs: [] } }]);
    await expect(createCheckRun(client, path, bodies())).rejects.toBeInstanceOf(UnknownOutcomeError);
  });

  it('is refused by name of the permission', async () => {
    const { client, api } = nockGithub();
    const headers = { 'x-accepted-github-permissions': 'checks=write' };
    replyTo(api, 'POST', `${path}/check-runs`, [{ status: 403, headers }]);
    await expect(createCheckRun(client, path, bodies())).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
      hint: expect.stringContaining('`checks: write`'),
    });
  });
});
