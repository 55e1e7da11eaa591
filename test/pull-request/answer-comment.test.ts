import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { handleTrigger } from '../../src/pull-request/handle-trigger.ts';
import type { Config } from '../../src/config/config.ts';
import { PrpError } from '../../src/base/errors.ts';
import { changedPrp, type CommentAbout, commentedPull, type CommentedPull } from '../support/commented-pull.ts';
import { completePrp } from '../support/complete-prp.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';
import { workflowIn } from '../support/workflow.ts';

type Place = Pick<CommentedPull, 'comment' | 'replies' | 'reactions' | 'github'>;

/** Writes a comment, runs the answer, and returns its effects. */
async function said(place: Place, body: string, about: CommentAbout = {}) {
  const { context, trigger, id } = await place.comment(body, about);
  const [asked, answered] = [place.github.requests.length, place.replies().length];
  const result = await handleTrigger(trigger, context.run, context);
  const replies = place.replies().slice(answered);
  return { result, replies, reactions: place.reactions(id), requests: place.github.requests.slice(asked), id };
}

/** The command line in a reply. */
const lineIn = (reply: string | undefined) => /```\n(.*)\n```/.exec(reply ?? '')?.[1] ?? '';
const branch = 'refs/heads/prp-versions';

describe('a command in a comment', () => {
  it('gets a reaction, one reply and a final reaction', async () => {
    const { result, replies, reactions, requests } = await said(await commentedPull(), '/prp help');
    expect(result).toMatchObject({ status: 'passed', reason: 'passed', command: 'help' });
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies).toEqual([expect.stringContaining('`/prp rollback <prp> <version> [--expect SHA]`')]);
    expect(requests[0]?.body).toEqual({ content: 'eyes' });
  });

  it('with an error gets a reply with the correct usage', async () => {
    const { result, replies, reactions } = await said(await commentedPull(), '/prp rolback search v1');
    expect(replies).toEqual([expect.stringContaining('Did you mean rollback?')]);
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(result).toMatchObject({ status: 'skipped', decision: 'complete', reason: 'not-understood' });
  });

  it('fails the run for a PRP that does not exist', async () => {
    const { result, replies, reactions } = await said(await commentedPull(), '/prp diff nothing');
    expect(replies).toEqual([expect.stringMatching(/^❌ There is no PRP nothing/)]);
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(result).toMatchObject({ status: 'failed', reason: 'not-found' });
  });

  it('runs without reactions and replies if the token may not write them', async () => {
    const place = await commentedPull();
    const { result, replies } = await said(place, '/prp validate', { permissions: { contents: 'write' } });
    expect(result).toMatchObject({ status: 'passed', versions: [{ prp: 'PRPs/search.md' }] });
    expect(result.markdown).toContain('PRPs/search.md');
    expect(replies).toEqual([]);
    expect(place.heard.filter(({ type }) => type === 'warning')).toMatchObject([
      { message: expect.stringContaining('No reaction'), hint: expect.stringContaining('permission') },
      { message: expect.stringContaining('could not be answered') },
      { message: expect.stringContaining('No reaction') },
    ]);
  });

  it('gets a reply when GitHub fails, and the run ends with the error', async () => {
    const place = await commentedPull();
    const { context, trigger } = await place.comment('/prp list search');
    place.github.fail({ match: { graphql: 'objects' }, times: 100, with: { status: 422, message: 'Not now' } });
    await expect(handleTrigger(trigger, context.run, context)).rejects.toThrow(PrpError);
    expect(place.replies()).toEqual([expect.stringContaining('Not now')]);
  });

  it("gets one reply when GitHub's response was lost", async () => {
    const place = await commentedPull();
    place.github.fail({ match: { method: 'POST', path: /\/issues\/\d+\/comments$/ }, with: { lostAnswer: 502 } });
    expect((await said(place, '/prp help')).replies).toHaveLength(1);
  });

  it('is answered again when the reply did not arrive', async () => {
    const place = await commentedPull();
    place.github.fail({ match: { method: 'POST', path: /\/issues\/\d+\/comments$/ }, with: { status: 502 } });
    expect((await said(place, '/prp help')).replies).toHaveLength(1);
  });
});

