import { Probot, ProbotOctokit } from 'probot';
import * as z from 'zod/mini';
import { careful } from '../src/index.ts';
import type { Delivery } from './inbox/inbox.ts';
import type { SentWebhook, WebhookLog } from './operation/sweep-deliveries.ts';
import type { Settings } from './settings.ts';
import { repositoryNamePattern } from './lane.ts';
import { type HandledEvent, handledEvents } from './task.ts';

/** An event, and the access to its repository. */
export interface ReceivedEvent {
  readonly event: HandledEvent;
  readonly payload: unknown;
  /** Of the installation. */
  readonly installation: number;
  readonly repositoryName: string;
  readonly defaultBranch: string;
  /** Makes a token of the installation for this repository alone. Throws as Octokit. */
  readonly createToken: () => Promise<string>;
}

export interface GithubApp extends WebhookLog {
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

/** What an installation must allow: that, and the events of deployments and merge queues. */
export const appPermissions = { ...permissions, deployments: 'read', merge_queues: 'read' } as const;

const subjectSchema = z.object({
  installation: z.object({ id: z.int() }),
  repository: z.object({
    id: z.int(),
    full_name: z.string().check(z.regex(repositoryNamePattern)),
    default_branch: z.string(),
  }),
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
      installation: installation.id,
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
    async *sentWebhooks() {
      const octokit = await probot.auth();
      const pages = octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 });
      for await (const { data } of pages) for (const sent of data) yield sentWebhook(sent);
    },

    async sendAgain(id) {
      const octokit = await probot.auth();
      await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
    },

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

interface Listed {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly delivered_at: string;
  readonly status_code: number;
}

function sentWebhook({ id, guid, event, delivered_at, status_code }: Listed): SentWebhook {
  return { id, guid, event, sentAt: Date.parse(delivered_at), status: status_code };
}
