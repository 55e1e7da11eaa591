import type { ChildProcess } from 'node:child_process';
import { endWithUs, mayOutliveUs } from './warden.ts';

/** With what ends each. */
const live = new Map<ChildProcess, () => void>();
let timer: NodeJS.Timeout | undefined;

/** Milliseconds that a child may take before somebody watches over it: most are done long before. */
const patienceMs = 500;

/** Sees to it that a child does not outlive this program, however that ends. `end` is called when it exits. */
export function trackChild(child: ChildProcess, end: () => void = () => void child.kill('SIGKILL')): void {
  if (live.size === 0) process.on('exit', endChildren);
  live.set(child, end);
  timer ??= setTimeout(watch, patienceMs).unref();
  const forget = () => {
    if (!live.delete(child)) return;
    if (watched.delete(child) && child.pid !== undefined) mayOutliveUs(child.pid);
    if (live.size === 0) process.off('exit', endChildren);
  };
  child.once('exit', forget);
  child.once('error', forget);
}

const watched = new Set<ChildProcess>();

function watch(): void {
  timer = undefined;
  for (const child of live.keys()) {
    if (watched.has(child) || child.pid === undefined) continue;
    watched.add(child);
    endWithUs(child.pid);
  }
}

function endChildren(): void {
  for (const end of live.values()) end();
}