describe('a comment without a command', () => {
  it.each([
    ['anything else', 'Thanks!\n/prp help', 'created'],
    ['a quotation', '> /prp help', 'created'],
    ['code', '```\n/prp help\n```', 'created'],
    ['an edited comment', '/prp help', 'edited'],
    ['a deleted comment', '/prp help', 'deleted'],
  ] as const)('is met with silence, and with no request at all: %s', async (_, body, change) => {
    const at = await workflowIn();
    await at.repository.commit('topic', { write: { a: '1' } });
    const { number } = await at.repository.openPull({ head: 'topic' });
    const comment = at.repository.comment(number, body, 'ann');
    const { exitCode, outputs, asked } = await at.run(await at.events.issueComment(comment, change));
    expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [] });
    expect(outputs).toMatchObject({ status: 'skipped', decision: 'complete' });
  });

  it('on an issue starts nothing', async () => {
    const at = await workflowIn();
    const comment = at.repository.comment(at.repository.openIssue().number, '/prp help', 'ann');
    expect((await at.run(await at.events.issueComment(comment))).asked).toEqual([]);
  });
});

describe('permission', () => {
  it.each([
    ['/prp list search', 'read', 'none'],
    ['/prp validate', 'write', 'triage'],
    ['/prp generate', 'write', 'read'],
    ['/prp tag search v1 good', 'write', 'read'],
    ['/prp rollback search v1', 'write', 'triage'],
  ] as const)('of %s is %s, and %s is refused with one reply', async (line, needed, role) => {
    const place = await commentedPull();
    const { result, replies, reactions } = await said(place, line, { login: 'eve', role });
    expect(replies).toEqual([expect.stringContaining(`needs the permission ${needed} in this repository`)]);
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(result).toMatchObject({ status: 'skipped', reason: 'not-permitted' });
    expect(await place.shop.store.resolve(branch)).toBeUndefined();
  });

  it('for a rollback on a protected branch is maintain', async () => {
    const place = await commentedPull();
    place.shop.protect('topic');
    const write = await said(place, '/prp rollback search v1', { role: 'write' });
    expect(write.replies).toEqual([expect.stringContaining('needs the permission maintain')]);
    const maintain = await said(place, '/prp rollback search v1', { role: 'maintain' });
    expect(lineIn(maintain.replies[0])).toContain('--expect');
  });

  it('is that of a protected branch if GitHub does not say', async () => {
    const place = await commentedPull();
    place.github.fail({ match: { path: /\/branches\/topic$/ }, with: { status: 404 } });
    const { replies } = await said(place, '/prp rollback search v1', { role: 'write' });
    expect(replies).toEqual([expect.stringContaining('needs the permission maintain')]);
  });

  it('is none if GitHub does not say', async () => {
    const place = await commentedPull();
    const { context, trigger } = await place.comment('/prp validate');
    place.github.fail({ match: { path: /\/permission$/ }, with: { status: 403, message: 'Must have push access' } });
    await expect(handleTrigger(trigger, context.run, context)).rejects.toThrow('Must have push access');
    expect(await place.shop.store.resolve(branch)).toBeUndefined();
  });

  it('follows the configuration of the default branch', async () => {
    const permissions: Config['permissions'] = { validate: 'admin', bots: [] };
    const { replies } = await said(await commentedPull(), '/prp validate', { config: { permissions } });
    expect(replies).toEqual([expect.stringContaining('needs the permission admin')]);
  });

  it('is refused to a bot without any request', async () => {
    const { result, requests } = await said(await commentedPull(), '/prp validate', { login: 'evil[bot]' });
    expect(requests).toEqual([]);
    expect(result).toMatchObject({ status: 'skipped', reason: 'bot-not-allowed' });
  });

  it('is given to an allowed bot', async () => {
    const permissions = { bots: ['renovate[bot]'] };
    const about = { login: 'renovate[bot]', config: { permissions } };
    expect((await said(await commentedPull(), '/prp validate', about)).result.status).toBe('passed');
  });

  it('that an allowed bot lacks gets no reply', async () => {
    const permissions: Config['permissions'] = { bots: ['renovate[bot]'], validate: 'admin' };
    const about = { login: 'renovate[bot]', config: { permissions } };
    const { result, replies } = await said(await commentedPull(), '/prp validate', about);
    expect(result.reason).toBe('not-permitted');
    expect(replies).toEqual([]);
  });
});

