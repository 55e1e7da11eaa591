import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { commandEnvironment, type CommandEnvironment } from './command-environment.ts';
import {
  commandLineOf,
  environmentHolds,
  type ListedProcess,
  listedProcess,
  listProcesses,
  outputsOf,
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
  #made: CommandEnvironment | undefined;
  #commands = 0;
  #isUsed = false;

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
    if (!this.#isUsed) endWithUs(this.#id);
    this.#isUsed = true;
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
    const all = listProcesses();
    const family = new Set([pid]);
    // Children may stand before their parents.
    for (let size = 0; size < family.size;) {
      size = family.size;
      for (const one of all) if (family.has(one.parent)) family.add(one.pid);
    }
    return all.filter((one) => family.has(one.pid) && one.pid !== pid);
  }

  /** Ends what a command has left: of its family, and what has its mark. */
  async endCommand(mark: string, family: readonly ListedProcess[]): Promise<void> {
    const own = mark.slice(mark.lastIndexOf(':') + 1);
    const known = new Map(family.map(({ pid, start }) => [pid, start]));
    await this.#end(({ pid, start }) => known.get(pid) === start || environmentHolds(pid, own));
  }

  /** Ends what commands have left anywhere. Resolves to what could not be ended. */
  async end(): Promise<readonly Survivor[]> {
    if (!this.#isUsed) return [];
    const survivors = await this.#end(({ pid, session }, isThere) => {
      // While any of a session is there nobody else's gets its number, so one whose first is there may be another.
      if (this.#sessions.has(session) && !isThere(session)) return true;
      if (environmentHolds(pid, this.#id)) return true;
      return this.#outputs.size > 0 && outputsOf(pid).some((output) => this.#outputs.has(output));
    });
    mayOutliveUs(this.#id);
    this.#isUsed = false;
    return survivors;
  }

  async #end(isOurs: (one: ListedProcess, isThere: (pid: number) => boolean) => boolean): Promise<readonly Survivor[]> {
    const refused = new Map<number, Survivor>();
    for (let round = 0; round < mostRounds; round += 1) {
      const all = listProcesses();
      const there = new Set(all.map(({ pid }) => pid));
      // Nothing that we started is older than we are.
      const young = all.filter(({ pid, start }) => start >= this.#since && pid !== process.pid && !refused.has(pid));
      const found = young.filter((one) => isOurs(one, (pid) => there.has(pid)));
      if (found.length === 0) break;
      for (const { pid } of found) if (!killed(pid)) refused.set(pid, { pid, commandLine: commandLineOf(pid) });
      await setTimeout(round);
    }
    return [...refused.values()];
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
