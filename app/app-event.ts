import type { DispatchEvent } from './dispatcher.ts';
import type { LeasedDelivery } from './inbox/inbox.ts';
import type { SweepEvent } from './operation/sweep-deliveries.ts';
import type { DeliveryHead, WebhookAnswer } from './receive-webhook.ts';
import type { JobResult } from './workers/job.ts';

/** What happens in the app. Errors, and messages of results, may quote content; nothing else does. */
export type AppEvent =
  | DispatchEvent
  | SweepEvent
  | {
      readonly type: 'webhook';
      readonly outcome: WebhookAnswer['outcome'];
      /** Absent unless the signature was right. */
      readonly head?: DeliveryHead | undefined;
    }
  | {
      readonly type: 'job-ended';
      readonly delivery: LeasedDelivery;
      readonly installation: number;
      readonly durationMs: number;
      readonly result: JobResult;
    }
  | { readonly type: 'bug'; readonly error: unknown };
