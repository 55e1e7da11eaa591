import { availableParallelism } from 'node:os';
import type { GateResults } from '../../gates/verdict.ts';
import { staticGateIds } from '../../gates/static-gates.ts';
import type { CommandGate } from '../../gates/configured-command-gate.ts';
import type { HistoryContext } from '../../gates/gate.ts';
import { type GateRunOptions, startCommandGates, startStaticGates } from '../../gates/start-gates.ts';
import { runLoop } from '../../gates/loop/run-loop.ts';
import { unreadableResult } from '../../gates/unreadable.ts';
import type { GateResult } from '../../prp/gate-result.ts';
import { maxPrp } from '../../base/limits.ts';
import type { Runtime } from '../../runtime.ts';
import type { Repository } from '../../system/repository.ts';
import type { Tree } from '../../system/tree.ts';
import { PrpError } from '../../base/errors.ts';
import { allowance } from '../../base/allowance.ts';
import { type Document, documentIn, documentOf, type Outline, outlineOf, readBytes } from '../versions/document.ts';
import { historyContexts } from './history-context.ts';

/** The share of a validation that this process does, when several jobs divide it. @default all of it */
export interface Share {
  /** Run only the gates of PRPs, or only the command gates of the run. */
  readonly part?: 'prps' | 'commands' | undefined;
  /** Results of other jobs. They replace the gates of each PRP that has the same bytes, and all command gates. */
  readonly examined?: GateResults | undefined;
  /** Starts the command gates elsewhere. @default in this process */
  readonly startCommands?: typeof startCommandGates | undefined;
}

type BaseTree = Tree & { readonly commit: string };

export interface Examining extends Share {
  readonly paths: readonly string[];
  /** The revision that they are compared with. */
  readonly base: BaseTree | undefined;
  readonly commands: readonly CommandGate[];
  readonly gateOptions: Omit<GateRunOptions, 'expected'>;
  /** Called when the commands have started, for work that the machine has time for. */
  readonly onStarted?: () => void;
}

/** Documents whose gates run at the same time: more than there are workers, and fewer than the queue takes. */
const openAtOnce = 64;

/** Bytes of these documents. The findings of a document may take a hundred times as many. */
const bytesAtOnce = 4 * maxPrp.bytes;

interface Examined extends GateResults {
  readonly documents: readonly Outline[];
}

/** Reads the PRPs and runs their gates, unless another job has done so. The result is in the order of the paths. */
export async function examine(examining: Examining, runtime: Runtime): Promise<Examined> {
  const { paths, base, examined, gateOptions } = examining;
  const started = performance.now();
  const renamed = await renamedPaths(paths, base, runtime.repository);
  const running = await startCommands(examining, runtime);
  // The mediator starts them in a microtask.
  if (examining.onStarted !== undefined) setImmediate(examining.onStarted);
  const contextOf = historyContexts(paths, runtime);
  const [open, weigh] = [allowance(openAtOnce), allowance(bytesAtOnce)];
  const known = new Map(
    (examined?.prps ?? [])
      .filter((prp) => isWhole(prp.gates, gateOptions))
      .map(({ path, checksum, gates }) => [`${checksum} ${path}`, gates]),
  );
  const gatesIn = async (document: Document) => {
    const said = known.get(`${document.checksum} ${document.path}`);
    const before = base && { tree: base, path: renamed.get(document.path) ?? document.path };
    return said ?? gatesOf(document, before, contextOf, gateOptions, runtime);
  };
  const own = paths.map((path) =>
    open(1, async () => {
      const read = await readBytes(path, runtime.repository);
      return weigh(read.bytes.length, async () => {
        const document = 'problem' in read ? read : documentIn(path, read, runtime);
        const said = await gatesIn(document);
        return { document: outlineOf(document), said };
      });
    }),
  );
  const [gates, results] = await Promise.all([Promise.all(running), Promise.all(own)]);
  return {
    documents: results.map(({ document }) => document),
    prps: results.map(({ document: { path, checksum }, said }) => ({ path, checksum, gates: said })),
    gates,
    workers: examined?.workers ?? workersOf(runtime),
    makespanMs: Math.max(examined?.makespanMs ?? 0, Math.round(performance.now() - started)),
  };
}

