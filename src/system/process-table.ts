import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';

/** A process as `/proc` lists it. */
export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Process id of the first process of its session. */
  readonly session: number;
  /** Start time in clock ticks since boot; unique together with `pid`. */
  readonly start: number;
}

/** Lists the processes of all users; none without `/proc`. */
export function processIds(): readonly number[] {
  return namesIn('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** `undefined` for a process that has ended, and without `/proc`. */
export function listedProcess(pid: number): ListedProcess | undefined {
  const stat = readStat(pid);
  // The name stands in parentheses before the rest, and may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = 'X', parent, , session] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), session: Number(session), start: Number(fields[19]) };
}

/**
 * Whether a process was started with a text in its environment; false for another user's process. `undefined` for an
 * empty environment: during exec, and after the end.
 */
export function environmentHolds(pid: number, text: string): boolean | undefined {
  const environment = read(`/proc/${pid}/environ`);
  return environment?.length === 0 ? undefined : environment?.includes(text);
}

/** Whether a process has children; true where the system does not tell. Much faster than a scan of all processes. */
export function mayHaveChildren(pid: number): boolean {
  return read(`/proc/${pid}/task/${pid}/children`)?.length !== 0;
}

/** The standard output of a process: equal for all processes with the same pipe. */
export function outputsOf(pid: number): readonly string[] {
  return [1, 2].flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}

/** The command line, words separated by spaces, with any characters in it. */
export function commandLineOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`)?.toString().replaceAll('\0', ' ').trim() ?? '';
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Longer than any `stat`, and read in one call, because such a file has no known length. */
const statBytes = Buffer.alloc(1_024);

function readStat(pid: number): string {
  let file: number | undefined;
  try {
    file = openSync(`/proc/${pid}/stat`, 'r');
    return statBytes.toString('latin1', 0, readSync(file, statBytes, 0, statBytes.length, 0));
  } catch {
    return '';
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
