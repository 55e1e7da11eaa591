import { availableParallelism } from 'node:os';
import type { GateResults } from '../../gates/gate-results.ts';
import { staticGateIds } from '../../gates/static-gates.ts';
import type { CommandGate } from '../../gates/command-gate.ts';
import type { HistoryContext } from '../../gates/gate.ts';
import { startCommandGates, startStaticGates, type GateRunOptions } from '../../gates/start-gates.ts';
import { runLoop } from '../../gates/loop/run-loop.ts';
import { unreadableResult } from '../../gates/unreadable.ts';
import type { GateResult } from '../../prp/gate-result.ts';
import { maxPrp } from '../../base/limits.ts';
import type { Runtime } from '../../runtime.ts';
import type { Tree } from '../../system/tree.ts';
import { allowance } from '../../base/allowance.ts';
import { type Document, documentIn, documentOf, type Outline, outlineOf, readBytes } from '../versions/document.ts';
import { expectedDurations } from './expected.ts';
import { pastsOf } from './history-context.ts';

/** The share of a validation that this process does, when several jobs divide it. @default all of it */
export interface Share {
  /** Run only the gates of PRPs, or only the command gates of the run. */
  readonly part?: 'prps' | 'commands' | undefined;
  /** Results of other jobs. They replace the gates of each PRP that has the same bytes, and all command gates. */
  readonly examined?: GateResults | undefined;
}

export interface Examining extends Share {
  readonly paths: readonly string[];
  /** What they are compared with. */
  readonly base: Tree | undefined;
  /** What those that were moved were called there. */
  readonly former: ReadonlyMap<string, string>;
  readonly commands: readonly CommandGate[];
  readonly weighing: Omit<GateRunOptions, 'expected'>;
}

/** Documents that are open to gates at once: more than there are workers, and fewer than tasks may wait. */
const openAtOnce = 64;

/** Bytes of them: what is found in a document may take a hundred times as many. */
const bytesAtOnce = 4 * maxPrp.bytes;

interface Examined extends GateResults {
  readonly documents: readonly Outline[];
}

/**
 * Reads every PRP and runs all its gates, some PRPs at a time; a gate that has spoken elsewhere does not run. The answer
 * is in the order of the paths.
 */
export async function examine(examining: Examining, runtime: Runtime): Promise<Examined> {
  const { paths, base, former, examined, weighing } = examining;
  const started = performance.now();
  const running = await startCommands(examining, runtime);
  const pastOf = pastsOf(paths, runtime);
  const [open, weigh] = [allowance(openAtOnce), allowance(bytesAtOnce)];
  const known = new Map(
    (examined?.prps ?? [])
      .filter((prp) => isWhole(prp.gates, weighing))
      .map(({ path, checksum, gates }) => [`${checksum} ${path}`, gates]),
  );
  const gatesIn = async (document: Document) => {
    const said = known.get(`${document.checksum} ${document.path}`);
    const before = base && { tree: base, path: former.get(document.path) ?? document.path };
    return said ?? gatesOf(document, before, pastOf, weighing, runtime);
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

/** Whether every gate of a PRP has spoken: where one is missing, all are asked again. */
function isWhole(gates: readonly GateResult[], { wanted, plugins }: Examining['weighing']): boolean {
  const ids = new Set(gates.map(({ id }) => id));
  return [...staticGateIds, ...plugins].every((id) => ids.has(id) || !wanted.has(id));
}

function workersOf({ config }: Runtime): number {
  return config.workers === 'auto' ? availableParallelism() : config.workers;
}

/** The commands of the run: started, or as they ended elsewhere. Where there is nothing to validate none is run. */
async function startCommands(
  { paths, commands, weighing, part, examined }: Examining,
  runtime: Runtime,
): Promise<readonly Promise<GateResult>[]> {
  if (part === 'prps' || (paths.length === 0 && part !== 'commands')) return [];
  if (examined === undefined) {
    const expected = commands.length === 0 ? new Map<string, number>() : await expectedDurations(paths, runtime);
    return startCommandGates(commands, { ...weighing, expected }, runtime);
  }
  const said = new Map(examined.gates.map((gate) => [gate.id, gate]));
  const wanted = commands.filter(({ id }) => weighing.wanted.has(id));
  return wanted.map(({ id }) => Promise.resolve(said.get(id) ?? silent(id)));
}

/** Nothing was heard of a command that should have run elsewhere: nobody knows that it passes. */
function silent(id: string): GateResult {
  const reason = 'The job that was to run it has left no result.';
  return { id, status: 'errored', durationMs: 0, queuedMs: 0, attempts: 0, reason, findings: [] };
}

/** The base revision, and what one PRP was called there. */
interface Base {
  readonly tree: Tree;
  readonly path: string;
}

async function gatesOf(
  document: Document,
  base: Base | undefined,
  pastOf: (prp: string) => Promise<HistoryContext>,
  weighing: Examining['weighing'],
  runtime: Runtime,
): Promise<readonly GateResult[]> {
  const { path } = document;
  if (!('prp' in document)) {
    const result = unreadableResult(path, document);
    runtime.announce({ type: 'gate-finished', prp: path, gate: result });
    return [result];
  }
  const before = await base?.tree.read(base.path, maxPrp.bytes);
  const earlier = base && before && documentOf(base.path, before, runtime);
  const baseline = base && earlier && 'prp' in earlier ? { prp: earlier.prp, tree: base.tree } : undefined;
  const subject = { prp: document.prp, tree: runtime.repository.workTree, past: () => pastOf(path) };
  const statics = await Promise.all(startStaticGates(subject, baseline, weighing, runtime));
  if (!weighing.runLoop) return statics;
  const wish = { failOn: weighing.failOn, timeout: runtime.config.timeout };
  return [...statics, ...(await runLoop(subject, statics, wish, runtime))];
}
