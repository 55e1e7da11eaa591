import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/** Decides whether a child keeps Node running: a busy one must, an idle one must not. */
export function keepNodeAlive(child: ChildProcess, alive: boolean): void {
  // Pipes are sockets, though their types do not say this.
  const pipes = child.stdio.filter((stream) => stream instanceof Socket);
  for (const handle of [child, child.channel, ...pipes]) {
    if (!handle) continue;
    if (alive) handle.ref();
    else handle.unref();
  }
}
