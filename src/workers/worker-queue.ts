import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { PrpError } from '../base/errors.ts';

/** Workers take jobs of one repository. `repository` is its public address. */
export function queueNameOf(repository: string): string {
  return `prp-${createHash('sha256').update(repository).digest('hex').slice(0, 24)}`;
}

/** Of this process. */
export function workerName(): string {
  const host = hostname().replaceAll(/[^\w.-]/g, '-');
  return `${host.slice(0, 60)}-${process.pid}`;
}

/** The worker of a connection that Redis lists as `<prefix>:w:<worker>`. Any client of Redis can choose such a name. */
export function workerOf(connection: string): string | undefined {
  return /:w:([\w.-]{1,80})$/.exec(connection)?.[1];
}

/** Milliseconds. A worker that has not renewed its lock for so long is lost, and another one takes its job. */
export const lockMs = 6000;
export const lostCheckMs = 2000;

/** Waits for the first connection. Throws `E_IO` that names the host, and neither user nor password. */
export async function connected(url: string, ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 10 s')), 10_000);
  });
  try {
    await Promise.race([ready, late]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PrpError('E_IO', `Redis at ${new URL(url).host} cannot be used: ${reason}.`, {
      hint: 'Check its address, and that it runs.',
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}
