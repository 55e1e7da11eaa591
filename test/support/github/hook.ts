import { randomUUID } from 'node:crypto';
import type { WorkflowEvent } from '../action-run.ts';
import { deliver } from './webhook.ts';

type SentEvent = Pick<WorkflowEvent, 'name' | 'payload'>;

/** An attempt to deliver a webhook, as the list of the app has it. */
interface HookDelivery {
  readonly id: number;
  readonly guid: string;
  readonly delivered_at: string;
  readonly redelivery: boolean;
  readonly duration: number;
  readonly status: string;
  /** 0 without an answer. */
  readonly status_code: number;
  readonly event: SentEvent;
  readonly action: string | null;
  readonly installation_id: number;
  readonly repository_id: number | null;
}

/** The webhook of an app. */
export interface Hook {
  /** The oldest first. */
  readonly deliveries: HookDelivery[];
  /** `http://…`; the app may be restarted at another address. */
  url: string;
  /** Sends an event, and again with the `guid` of an earlier one. Returns the status, 0 without an answer. */
  send(event: SentEvent, options?: { readonly guid?: string; readonly sentAt?: Date }): Promise<number>;
}

export interface HookSettings {
  readonly url: string;
  readonly secret: string;
  readonly installation: number;
  readonly nextId: () => number;
}

export function createHook({ url, secret, installation, nextId }: HookSettings): Hook {
  const deliveries: HookDelivery[] = [];
  const hook: Hook = {
    deliveries,
    url,
    async send({ name, payload }, { guid = randomUUID(), sentAt = new Date() } = {}) {
      // Each event of GitHub is an object.
      const event = { name, payload: { ...(payload as object), installation: { id: installation } } };
      const { action, repository } = payload as { action?: string; repository?: { id: number } };
      const status = await deliver(hook.url, event, { secret, delivery: guid }).then(
        (answer) => answer.status,
        () => 0,
      );
      deliveries.push({
        id: nextId(),
        guid,
        delivered_at: sentAt.toISOString(),
        redelivery: deliveries.some((earlier) => earlier.guid === guid),
        duration: 0.1,
        status: status === 202 ? 'OK' : status === 0 ? 'failed to connect to host' : 'Invalid HTTP Response',
        status_code: status,
        event,
        action: action ?? null,
        installation_id: installation,
        repository_id: repository?.id ?? null,
      });
      return status;
    },
  };
  return hook;
}
