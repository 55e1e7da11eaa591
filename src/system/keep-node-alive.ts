import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

/** An idle process that is kept must not keep Node from ending; one that owes an answer must. */
export function keepNodeAlive(child: ChildProcess, alive: boolean): void {
  // Pipes are sockets, though their types do not say so.
  const pipes = child.stdio.filter((stream) => stream instanceof Socket);
  for (const handle of [child, child.channel, ...pipes]) {
    if (!handle) continue;
    if (alive) handle.ref();
    else handle.unref();
  }
}
