import { availableParallelism } from 'node:os';
import type { ValidateCommand } from '../command.ts';
import { staticGateIds } from '../gates/catalogue.ts';
import { rules } from '../gates/rules.ts';
import type { Past } from '../gates/past.ts';
import { startCommandGates, startStaticGates, type Weighing } from '../gates/start.ts';
import { runLoop } from '../gates/start-loop.ts';
import { unreadableResult } from '../gates/unreadable.ts';
import { verdictOf } from '../gates/verdict.ts';
import type { Addition } from '../history/history.ts';
import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { ValidateData, ValidatedPrp, ValidateReport } from '../report/report.ts';
import { type Version, versionOf } from '../report/version.ts';
import type { Runtime } from '../runtime.ts';
import type { Tree } from '../tree.ts';
import { additionsIn, announceSaved } from './addition.ts';
import { chosenCommands } from './command-gates.ts';
import { type Document, documentOf } from './document.ts';
import { expectedDurations } from './expected.ts';
import { formerPaths } from './former-paths.ts';
import { pastsOf } from './pasts.ts';
import { findPrp, prpsInWorkTree } from './prps.ts';
import { withoutSecrets } from './secret-guard.ts';
import { keepTidy } from './upkeep.ts';
import { wantedGates } from './wanted-gates.ts';

/** The base revision, and what one PRP was called there. */
interface Base {
  readonly tree: Tree;
  readonly path: string;
}

/** Runs every gate of the chosen PRPs at once, and records what came out on the versions they are. */
export async function validate(command: ValidateCommand, runtime: Runtime): Promise<ValidateReport> {
  const { repository, config } = runtime;
  const plugins = await runtime.pluginGates();
  const commands = await chosenCommands(command, plugins, runtime);
  const known = [...staticGateIds, ...plugins, ...commands.map(({ id }) => id)];
  const wanted = wantedGates(command.gates, known, config);
  const base = command.base === undefined ? undefined : await repository.at(await repository.mergeBase(command.base));

  const paths = await chosen(command, runtime, base?.commit);
  const former = await formerPaths(paths, base, repository);
  const documents = await Promise.all(
    paths.map(async (path) => documentOf(path, await repository.read(path), runtime)),
  );

  runtime.announce({ type: 'validation-started', prps: paths, gates: [...wanted] });
  const started = performance.now();
  const expected = commands.length === 0 ? new Map<string, number>() : await expectedDurations(paths, runtime);
  const weighing: Weighing = {
    failOn: command.failOn ?? config['fail-on'],
    wanted,
    runLoop: command.runLoop,
    plugins,
    expected,
  };
  const running = documents.length === 0 ? [] : startCommandGates(commands, weighing, runtime);
  const pastOf = pastsOf(paths, runtime);
  const examined = documents.map((document) => {
    const before = base && { tree: base, path: former.get(document.path) ?? document.path };
    return examine(document, before, pastOf, weighing, runtime);
  });
  const gates = await Promise.all(running);
  const results = await Promise.all(examined);
  const makespanMs = Math.round(performance.now() - started);

  const judged = documents.map((document, index) => {
    const own = results[index] ?? [];
    return { document, gates: own, verdict: verdictOf([...own, ...gates]) };
  });
  const versions = command.versioning ? await record(judged, gates, runtime) : new Map<string, Version>();
  await keepTidy([...versions.keys()], runtime);
  const prps = judged.map(({ document, gates: own, verdict }): ValidatedPrp => ({
    path: document.path,
    name: 'prp' in document ? document.prp.title : document.path,
    dialect: 'prp' in document ? document.prp.dialect : null,
    checksum: document.checksum,
    verdict,
    version: versions.get(document.path) ?? null,
    gates: own,
  }));
  return {
    command: 'validate',
    status: prps.some(({ verdict }) => verdict === 'failed') ? 'failed' : 'passed',
    data: { prps, gates, totals: totalsOf(prps, gates), workers: workersOf(runtime), makespanMs },
    rules,
  };
}

function workersOf({ config }: Runtime): number {
  return config.workers === 'auto' ? availableParallelism() : config.workers;
}

async function chosen(
  { prps }: ValidateCommand,
  runtime: Runtime,
  base: string | undefined,
): Promise<readonly string[]> {
  if (prps.length > 0) return [...new Set(await Promise.all(prps.map((typed) => findPrp(typed, runtime))))];
  const present = await prpsInWorkTree(runtime);
  if (base === undefined) return present;
  const changed = await runtime.repository.changedSince(base);
  return present.filter((path) => changed.has(path));
}

async function examine(
  document: Document,
  base: Base | undefined,
  pastOf: (prp: string) => Promise<Past>,
  weighing: Weighing,
  runtime: Runtime,
): Promise<readonly GateResult[]> {
  const { path } = document;
  if (!('prp' in document)) {
    const result = unreadableResult(path, document.problem, document.line);
    runtime.announce({ type: 'gate-finished', prp: path, gate: result });
    return [result];
  }
  const before = await base?.tree.read(base.path);
  const earlier = base && before && documentOf(base.path, before, runtime);
  const baseline = base && earlier && 'prp' in earlier ? { prp: earlier.prp, tree: base.tree } : undefined;
  const subject = { prp: document.prp, tree: runtime.repository.workTree, past: () => pastOf(path) };
  const statics = await Promise.all(startStaticGates(subject, baseline, weighing, runtime));
  if (!weighing.runLoop) return statics;
  const wish = { failOn: weighing.failOn, timeout: runtime.config.timeout };
  return [...statics, ...(await runLoop(subject, statics, wish, runtime))];
}

interface Judged {
  readonly document: Document;
  readonly gates: readonly GateResult[];
  readonly verdict: Verdict;
}

/** One commit for all: a version where the bytes are new, and what the gates said. */
async function record(
  judged: readonly Judged[],
  runGates: readonly GateResult[],
  runtime: Runtime,
): Promise<ReadonlyMap<string, Version>> {
  const readable = judged.flatMap(({ document, ...rest }) => ('prp' in document ? [{ document, ...rest }] : []));
  const keepable = await withoutSecrets(readable, runtime);
  const additionOf = await additionsIn(
    runtime,
    keepable.map(({ document }) => document),
  );
  const additions = keepable.map(({ document, gates, verdict }): Addition => {
    const validation = { verdict, gates: [...gates, ...runGates].map(recordOf) };
    return { ...additionOf(document, 'changed'), validation };
  });
  const appended = await runtime.history.append(additions);
  announceSaved(appended, runtime);
  return new Map(appended.map(({ version }) => [version.memento.prp, versionOf(version)]));
}

function recordOf({ id, status, durationMs, queuedMs, attempts, findings }: GateResult) {
  return { id, status, durationMs, queuedMs, attempts, ...countBySeverity(findings) };
}

function totalsOf(prps: readonly ValidatedPrp[], runGates: readonly GateResult[]): ValidateData['totals'] {
  const gates = [...prps.flatMap((prp) => prp.gates), ...runGates];
  const findings = gates.flatMap((gate) => gate.findings);
  return {
    prps: prps.length,
    gates: gates.length,
    ...countBySeverity(findings.filter(({ baseline }) => !baseline)),
    baseline: findings.filter(({ baseline }) => baseline).length,
  };
}

function countBySeverity(findings: GateResult['findings']) {
  const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), notices: count('notice') };
}