describe('validate', () => {
  it('validates the changed PRPs of the head, and keeps versions of them', async () => {
    const place = await commentedPull();
    const { result, replies } = await said(place, '/prp validate');
    expect(replies).toEqual([expect.stringContaining('PRPs/search.md')]);
    expect(result).toMatchObject({ status: 'passed', versions: [{ prp: 'PRPs/search.md' }], failedGates: [] });
    const directory = `PRPs/search.md/0000/${result.versions[0]?.id ?? ''}`;
    expect(await place.shop.read(`${directory}/prp.md`, branch)).toBe(changedPrp);
    expect(JSON.parse((await place.shop.read(`${directory}/memento.json`, branch)) ?? '')).toMatchObject({
      actor: 'ann',
      source: {
        repository: 'acme/shop',
        commit: await place.shop.head('topic'),
        ref: 'refs/heads/topic',
        pullRequest: place.pull.number,
        dirty: false,
      },
    });
  });

  it('resolves references in the head, and reports findings', async () => {
    const place = await commentedPull(async (shop) => {
      await shop.commit('topic', { write: { 'PRPs/search.md': changedPrp }, remove: ['src/notes.js'] });
      return shop.openPull({ head: 'topic' });
    });
    const { result, replies, reactions } = await said(place, '/prp validate');
    expect(result).toMatchObject({ status: 'failed', reason: 'findings', failedGates: ['references'] });
    expect(replies).toEqual([expect.stringContaining('src/notes.js')]);
    expect(reactions).toEqual(['eyes', 'confused']);
  });

  it('runs no command and no plugin of the head or the checkout', async () => {
    const traces = await temporaryDirectory();
    const place = await commentedPull(async (shop) => {
      const command = `commands: [{ id: evil, run: "touch ${traces}/command" }]`;
      const config = `${command}\nplugins: [./evil.mjs]\nfail-on: never\n`;
      const plugin = `import { writeFileSync } from 'node:fs';\nwriteFileSync('${traces}/plugin', '');\n`;
      const write = { 'PRPs/search.md': 'Nothing.\n', '.github/prp.yml': config, 'evil.mjs': plugin };
      await shop.commit('topic', { write });
      return shop.openPull({ head: 'topic' });
    });
    const commands = [{ id: 'test', run: 'exit 1', needs: [], priority: 'normal' as const }];
    const { result } = await said(place, '/prp validate', { config: { commands, plugins: ['./gate.mjs'] } });
    expect(result).toMatchObject({ status: 'failed', reason: 'findings' });
    expect(result.failedGates).not.toContain('test');
    expect(result.data).toMatchObject({ gates: [] });
    expect(await readdir(traces)).toEqual([]);
  });

  it('keeps no version of a fork', async () => {
    const place = await commentedPull(forked);
    const { result, replies } = await said(place, '/prp validate');
    expect(result).toMatchObject({ status: 'passed', versions: [] });
    expect(replies).toHaveLength(1);
    expect(await place.shop.store.resolve(branch)).toBeUndefined();
  });

  it('does not follow a link of the head', async () => {
    const place = await commentedPull();
    const clone = (await place.comment('/prp help')).context.repository.git;
    const blob = await clone.text(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
    await clone.text(['update-index', '--add', '--cacheinfo', `120000,${blob},PRPs/link.md`]);
    const tree = await clone.text(['write-tree']);
    const parent = await place.shop.head();
    const identity = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];
    const commit = await clone.text([...identity, 'commit-tree', tree, '-p', parent, '-m', 'A link']);
    await clone.text(['push', '--quiet', '--force', 'origin', `${commit}:refs/heads/topic`]);
    const { replies } = await said(place, '/prp validate PRPs/link.md');
    expect(replies).toEqual([expect.stringMatching(/^❌ There is no PRP PRPs\/link\.md/)]);
  });
});

