import { createHmac, randomUUID } from 'node:crypto';
import type { WorkflowEvent } from '../action-run.ts';

/** Sends an event to an app as GitHub does: signed, with a new id unless it is sent again. */
export async function deliver(
  url: string,
  { name, payload }: Pick<WorkflowEvent, 'name' | 'payload'>,
  { secret, delivery = randomUUID() }: { readonly secret: string; readonly delivery?: string },
): Promise<{ readonly delivery: string; readonly status: number; readonly body: string }> {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/0000000',
      'x-github-delivery': delivery,
      'x-github-event': name,
      'x-github-hook-id': '1',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  });
  return { delivery, status: response.status, body: await response.text() };
}
