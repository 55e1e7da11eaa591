import type { Inbox } from '../inbox/inbox.ts';

/** A webhook that GitHub sent, as its list of deliveries has it. */
export interface SentWebhook {
  /** Of this attempt. */
  readonly id: number;
  /** `X-GitHub-Delivery`: the same for all attempts. */
  readonly guid: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Of our answer; 0 when there was none. */
  readonly status: number;
}

/** GitHub's list of the webhooks that it sent to the app. */
export interface WebhookLog {
  /** Newest first. */
  sentWebhooks(): AsyncIterable<SentWebhook>;
  /** Asks GitHub to send a webhook again. */
  sendAgain(id: number): Promise<void>;
}

export type SweepEvent =
  | {
      readonly type: 'swept';
      /** Webhooks that failed and are not in the inbox. */
      readonly missed: number;
      /** Those that GitHub was asked for. */
      readonly asked: number;
    }
  | { readonly type: 'sweep-failed'; readonly error: unknown };

export interface SweepOptions {
  readonly webhooks: WebhookLog;
  readonly inbox: Pick<Inbox, 'knows'>;
  /** Events that have a handler. */
  readonly events: ReadonlySet<string>;
  readonly now: () => number;
}

/** GitHub keeps its list for three days. */
const lookBackMs = 3 * 24 * 3600_000;
/** A webhook that was sent this recently may still be on its way. */
const settlingMs = 60_000;
/** Of one webhook, with the first: an app that refuses a webhook twice refuses it again. */
const attempts = 2;
const listedAtMost = 2000;
const askedAtMost = 50;

/**
 * Makes a sweep: asks GitHub to send again what it could not deliver and the inbox does not know, oldest first, each webhook
 * once. What was asked for is known from GitHub's list, so a restart repeats nothing.
 */
export function sweeper({ webhooks, inbox, events, now }: SweepOptions): () => Promise<SweepEvent> {
  /** By `guid`: GitHub's list may not have the newest attempt yet. */
  const asked = new Map<string, number>();

  return async () => {
    try {
      const time = now();
      for (const [guid, at] of asked) if (at < time - lookBackMs) asked.delete(guid);
      const missed: SentWebhook[] = [];
      for (const sent of await failedWebhooks(time)) {
        if (!asked.has(sent.guid) && !(await inbox.knows(sent.guid))) missed.push(sent);
      }
      const chosen = missed.toReversed().slice(0, askedAtMost);
      for (const { id, guid } of chosen) {
        asked.set(guid, time);
        await webhooks.sendAgain(id);
      }
      return { type: 'swept', missed: missed.length, asked: chosen.length };
    } catch (error) {
      return { type: 'sweep-failed', error };
    }
  };

  /** One attempt of each webhook whose attempts all failed, newest first. */
  async function failedWebhooks(time: number): Promise<readonly SentWebhook[]> {
    const all = new Map<string, SentWebhook[]>();
    let listed = 0;
    for await (const sent of webhooks.sentWebhooks()) {
      listed += 1;
      if (sent.sentAt < time - lookBackMs || listed > listedAtMost) break;
      if (events.has(sent.event)) all.set(sent.guid, [...(all.get(sent.guid) ?? []), sent]);
    }
    return [...all.values()].flatMap((sent) => {
      const [newest] = sent;
      const isOpen = sent.every(({ status }) => status < 200 || status > 299) && sent.length < attempts;
      return newest !== undefined && isOpen && newest.sentAt < time - settlingMs ? [newest] : [];
    });
  }
}
