import { PrpError } from '../../src/index.ts';
import type { AppEvent } from '../app-event.ts';
import type { DeliveryHead } from '../receive-webhook.ts';
import { JobError } from '../workers/job.ts';
import { WorkerLost } from '../workers/worker-pool.ts';
import { describeBug } from './describe-bug.ts';

type Fields = Readonly<Record<string, string | number>>;

/**
 * What the log says about an event: ids, codes and times. Payloads, content of repositories, and texts of errors are not in
 * it, since they may hold either.
 */
export function logFields(event: AppEvent): Fields {
  switch (event.type) {
    case 'webhook': {
      const { outcome, head } = event;
      const level = outcome === 'not-stored' ? 'error' : outcome === 'not-signed' ? 'warning' : 'info';
      return { level, event: 'webhook', outcome, ...(head === undefined ? {} : headFields(head)) };
    }
    case 'job-ended': {
      const { delivery, durationMs, result } = event;
      const why = result.status === 'error' ? { code: result.code } : { reason: result.reason };
      const level = result.status === 'error' ? 'warning' : 'info';
      return { level, event: 'job-ended', ...headFields(delivery), status: result.status, ...why, durationMs };
    }
    case 'delivery-done': {
      const { delivery, durationMs } = event;
      return { level: 'info', event: event.type, ...attemptFields(delivery), durationMs };
    }
    case 'delivery-failed':
    case 'delivery-dead': {
      const { delivery, error } = event;
      const level = event.type === 'delivery-dead' ? 'error' : 'warning';
      const next = event.type === 'delivery-failed' ? { nextAt: new Date(event.nextAt).toISOString() } : {};
      return { level, event: event.type, ...attemptFields(delivery), ...errorFields(error), ...next };
    }
    case 'swept':
      return { level: event.asked > 0 ? 'warning' : 'info', event: 'swept', missed: event.missed, asked: event.asked };
    case 'inbox-failed':
    case 'sweep-failed':
    case 'bug':
      return { level: 'error', event: event.type, ...errorFields(event.error) };
  }
}

function attemptFields(delivery: DeliveryHead & { readonly attempt: number }): Fields {
  return { ...headFields(delivery), attempt: delivery.attempt };
}

function headFields({ id, event, lane }: DeliveryHead): Fields {
  return { delivery: id, on: event, lane };
}

function errorFields(error: unknown): Fields {
  if (error instanceof JobError || error instanceof PrpError) return { code: error.code };
  // Our own words.
  if (error instanceof WorkerLost) return { code: 'worker-lost', error: error.message };
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return { code: 'bug', error: describeBug(error), ...(typeof status === 'number' && { status }) };
}