/** Whether there is a result of every gate. When one is missing, all run again. */
function isWhole(gates: readonly GateResult[], { wanted, plugins }: Examining['gateOptions']): boolean {
  const ids = new Set(gates.map(({ id }) => id));
  return [...staticGateIds, ...plugins].every((id) => ids.has(id) || !wanted.has(id));
}

export function workersOf({ config }: Runtime): number {
  return config.workers === 'auto' ? availableParallelism() : config.workers;
}

/** Starts the command gates of the run, or returns the results of other jobs. Without PRPs no command runs. */
async function startCommands(
  { paths, commands, gateOptions, part, examined, startCommands: start = startCommandGates }: Examining,
  runtime: Runtime,
): Promise<readonly Promise<GateResult>[]> {
  if (part === 'prps' || (paths.length === 0 && part !== 'commands')) return [];
  const wanted = commands.filter(({ id }) => gateOptions.wanted.has(id));
  if (examined === undefined) {
    // Commands that all start at once need no order.
    const expected = wanted.length <= workersOf(runtime) ? new Map() : await expectedDurations(paths, runtime);
    return start(commands, { ...gateOptions, expected }, runtime);
  }
  const said = new Map(examined.gates.map((gate) => [gate.id, gate]));
  return wanted.map(({ id }) => Promise.resolve(said.get(id) ?? missingResult(id)));
}

/** Without a result, a command does not count as passed. */
function missingResult(id: string): GateResult {
  const reason = 'No result from the job that ran this gate.';
  return { id, status: 'errored', durationMs: 0, queuedMs: 0, attempts: 0, reason, findings: [] };
}

/** The base revision, and the path of one PRP in it. */
interface Base {
  readonly tree: Tree;
  readonly path: string;
}

async function gatesOf(
  document: Document,
  base: Base | undefined,
  contextOf: (prp: string) => Promise<HistoryContext>,
  gateOptions: Examining['gateOptions'],
  runtime: Runtime,
): Promise<readonly GateResult[]> {
  const { path } = document;
  if (!('prp' in document)) {
    const result = unreadableResult(path, document);
    runtime.announce({ type: 'gate-finished', prp: path, gate: result });
    runtime.announce({ type: 'document-checked', prp: path });
    return [result];
  }
  const before = await base?.tree.read(base.path, maxPrp.bytes);
  const earlier = base && before && documentOf(base.path, before, runtime);
  const baseline = base && earlier && 'prp' in earlier ? { prp: earlier.prp, tree: base.tree } : undefined;
  const subject = { prp: document.prp, tree: runtime.repository.workTree, history: () => contextOf(path) };
  const statics = await Promise.all(startStaticGates(subject, baseline, gateOptions, runtime));
  runtime.announce({ type: 'document-checked', prp: path });
  if (!gateOptions.runLoop) return statics;
  const options = { failOn: gateOptions.failOn, timeout: runtime.config.timeout };
  return [...statics, ...(await runLoop(subject, statics, options, runtime))];
}

/** The former paths of PRPs that were renamed since `base`: path → path in the base. */
async function renamedPaths(
  paths: readonly string[],
  base: BaseTree | undefined,
  repository: Repository,
): Promise<ReadonlyMap<string, string>> {
  const present = await base?.files();
  const absent = present === undefined ? [] : paths.filter((path) => !present.has(path));
  return base === undefined || absent.length === 0 ? new Map() : repository.renamedSince(base.commit, absent);
}

/** PRPs whose records are read: each has the results of all gates of its runs. */
const recordsRead = 8;

/**
 * Expected durations of gates in milliseconds, from the records of earlier runs. Gates that others need, and the longest
 * ones, start first. If the history cannot be read, only that order is lost.
 */
async function expectedDurations(prps: readonly string[], { history }: Runtime): Promise<ReadonlyMap<string, number>> {
  try {
    return await history.expectedDurations(prps.slice(0, recordsRead));
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return new Map();
  }
}
