/**
 * The process in which a gate runs, with one job at a time. It ends when the program that started it ends, for any
 * reason and at any point of the job.
 */
import { Worker } from 'node:worker_threads';
import type { Prp } from '../../prp/prp.ts';
import type { CheckRequest, WorkerReport, GateSource, WorkerRequest, FindingLimits } from './worker-protocol.ts';
import type { Plugin, PluginFindings, PluginSubject } from '../plugins/plugin.ts';
import { remoteTree } from './remote-tree.ts';
import type { RawFinding } from '../gate.ts';

type IsolatedGate = Pick<Plugin, 'check'>;

/** Megabytes of a process beside the gate's objects: Node, the code, and garbage that is not collected yet. */
const programMb = 256;

let currentJob: number | undefined;
let calls = 0;
const unanswered = new Map<number, PromiseWithResolvers<unknown>>();

keepWatch(process.argv.at(-2), process.argv.at(-1));
process.on('disconnect', () => process.exit());
// Late errors and unhandled rejections would otherwise end the process without an explanation.
process.on('uncaughtException', (error) => {
  if (currentJob === undefined) process.exit(1);
  send({ type: 'failed', job: currentJob, message: describe(error) }, () => process.exit(1));
});
// Only the program that started this process can send messages, and only `WorkerRequest`s.
process.on('message', (message) => receive(message as WorkerRequest));

function receive(request: WorkerRequest): void {
  if (request.type === 'answer') unanswered.get(request.call)?.resolve(request.value);
  else if (request.type === 'refusal') unanswered.get(request.call)?.reject(new Error(request.message));
  else return void work(request);
  unanswered.delete(request.call);
}

async function work(request: Exclude<WorkerRequest, { type: 'answer' | 'refusal' }>): Promise<void> {
  const { job } = request;
  currentJob = job;
  let report: WorkerReport;
  try {
    const gate = await load(request.source);
    report =
      request.type === 'describe'
        ? { type: 'described', job, definition: withoutCheck(gate) }
        : { type: 'checked', job, findings: await check(gate, request) };
  } catch (error) {
    report = { type: 'failed', job, message: describe(error) };
  }
  currentJob = undefined;
  try {
    send(report);
  } catch (error) {
    // The report has a function or a symbol, which cannot be sent.
    send({ type: 'failed', job, message: describe(error) });
  }
}

async function load(source: GateSource): Promise<IsolatedGate> {
  if ('builtIn' in source) return (await import('../markdown-lint.ts')).markdownLint;
  const module: { readonly default?: unknown } = await import(/* webpackIgnore: true */ source.module);
  if (isGate(module.default)) return module.default;
  throw new ModuleError('its default export must be an object with `id`, `rules` and a function `check`');
}

/** A problem of the gate as a whole, without a position in its code. */
class ModuleError extends Error {}

function isGate(value: unknown): value is IsolatedGate {
  return typeof value === 'object' && value !== null && 'check' in value && typeof value.check === 'function';
}

function withoutCheck(gate: IsolatedGate): unknown {
  const { check: _check, ...definition } = gate;
  return definition;
}

async function check(gate: IsolatedGate, request: CheckRequest) {
  const { job, text, path, aliases, limits, source } = request;
  // The built-in gate reads the text alone, and starts faster without the parser.
  const parser = 'builtIn' in source ? undefined : await import('../../prp/parse/parse.ts');
  let prp: Prp | undefined;
  const subject: PluginSubject = {
    text,
    path,
    get prp() {
      if (parser === undefined) throw new Error('Internal error: the built-in gate has no parser.');
      return (prp ??= parser.parse(text, path, { aliases }));
    },
    tree: remoteTree((method, args) => ask(job, method, args)),
  };
  return collectFindings(gate.check(subject), limits);
}

function ask(job: number, method: string, args: readonly unknown[]): Promise<unknown> {
  const call = ++calls;
  const answer = Promise.withResolvers<unknown>();
  unanswered.set(call, answer);
  send({ type: 'ask', job, call, method, args: [...args] });
  return answer.promise;
}

function send(report: WorkerReport, sent?: () => void): void {
  process.send?.(report, undefined, undefined, sent);
}

/**
 * `TypeError: x is not iterable (gate.mjs:12:7)`: the position in a module of the gate, not in this program or in Node.
 */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown instanceof ModuleError) return thrown.message;
  const place = /file:\/\/[^\s)]*\/([^\s/)]+?:\d+(?::\d+)?)\b/.exec(thrown.stack?.slice(0, 4_000) ?? '')?.[1];
  const message = thrown.message.replace(/\.$/, '');
  const shown = thrown.name === 'Error' ? message : `${thrown.name}: ${message}`;
  return place === undefined ? shown : `${shown} (${place})`;
}

/**
 * Watches from a second thread, because an endless loop blocks the first one. Kills everything that was started here
 * when the parent is gone. Aborts when buffers, which V8 does not count, take too much memory, as V8 does for objects.
 */
function keepWatch(parent: string | undefined, memoryMb: string | undefined): void {
  if (process.platform === 'win32') return;
  const maxBytes = (Number(memoryMb) + programMb) * 2 ** 20;
  const watch = `setInterval(() => {
    if (process.ppid !== ${Number(parent)}) process.kill(-process.pid, 'SIGKILL');
    if (process.memoryUsage.rss() > ${maxBytes}) process.kill(process.pid, 'SIGABRT');
  }, 100)`;
  new Worker(watch, { eval: true, stdout: true, stderr: true }).unref();
}

/** Collects the raw findings of a check. Throws when they are not a list, or exceed the limits. */
async function collectFindings(result: PluginFindings, limits: FindingLimits): Promise<RawFinding<string>[]> {
  const list: unknown = await result;
  if (!isIterable(list)) {
    throw new Error('check must return its findings: a list, a generator or an async generator');
  }
  const findings: RawFinding<string>[] = [];
  let characters = 0;
  for await (const finding of list) {
    if (findings.length >= limits.findings) throw tooMany(limits.findings, 'findings');
    characters += lengthOf(finding?.message) + lengthOf(finding?.suggestion);
    if (characters > limits.characters) throw tooMany(limits.characters, 'characters of findings');
    findings.push(finding);
  }
  return findings;
}

/** The receiver validates the items. */
function isIterable(value: unknown): value is Iterable<RawFinding<string>> | AsyncIterable<RawFinding<string>> {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}

function tooMany(limit: number, what: string): Error {
  return new Error(`it made more than ${limit.toLocaleString('en')} ${what}`);
}
