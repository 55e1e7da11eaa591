import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';

/** A process of this machine, as `/proc` lists it. */
export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Process id of the first process of its session. */
  readonly session: number;
  /** Clock ticks from the start of the machine to its own: with `pid` it means one process for ever. */
  readonly start: number;
}

/** Of every user's; none where the system has no `/proc`. */
export function processIds(): readonly number[] {
  return namesIn('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** `undefined` when it has ended, or there is no `/proc`. */
export function listedProcess(pid: number): ListedProcess | undefined {
  const stat = readStat(pid);
  // Its name, which may hold anything, stands in parentheses before the rest.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = 'X', parent, , session] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), session: Number(session), start: Number(fields[19]) };
}

/**
 * Whether a text stands in the environment that a process was started with; false for another user's. `undefined` where
 * nothing stands there: while it becomes another program, and when it has ended.
 */
export function environmentHolds(pid: number, text: string): boolean | undefined {
  const environment = read(`/proc/${pid}/environ`);
  return environment?.length === 0 ? undefined : environment?.includes(text);
}

/** Whether a process has children; true where the system does not tell. Much faster than to look at all of them. */
export function mayHaveChildren(pid: number): boolean {
  return read(`/proc/${pid}/task/${pid}/children`)?.length !== 0;
}

/** What a process prints to: equal for all that print to the same pipe. */
export function outputsOf(pid: number): readonly string[] {
  return [1, 2].flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}

/** Its command line, words apart by spaces; it may hold anything. */
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

/** Longer than any `stat`, and read at once: of such a file nobody knows the length before. */
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
