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
import { endWithUs, mayOutliveUs } from './warden.ts';

/** A process that a run started and could not end: most likely another user's. */
export interface Survivor {
  readonly pid: number;
  /** Its command line; it may hold anything. */
  readonly commandLine: string;
}

/** Marks of the runs that a process belongs to, `:` between them: a command may run this program, too. */
export const markVariable = 'PRP_RUN';

/** Looked again so often: what is being ended may have just started another. */
const mostRounds = 20;
/** Milliseconds in which no system has used all its numbers for processes. */
const numbersLastMs = 10_000;

/** And so often at one of which it cannot be told whether it is ours. */
const mostDoubts = 4;

/** Whether a process is of those to be ended; `undefined` when that cannot be told now. */
type IsOurs = (one: ListedProcess) => boolean | undefined;

/**
 * The processes that a run starts for others: what they see of the environment, and their end. Those that have left
 * their process group are found by the mark in their environment, by their session, by what they print to, and by
 * their parents. Only Linux tells of that; elsewhere what has left its process group stays.
 */
export class RunProcesses {
  readonly #make: () => CommandEnvironment;
  readonly #id = randomBytes(16).toString('hex');
  readonly #since = listedProcess(process.pid)?.start ?? 0;
  readonly #sessions = new Set<number>();
  readonly #outputs = new Set<string>();
  /** When they were started, by their numbers. */
  readonly #orphans = new Map<number, number>();
  #made: CommandEnvironment | undefined;
  #commands = 0;
  /** When the first command was started, and the processes that were there by then. */
  #begin: { readonly at: number; readonly before: readonly number[] } | undefined;

  constructor(make: () => CommandEnvironment = () => commandEnvironment('all-but-secrets', [])) {
    this.#make = make;
  }

  /** Made once: to read the environment name by name costs a tenth of what starting a command does. */
  get #environment(): CommandEnvironment {
    return (this.#made ??= this.#make());
  }

  /** Names of variables that the environment of commands does not have. */
  get withheld(): readonly string[] {
    return this.#environment.withheld;
  }

  /** The environment of commands; what they start is found by it. */
  get env(): NodeJS.ProcessEnv {
    return this.envWith(this.newMark());
  }

  /** The environment of what starts commands, and gives each of them a mark. */
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
      endWithUs(this.#id);
    }
    const outer = this.#environment.env[markVariable] ?? '';
    const own = `${this.#id}.${++this.#commands}.`;
    return /^[\w.:]{1,2000}$/.test(outer) ? `${outer}:${own}` : own;
  }

  /** Has to hear of each process that is started as the first of a session. */
  adopt(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined || process.platform === 'win32') return;
    endWithUs(pid);
    child.once('exit', () => mayOutliveUs(pid));
    this.#sessions.add(pid);
    for (const output of outputsOf(pid)) if (/^(?:socket|pipe):/.test(output)) this.#outputs.add(output);
  }

  /** All that a process has started, as long as parents tell; asked before they are ended. */
  familyOf(pid: number | undefined): readonly ListedProcess[] {
    if (pid === undefined) return [];
    const all = processIds().flatMap((one) => listedProcess(one) ?? []);
    const family = new Set([pid]);
    // Children may stand before their parents.
    for (let size = 0; size < family.size;) {
      size = family.size;
      for (const one of all) if (family.has(one.parent)) family.add(one.pid);
    }
    return all.filter((one) => family.has(one.pid) && one.pid !== pid);
  }

  /** Has to hear of a process that is to be killed and may have descendants: these end with the run. */
  remember({ pid }: ChildProcess): void {
    if (pid === undefined || !mayHaveChildren(pid)) return;
    for (const one of this.familyOf(pid)) this.#orphans.set(one.pid, one.start);
  }

  /** Ends what a command has left: of its family, and what has its mark. */
  async endCommand(mark: string, family: readonly ListedProcess[]): Promise<void> {
    const own = mark.slice(mark.lastIndexOf(':') + 1);
    const known = new Map(family.map(({ pid, start }) => [pid, start]));
    await this.#end(({ pid, start }) => known.get(pid) === start || environmentHolds(pid, own));
  }

  /** Ends what commands have left anywhere. Resolves to what could not be ended. */
  async end(): Promise<readonly Survivor[]> {
    if (this.#begin === undefined) return [];
    const survivors = await this.#end(({ pid, session, start }) => {
      if (this.#orphans.get(pid) === start) return true;
      // While any of a session is there nobody else's gets its number, so one whose first is there may be another.
      if (this.#sessions.has(session) && listedProcess(session) === undefined) return true;
      return outputsOf(pid).some((output) => this.#outputs.has(output)) || environmentHolds(pid, this.#id);
    });
    mayOutliveUs(this.#id);
    this.#begin = undefined;
    return survivors;
  }

  /** Looks until it sees nobody new: what had ended when it was looked at may have started another before. */
  async #end(isOurs: IsOurs): Promise<readonly Survivor[]> {
    const survivors: Survivor[] = [];
    const { at = 0, before = [] } = this.#begin ?? {};
    // In a long time the number of one that has ended is given to another.
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
        else if (!killed(pid)) {
          survivors.push({ pid, commandLine: commandLineOf(pid) });
          seen.add(pid);
        }
      }
      if (!isSure) doubts += 1;
      await setTimeout(round);
    }
    return survivors;
  }

  /** Nothing that we started is older than we are; the kernel's own have no session. */
  #mayBeOurs({ pid, session, start }: ListedProcess): boolean {
    return start >= this.#since && session !== 0 && pid !== process.pid;
  }
}

function killed(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
