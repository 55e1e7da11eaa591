import { type ChildProcess, spawn } from 'node:child_process';
import { keepNodeAlive } from './keep-node-alive.ts';

/** Running children, each with the function that ends it. */
const live = new Map<ChildProcess, () => void>();
let timer: NodeJS.Timeout | undefined;

/** Milliseconds that a child may run before the reaper watches it: most are done long before. */
const patienceMs = 500;

/** Ends a child with this program, however that ends. Calls `end` on a normal exit. */
export function trackChild(child: ChildProcess, end: () => void = () => void child.kill('SIGKILL')): void {
  if (live.size === 0) process.on('exit', endChildren);
  live.set(child, end);
  timer ??= setTimeout(watch, patienceMs).unref();
  const forget = () => {
    if (!live.delete(child)) return;
    if (watched.delete(child) && child.pid !== undefined) keepAtExit(child.pid);
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
    endAtExit(child.pid);
  }
}

function endChildren(): void {
  for (const end of live.values()) end();
}

/**
 * A small shell that waits for the end of this program and then kills its children. It ends by itself when there are
 * none. It has its own session, so a closed terminal does not end it first.
 */
let running: ChildProcess | undefined;

/**
 * Reads `+ what` and `- what`, where `what` is a process id or a mark in environments. At the end it kills the
 * processes and their descendants, in several rounds, because one may just be starting another.
 */
const script = String.raw`
all=' '
while read -r sign what; do
  case $sign in
    +) all="$all$what " ;;
    -) case $all in *" $what "*) all="\${all%%" $what "*} \${all#*" $what "}" ;; esac ;;
  esac
done
for round in 1 2 3; do
  pids= marks=
  for what in $all; do case $what in *[!0-9]*) marks="$marks $what" ;; *) pids="$pids $what" ;; esac; done
  [ -n "$pids$marks" ] || exit 0
  family=$(ps -A -o pid= -o ppid= 2>/dev/null | awk -v roots="$pids" '
    BEGIN { n = split(roots, root, " "); for (i = 1; i <= n; i++) found[root[i]] = 1 }
    { parent[$1] = $2 }
    END {
      do {
        more = 0
        for (pid in parent) if (!(pid in found) && (parent[pid] in found)) { found[pid] = 1; more = 1 }
      } while (more)
      for (pid in found) print pid
    }')
  for pid in \${family:-$pids}; do kill -s KILL -- "-$pid"; kill -s KILL "$pid"; done 2>/dev/null
  for mark in $marks; do
    for file in $(grep -lsF -e "$mark" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}
      kill -s KILL "\${pid%/environ}"
    done
  done 2>/dev/null
  sleep 0.1
done
`.replaceAll(String.raw`\$`, '$');

/** Ties a process and its group, or all processes with a mark in their environment, to the end of this program. */
export function endAtExit(what: number | string): void {
  if (process.platform === 'win32') return;
  running ??= start();
  tell(`+ ${what}`);
}

export function keepAtExit(what: number | string): void {
  if (running !== undefined) tell(`- ${what}`);
}

function start(): ChildProcess {
  const { PATH } = process.env;
  const child = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    env: { PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without the reaper, children may outlive a killed program, which is no reason to fail.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.on('exit', () => {
    if (running === child) running = undefined;
  });
  keepNodeAlive(child, false);
  return child;
}

function tell(line: string): void {
  running?.stdin?.write(`${line}\n`);
}
