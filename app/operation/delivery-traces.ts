import { createHash } from 'node:crypto';
import { type AppEvent } from '../app-event.ts';
import type { LeasedDelivery } from '../inbox/inbox.ts';
import type { Settings } from '../settings.ts';

export interface DeliveryTraces {
  observe(event: AppEvent): void;
  /** Sends what was collected. Never throws: traces are no reason to fail. */
  flush(): Promise<void>;
}

type Value = string | number | boolean;

interface Span {
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'client' | 'consumer';
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, Value>>;
}

/** As OTLP numbers them. */
const kinds = { internal: 1, client: 3, consumer: 5 } as const;
const batch = 200;
const keptAtMost = 5000;
const timeoutMs = 5000;

/**
 * Makes one trace of each delivery: its time in the inbox, each attempt, the job of the worker and its requests to GitHub.
 * The ids come from the id of the delivery, so the attempts of several processes meet in one trace. The spans go to
 * `endpoint` as OTLP over HTTP, in JSON.
 */
export function deliveryTraces(
  { endpoint, headers, service }: NonNullable<Settings['traces']>,
  now: () => number = Date.now,
): DeliveryTraces {
  let spans: (readonly [trace: string, span: Span])[] = [];
  let sending = Promise.resolve();

  function add(delivery: LeasedDelivery, span: Omit<Span, 'id'> & { readonly key: string }): void {
    const { key, ...rest } = span;
    // When the receiver is away for long, the newest spans are lost.
    if (spans.length < keptAtMost) spans.push([idOf(delivery.id, 16), { ...rest, id: idOf(key, 8) }]);
    if (spans.length >= batch) void flush();
  }

  function endAttempt(delivery: LeasedDelivery, durationMs: number, isError: boolean): void {
    const end = now();
    const { root, attempt } = keysOf(delivery);
    const attributes = attributesOf(delivery);
    const common = { parent: idOf(root, 8), end, isError, attributes };
    add(delivery, {
      ...common,
      key: attempt,
      name: `attempt ${delivery.attempt}`,
      kind: 'internal',
      start: end - durationMs,
    });
    if (delivery.attempt > 1) return;
    const wait = { name: 'inbox', kind: 'internal', start: delivery.receivedAt, end: end - durationMs } as const;
    add(delivery, { ...common, ...wait, key: `${root} inbox`, isError: false });
  }

  function endDelivery(delivery: LeasedDelivery, isError: boolean): void {
    const { root } = keysOf(delivery);
    const times = { start: delivery.receivedAt, end: now() };
    const name = `delivery ${delivery.event}`;
    add(delivery, {
      key: root,
      parent: undefined,
      name,
      kind: 'consumer',
      ...times,
      isError,
      attributes: attributesOf(delivery),
    });
  }

  async function send(): Promise<void> {
    const sent = spans;
    if (sent.length === 0) return;
    spans = [];
    try {
      await fetch(endpoint, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(sent, service)),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      // They are lost.
    }
  }

  async function flush(): Promise<void> {
    sending = sending.then(send);
    await sending;
  }

  return {
    flush,
    observe(event) {
      switch (event.type) {
        case 'delivery-done':
          endAttempt(event.delivery, event.durationMs, false);
          return endDelivery(event.delivery, false);
        case 'delivery-failed':
          return endAttempt(event.delivery, event.durationMs, true);
        case 'delivery-dead':
          endAttempt(event.delivery, event.durationMs, true);
          return endDelivery(event.delivery, true);
        case 'job-ended': {
          const { delivery, durationMs, result } = event;
          const { attempt, job } = keysOf(delivery);
          const end = now();
          const isError = result.status === 'error';
          const attributes = { ...attributesOf(delivery), 'prp.status': result.status };
          const times = { start: end - durationMs, end };
          add(delivery, {
            key: job,
            parent: idOf(attempt, 8),
            name: 'job',
            kind: 'internal',
            ...times,
            isError,
            attributes,
          });
          for (const [at, request] of (result.requests ?? []).entries()) {
            const { name, startedAt: start, durationMs: took, status } = request;
            add(delivery, {
              key: `${job} ${at}`,
              parent: idOf(job, 8),
              name,
              kind: 'client',
              start,
              end: start + took,
              isError: status >= 400 || status === 0,
              attributes: { 'http.response.status_code': status },
            });
          }
          return;
        }
        default:
          return;
      }
    },
  };
}

function keysOf({ id, attempt }: LeasedDelivery) {
  return { root: `${id} delivery`, attempt: `${id} attempt ${attempt}`, job: `${id} job ${attempt}` };
}

function attributesOf({ id, event, lane, attempt }: LeasedDelivery): Span['attributes'] {
  return { 'prp.delivery': id, 'prp.event': event, 'prp.lane': lane, 'prp.attempt': attempt };
}

function idOf(key: string, bytes: 8 | 16): string {
  return createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, bytes * 2);
}

/** OTLP's request: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
function requestOf(spans: readonly (readonly [trace: string, span: Span])[], service: string): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributeList({ 'service.name': service }) },
        scopeSpans: [
          {
            scope: { name: 'prp-action' },
            spans: spans.map(([traceId, { id, parent, name, kind, start, end, isError, attributes }]) => ({
              traceId,
              spanId: id,
              ...(parent !== undefined && { parentSpanId: parent }),
              name,
              kind: kinds[kind],
              startTimeUnixNano: `${Math.round(start)}000000`,
              endTimeUnixNano: `${Math.round(end)}000000`,
              attributes: attributeList(attributes),
              status: isError ? { code: 2 } : {},
            })),
          },
        ],
      },
    ],
  };
}

function attributeList(attributes: Span['attributes']): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: String(value) },
  }));
}
