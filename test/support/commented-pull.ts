import { openRepository } from '../../src/system/repository.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import type { Config } from '../../src/config/config.ts';
import type { PrpEvent } from '../../src/event.ts';
import { readInputs } from '../../src/action/inputs.ts';
import { contextOf } from '../../src/action/open-context.ts';
import { collectNotices } from '../../src/pull-request/notices.ts';
import type { PullRequestContext } from '../../src/pull-request/pull-request-context.ts';
import { githubClient } from '../../src/github/client.ts';
import { octokitFor } from '../../src/github/octokit.ts';
import { type CheckedOut, type Trigger, triggerOf } from '../../src/pull-request/trigger.ts';
import { eventsOf } from './github/events.ts';
import { type FakeGithub, fakeGithub } from './github/fake-github.ts';
import type { FakeRepository } from './github/fake-repository.ts';
import type { Permissions, Role } from './github/caller.ts';
import type { Pull } from './github/repository-state.ts';
import { completeFiles, completePrp } from './complete-prp.ts';
import { temporaryClone } from './temporary-repository.ts';

export interface CommentedPull {
  readonly github: FakeGithub;
  readonly shop: FakeRepository;
  readonly pull: Pull;
  readonly heard: readonly PrpEvent[];
  /** The context of a run for a new comment of this account. */
  comment(
    body: string,
    about?: CommentAbout,
  ): Promise<{
    readonly context: PullRequestContext & { readonly run: CheckedOut };
    readonly trigger: Trigger;
    readonly id: number;
  }>;
  /** The replies, oldest first, without their marks. */
  replies(): readonly string[];
  reactions(id: number): readonly string[];
}

export interface CommentAbout {
  /** The author. @default ann, with the role `write` */
  readonly login?: string;
  readonly role?: Role;
  readonly action?: 'created' | 'edited' | 'deleted';
  /** On an issue that is no pull request. */
  readonly onIssue?: boolean;
  readonly config?: Partial<Config>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly permissions?: Permissions;
}

const writing: Permissions = { contents: 'write', pull_requests: 'write', issues: 'write' };

/** A shop with a pull request, `topic`, that changes the goal of `PRPs/search.md`; or another one that is given. */
export async function commentedPull(
  open: (shop: FakeRepository, github: FakeGithub) => Promise<Pull> = topicOf,
): Promise<CommentedPull> {
  const github = await fakeGithub();
  const files = { 'PRPs/search.md': completePrp, ...completeFiles };
  const shop = await github.repository('acme/shop', { files });
  const pull = await open(shop, github);
  const heard: PrpEvent[] = [];
  return {
    github,
    shop,
    pull,
    heard,
    async comment(body, about = {}) {
      const { login = 'ann', role = 'write', action = 'created', onIssue = false } = about;
      const said = shop.comment(onIssue ? shop.openIssue().number : pull.number, body, login);
      if (!login.endsWith('[bot]')) shop.allow(login, role);
      const run = {
        repository: 'acme/shop',
        sha: await shop.head(),
        ref: 'refs/heads/main',
        runId: 11,
        runNumber: 7,
        runAttempt: 1,
        serverUrl: github.serverUrl,
      };
      const { payload } = await eventsOf(github, shop).issueComment(said, action);
      const token = github.appToken(shop, about.permissions ?? writing);
      const clone = await temporaryClone({ directory: shop.store.directory }, ['--depth=1']);
      const inputs = readInputs(
        (name) => about.inputs?.[`INPUT_${name.toUpperCase()}`] ?? (name === 'github-token' ? token : ''),
      );
      const trigger = triggerOf({
        eventName: 'issue_comment',
        payload,
        inputs: { command: inputs.command, versionsBranch: 'prp-versions' },
        run,
      });
      const { apiUrl, graphqlUrl } = github;
      const client = githubClient(() => octokitFor({ token, apiUrl, userAgent: 'test' }), { apiUrl, graphqlUrl });
      const context = {
        ...contextOf({ inputs, trigger }),
        run,
        token,
        github: client,
        repositoryName: run.repository,
        serverUrl: run.serverUrl,
        repository: await openRepository(clone.directory),
        config: { ...defaultConfig, ...about.config },
        notices: collectNotices((event) => void heard.push(event)),
        runKey: 'prp.slash',
      };
      return { context, trigger, id: said.id };
    },
    replies: () =>
      [...shop.comments.values()].flatMap(({ author, body }) =>
        author.login === 'github-actions[bot]' && !body.startsWith('<!-- prp:sticky:')
          ? [body.replace(/^<!-- prp:reply:\S+ -->\n/, '')]
          : [],
      ),
    reactions: (id) => (shop.comments.get(id)?.reactions ?? []).map(({ content }) => content),
  };
}

async function topicOf(shop: FakeRepository): Promise<Pull> {
  await shop.commit('topic', { write: { 'PRPs/search.md': changedPrp } });
  return shop.openPull({ head: 'topic' });
}

export const changedPrp = completePrp.replace('Find a note in seconds.', 'Find a note at once.');