describe('generate', () => {
  const request = '# Export notes\n\n## FEATURE:\n\nExport all notes as one file.\n\n- The file opens again.\n';
  const open = async (shop: CommentedPull['shop']) => {
    await shop.commit('topic', { write: { 'features/export.md': request } });
    return shop.openPull({ head: 'topic' });
  };

  it('generates PRPs from changed feature requests, in one commit that GitHub signs', async () => {
    const place = await commentedPull(open);
    const before = await place.shop.head('topic');
    const { result, replies, reactions } = await said(place, '/prp generate');
    const { stdout } = await place.shop.store.git.run(['log', '--format=%H%n%P%n%B', `${before}..topic`]);
    const [commit = '', parent, ...message] = stdout.toString().trim().split('\n');
    expect(parent).toBe(before);
    expect(place.shop.signed).toContain(commit);
    expect(message.join('\n')).toMatch(
      /^prp: generate PRPs\/\S+\.md\n\nPrp: PRPs\/\S+\nPrp-Checksum: sha256:[0-9a-f]{64}\nPrp-Action: generated\n/,
    );
    expect(message.at(-1)).toBe('Prp-Actor: ann');
    const path = /^Prp: (.*)$/m.exec(message.join('\n'))?.[1] ?? '';
    expect(await place.shop.read(path, 'refs/heads/topic')).toContain('Export all notes as one file.');
    expect(result).toMatchObject({ status: 'passed', command: 'generate', versions: [{ prp: path }] });
    expect(replies).toEqual([expect.stringContaining(`, commit [\`${commit.slice(0, 7)}\`](`)]);
    expect(replies[0]).toMatch(/The new head is checked: ✅ \*\*.* passes/);
    expect(replies[0]).toContain('```sh\ngit pull --rebase\n```');
    expect(reactions).toEqual(['eyes', 'rocket']);
  });

  it('has nothing to do if no feature request changed', async () => {
    const { result, replies } = await said(await commentedPull(), '/prp generate');
    expect(result).toMatchObject({ status: 'skipped', reason: 'nothing-changed' });
    expect(lineIn(replies[0])).toBe('/prp generate [feature]');
  });

  it('generates the other PRPs when one feature request cannot be used', async () => {
    const place = await commentedPull(async (shop) => {
      const write = { 'features/a.md': '\0', 'features/export.md': request };
      await shop.commit('topic', { write });
      return shop.openPull({ head: 'topic' });
    });
    const { result, replies } = await said(place, '/prp generate');
    expect(result.status).toBe('failed');
    expect(replies).toEqual([expect.stringMatching(/❌[^]*was generated and committed to this branch[^]*, commit \[/)]);
  });
});

describe('rollback', () => {
  /** The first version is kept, and then the file is broken. */
  async function broken() {
    const place = await commentedPull();
    await said(place, '/prp validate');
    await place.shop.commit('topic', { write: { 'PRPs/search.md': 'Broken.\n' } });
    return { ...place, head: await place.shop.head('topic') };
  }

  it('without --expect replies with the line that names the head, and changes nothing', async () => {
    const place = await broken();
    const { result, replies } = await said(place, '/prp rollback search v1');
    expect(lineIn(replies[0])).toBe(`/prp rollback search v1 --expect ${place.head}`);
    expect(result).toMatchObject({ status: 'skipped', reason: 'expect-missing' });
    expect(await place.shop.head('topic')).toBe(place.head);
  });

  it('with that line restores the version by one commit on top of that head', async () => {
    const place = await broken();
    const line = lineIn((await said(place, '/prp rollback search v1')).replies[0]);
    const { result, replies, reactions } = await said(place, line);
    expect(await place.shop.read('PRPs/search.md', 'refs/heads/topic')).toBe(changedPrp);
    const commit = await place.shop.store.commit('refs/heads/topic');
    expect(commit?.parents).toEqual([place.head]);
    expect(replies).toEqual([
      expect.stringMatching(/search is back at v1\n[^]*\*\*search passes\*\*[^]*v2 is kept\. /),
    ]);
    expect(lineIn(replies[0])).toBe(`/prp rollback PRPs/search.md v2 --expect ${commit?.id}`);
    expect(replies[0]).toContain('**What came back**');
    expect(replies[0]).toContain(commit?.id);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(result).toMatchObject({ status: 'passed', command: 'rollback' });
  });

  it('that expects another commit is refused, with the line for the present head', async () => {
    const place = await broken();
    const { result, replies } = await said(place, '/prp rollback search v1 --expect 1234567');
    expect(replies).toEqual([expect.stringContaining('Nothing was changed')]);
    expect(lineIn(replies[0])).toBe(`/prp rollback search v1 --expect ${place.head}`);
    expect(result).toMatchObject({ status: 'skipped', reason: 'head-moved' });
    expect(await place.shop.head('topic')).toBe(place.head);
  });

  it('is refused when the branch moves at the same moment', async () => {
    const place = await broken();
    const push = () => place.shop.commit('topic', { write: { 'PRPs/search.md': 'Pushed.\n' } });
    const isCommit = ({ body }: { readonly body: unknown }) =>
      JSON.stringify(body ?? null).includes('"branchName":"topic"');
    place.github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile: async () => push() } });
    const { result, replies, requests } = await said(
      place,
      `/prp rollback search v1 --expect ${place.head.slice(0, 7)}`,
    );
    expect(requests.filter(isCommit)).toHaveLength(1);
    expect(result).toMatchObject({ status: 'skipped', reason: 'head-moved' });
    expect(lineIn(replies[0])).toBe('/prp rollback search v1');
    expect(await place.shop.read('PRPs/search.md', 'refs/heads/topic')).toBe('Pushed.\n');
  });

  it('in a pull request of a fork replies with commands for a clone', async () => {
    const place = await commentedPull(forked);
    const { result, replies } = await said(place, '/prp rollback PRPs/search.md v1 --expect 1234567');
    expect(result.reason).toBe('fork');
    expect(replies[0]).toContain(
      `git fetch ${place.github.serverUrl}/acme/shop.git prp-versions:prp-versions\nprp rollback PRPs/search.md v1\n`,
    );
  });

  it('is refused in a closed pull request', async () => {
    const place = await broken();
    await place.shop.closePull(place.pull);
    const { result, replies } = await said(place, `/prp rollback search v1 --expect ${place.head}`);
    expect(result.reason).toBe('pull-request-closed');
    expect(replies).toEqual([expect.stringContaining('Reopen it first')]);
  });

  it('is refused where the workflow allows no commits', async () => {
    const place = await broken();
    const line = `/prp rollback search v1 --expect ${place.head}`;
    expect((await said(place, line, { inputs: { 'INPUT_DRY-RUN': 'true' } })).result.reason).toBe('dry-run');
    expect((await said(place, line, { inputs: { INPUT_COMMIT: 'false' } })).result.reason).toBe('commit-off');
    expect(await place.shop.head('topic')).toBe(place.head);
  });
});

