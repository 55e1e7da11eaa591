import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const hosts = ['127.0.0.1', '::1'];
/** Milliseconds between two tries. */
const interval = 100;

/** Whether something on this machine accepts connections on a port. */
export async function answers(port: number): Promise<boolean> {
  const tries = await Promise.all(hosts.map((host) => accepts(host, port)));
  return tries.includes(true);
}

/** Resolves true when the port answers, false when the signal fires first. */
export async function answersInTime(port: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(port)) return true;
    // An interrupted pause is what the condition of the loop looks for.
    await pause(interval, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 1_000 });
  socket.on('timeout', () => socket.destroy(new Error('timeout')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Refused, unreachable or too slow: each means that nobody answers there.
    return false;
  } finally {
    socket.destroy();
  }
}
