import { Probot, ProbotOctokit } from 'probot';
import * as z from 'zod/mini';
import { careful } from '../src/index.ts';
import type { Delivery } from './inbox/inbox.ts';
import type { Settings } from './settings.ts';
import { type HandledEvent, handledEvents } from './task.ts';

/** An event, and the access to its repository. */
export interface ReceivedEvent {
  readonly event: HandledEvent;
  readonly payload: unknown;
  readonly repositoryName: string;
  readonly defaultBranch: string;
  /** Makes a token of the installation for this repository alone. Throws as Octokit. */
  readonly createToken: () => Promise<string>;
}

export interface GithubApp {
  /** Hands a stored delivery to the handler. Throws what the handler threw. */
  receive(delivery: Pick<Delivery, 'id' | 'event'> & { readonly payload: unknown }): Promise<void>;
}

/** What a token of a worker may do: what the use cases need, and nothing more. */
const permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'read',
} as const;

const subjectSchema = z.object({
  installation: z.object({ id: z.int() }),
  repository: z.object({ id: z.int(), full_name: z.string(), default_branch: z.string() }),
});

const off = { retry: { enabled: false }, throttle: { enabled: false } } as const;

/** Opens the app by Probot, with our plugin in place of retry and throttling. */
export async function openGithubApp(
  { appId, privateKey, secrets: [secret], github }: Pick<Settings, 'appId' | 'privateKey' | 'secrets' | 'github'>,
  handle: (received: ReceivedEvent) => Promise<void>,
): Promise<GithubApp> {
  // Probot merges its own settings over ours, unless ours is a function.
  const Octokit = ProbotOctokit.plugin(careful()).defaults((given: object) => ({ ...given, ...off }));
  const probot = new Probot({ appId, privateKey, secret, baseUrl: github.apiUrl, Octokit, logLevel: 'fatal' });
  await probot.ready();
  probot.on([...handledEvents], async ({ name, payload, octokit }) => {
    const subject = subjectSchema.safeParse(payload);
    // A webhook of a repository, not of an installation, has no token.
    if (!subject.success) return;
    const { installation, repository } = subject.data;
    await handle({
      event: name,
      payload,
      repositoryName: repository.full_name,
      defaultBranch: repository.default_branch,
      async createToken() {
        const { data } = await octokit.rest.apps.createInstallationAccessToken({
          installation_id: installation.id,
          repository_ids: [repository.id],
          permissions,
        });
        return data.token;
      },
    });
  });

  return {
    async receive({ id, event, payload }) {
      try {
        // The inbox has only events with these names.
        const name = event as HandledEvent;
        await probot.receive({ id, name, payload } as Parameters<Probot['receive']>[0]);
      } catch (error) {
        throw error instanceof AggregateError && error.errors.length === 1 ? error.errors[0] : error;
      }
    },
  };
}