describe('list, diff, status and tag', () => {
  it('read the stored versions', async () => {
    const place = await commentedPull();
    await said(place, '/prp validate');
    expect((await said(place, '/prp tag search v1 good')).replies).toEqual([
      expect.stringMatching(/^✅ \*\*good\*\* now names v1 of \[search\]\(.*\)\.\n$/),
    ]);
    expect((await said(place, '/prp list search', { login: 'eve', role: 'read' })).replies[0]).toMatch(/\[v1\].*good/);
    await place.shop.commit('topic', { write: { 'PRPs/search.md': completePrp } });
    expect((await said(place, '/prp diff search')).replies[0]).toContain('+Find a note in seconds.');
    expect((await said(place, '/prp status')).replies[0]).toContain('PRPs/search.md');
  });

  it('compare with the base where no earlier version is stored', async () => {
    const place = await commentedPull();
    const told = /^### search: main → this pull request\n[^]*-Find a note in seconds\./;
    expect((await said(place, '/prp diff search')).replies[0]).toMatch(told);
    await said(place, '/prp validate');
    expect((await said(place, '/prp diff search')).replies[0]).toMatch(told);
    expect((await said(place, '/prp diff search commit:HEAD')).replies[0]).toContain('v1 → this pull request');
  });
});

async function forked(shop: CommentedPull['shop'], github: CommentedPull['github']) {
  const fork = await github.fork(shop, 'eve');
  await fork.commit('topic', { write: { 'PRPs/search.md': changedPrp } });
  return shop.openPull({ head: 'topic', from: fork });
}
