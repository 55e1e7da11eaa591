import { type ChildProcess, fork } from 'node:child_process';
import { type ShellOptions, type ShellResult, withoutSecrets } from './child-process.ts';
import { entryFile } from './entry-file.ts';

/** What the helper is told; `id` names a command while it runs. */
export type HelperOrder =
  | { readonly type: 'run'; readonly id: number; readonly command: string; readonly options: HelperOptions }
  | { readonly type: 'cancel'; readonly id: number };

type HelperOptions = Omit<ShellOptions, 'signal'>;

/** What it answers. */
export type HelperReport =
  | { readonly type: 'ready' }
  | { readonly type: 'ended'; readonly id: number; readonly result: ShellResult }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

/** A small process that starts commands for us and ends them with itself. */
export class ShellHelper {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<ShellResult>>();
  readonly #gone: Promise<void>;
  #isReady = false;
  #ids = 0;

  constructor() {
    this.#child = fork(entryFile('shell-helper-process', import.meta.url), {
      env: withoutSecrets(process.env),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A terminal's Ctrl-C is ours to pass on.
      detached: process.platform !== 'win32',
    });
    this.#gone = new Promise((resolve) => {
      const end = () => {
        this.#isReady = false;
        for (const { reject } of this.#waiting.values()) reject(new Error('The process that starts commands ended.'));
        this.#waiting.clear();
        resolve();
      };
      this.#child.once('exit', end).once('error', end);
    });
    // Only our own program can send.
    this.#child.on('message', (report) => this.#hear(report as HelperReport));
    this.#keepAlive(false);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Commands that it runs now. */
  get running(): number {
    return this.#waiting.size;
  }

  /** As `runShell`. */
  async run(command: string, { signal, ...options }: ShellOptions): Promise<ShellResult> {
    const id = ++this.#ids;
    const answer = Promise.withResolvers<ShellResult>();
    this.#waiting.set(id, answer);
    this.#keepAlive(true);
    this.#send({ type: 'run', id, command, options });
    const cancel = () => this.#send({ type: 'cancel', id });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    try {
      return await answer.promise;
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#keepAlive(false);
    }
  }

  /** Ends it, and what it runs. */
  async close(): Promise<void> {
    this.#keepAlive(true);
    if (this.#child.connected) this.#child.disconnect();
    await this.#gone;
  }

  #hear(report: HelperReport): void {
    if (report.type === 'ready') this.#isReady = true;
    else if (report.type === 'ended') this.#waiting.get(report.id)?.resolve(report.result);
    else this.#waiting.get(report.id)?.reject(new Error(report.message));
  }

  #send(order: HelperOrder): void {
    // Without the callback a failure would be an event; it happens only to a process that is ending, which `gone` tells.
    this.#child.send(order, () => {});
  }

  /** An idle helper keeps nobody from ending. */
  #keepAlive(yes: boolean): void {
    if (yes) this.#child.ref();
    else this.#child.unref();
    if (yes) this.#child.channel?.ref();
    else this.#child.channel?.unref();
  }
}
