import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { commandEnvironment, type CommandEnvironment } from './command-environment.ts';
import {
  commandLineOf,
  environmentHolds,
  type ListedProcess,
  listedProcess,
  mayHaveChildren,
  outputsOf,
  processIds,
} from './process-table.ts';
import { endAtExit, keepAtExit } from './child-reaper.ts';

/** A process of the run that could not be ended, most likely another user's. */
export interface Survivor {
  readonly pid: number;
  /** The command line, with any characters in it. */
  readonly commandLine: string;
}

/**
 * The variable with the marks of the runs of a process, separated by `:`, because a command may run this program too.
 */
export const markVariable = 'PRP_RUN';

/** Rounds of the search: a process may start another while it is ended. */
const mostRounds = 20;
/** Milliseconds in which no system uses all its process numbers. */
const numbersLastMs = 10_000;

/** Further rounds for a process whose owner is unclear. */
const mostDoubts = 4;

/** Whether a process must end; `undefined` when that is unclear now. */
type IsOurs = (one: ListedProcess) => boolean | undefined;

/**
 * The processes that a run starts for its commands: their environment, and their end. Processes that left their process
 * group are found by the mark in their environment, by their session, by their output pipe, and by their parents. Only
 * Linux has this information; elsewhere such processes stay.
 */
export class RunProcesses {
  readonly #make: () => CommandEnvironment;
  readonly #id = randomBytes(16).toString('hex');
  readonly #since = listedProcess(process.pid)?.start ?? 0;
  readonly #sessions = new Set<number>();
  readonly #outputs = new Set<string>();
  /** Start times, by process id. */
  readonly #orphans = new Map<number, number>();
  #made: CommandEnvironment | undefined;
  #commands = 0;
  /** Start time of the first command, and the processes at that moment. */
  #begin: { readonly at: number; readonly before: readonly number[] } | undefined;

  constructor(make: () => CommandEnvironment = () => commandEnvironment('all-but-secrets', [])) {
    this.#make = make;
  }

  /** Built once: reading the environment by name costs a tenth of the start of a command. */
  get #environment(): CommandEnvironment {
    return (this.#made ??= this.#make());
  }

  /** Names of variables that commands do not get. */
  get withheld(): readonly string[] {
    return this.#environment.withheld;
  }

  /** The environment of commands, with the mark that identifies them. */
  get env(): NodeJS.ProcessEnv {
    return this.envWith(this.newMark());
  }

  /** The environment of a shell that gives each of its commands a mark. */
  get unmarkedEnv(): NodeJS.ProcessEnv {
    return this.#environment.env;
  }

  envWith(mark: string): NodeJS.ProcessEnv {
    return { ...this.#environment.env, [markVariable]: mark };
  }

  /** The value of `PRP_RUN` for one more command. */
  newMark(): string {
    if (this.#begin === undefined) {
      this.#begin = { at: performance.now(), before: processIds() };
      endAtExit(this.#id);
    }
    const outer = this.#environment.env[markVariable] ?? '';
    const own = `${this.#id}.${++this.#commands}.`;
    return /^[\w.:]{1,2000}$/.test(outer) ? `${outer}:${own}` : own;
  }

  /** Registers a process that starts a session. */
  adopt(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined || process.platform === 'win32') return;
    endAtExit(pid);
    child.once('exit', () => keepAtExit(pid));
    this.#sessions.add(pid);
    for (const output of outputsOf(pid)) if (/^(?:socket|pipe):/.test(output)) this.#outputs.add(output);
  }

  /** All descendants of a process, by their parents. Must be called before they are ended. */
  descendantsOf(pid: number | undefined): readonly ListedProcess[] {
    if (pid === undefined) return [];
    const all = processIds().flatMap((one) => listedProcess(one) ?? []);
    const descendants = new Set([pid]);
    // Children may be listed before their parents.
    for (let size = 0; size < descendants.size;) {
      size = descendants.size;
      for (const one of all) if (descendants.has(one.parent)) descendants.add(one.pid);
    }
    return all.filter((one) => descendants.has(one.pid) && one.pid !== pid);
  }

  /** Registers a process with possible descendants before it is killProcess: they end with the run. */
  remember({ pid }: ChildProcess): void {
    if (pid === undefined || !mayHaveChildren(pid)) return;
    for (const one of this.descendantsOf(pid)) this.#orphans.set(one.pid, one.start);
  }

  /** Ends the remaining processes of a command: its descendants, and those with its mark. */
  async endCommand(mark: string, descendants: readonly ListedProcess[]): Promise<void> {
    const own = mark.slice(mark.lastIndexOf(':') + 1);
    const known = new Map(descendants.map(({ pid, start }) => [pid, start]));
    await this.#end(({ pid, start }) => known.get(pid) === start || environmentHolds(pid, own));
  }

  /** Ends the remaining processes of all commands. Resolves to those that could not be ended. */
  async end(): Promise<readonly Survivor[]> {
    if (this.#begin === undefined) return [];
    const survivors = await this.#end(({ pid, session, start }) => {
      if (this.#orphans.get(pid) === start) return true;
      // A session's number stays reserved while it has members. So a session whose first process is alive may be a new
      // one.
      if (this.#sessions.has(session) && listedProcess(session) === undefined) return true;
      return outputsOf(pid).some((output) => this.#outputs.has(output)) || environmentHolds(pid, this.#id);
    });
    keepAtExit(this.#id);
    this.#begin = undefined;
    return survivors;
  }

  /** Repeats until a round finds no new process: a process that has ended may have started another before. */
  async #end(isOurs: IsOurs): Promise<readonly Survivor[]> {
    const survivors: Survivor[] = [];
    const { at = 0, before = [] } = this.#begin ?? {};
    // After a long time another process may get the number of an ended one.
    const seen = new Set(performance.now() - at < numbersLastMs ? before : []);
    let doubts = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const fresh = processIds().filter((pid) => !seen.has(pid));
      if (fresh.length === 0) break;
      let isSure = true;
      for (const pid of fresh) {
        const one = listedProcess(pid);
        const ours = one !== undefined && this.#mayBeOurs(one) && isOurs(one);
        if (ours === undefined && doubts < mostDoubts) isSure = false;
        else if (ours !== true) seen.add(pid);
        else if (!killProcess(pid)) {
          survivors.push({ pid, commandLine: commandLineOf(pid) });
          seen.add(pid);
        }
      }
      if (!isSure) doubts += 1;
      await setTimeout(round);
    }
    return survivors;
  }

  /** Our processes are younger than this program; the kernel's have no session. */
  #mayBeOurs({ pid, session, start }: ListedProcess): boolean {
    return start >= this.#since && session !== 0 && pid !== process.pid;
  }
}

function killProcess(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
