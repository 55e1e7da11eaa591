import { availableParallelism } from 'node:os';
import type { ValidateCommand } from '../command.ts';
import { commandGates } from '../components.ts';
import { PrpError } from '../errors.ts';
import { staticGateIds } from '../gates/catalogue.ts';
import { startCommandGates, startStaticGates, type Weighing } from '../gates/start.ts';
import { unreadableResult } from '../gates/unreadable.ts';
import { verdictOf } from '../gates/verdict.ts';
import type { Addition } from '../history/history.ts';
import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { ReportOf, ValidateData, ValidatedPrp } from '../report/report.ts';
import { type Version, versionOf } from '../report/version.ts';
import type { Runtime } from '../runtime.ts';
import type { Tree } from '../tree.ts';
import { additionsIn, announceSaved } from './addition.ts';
import { type Document, documentOf } from './document.ts';
import { findPrp, prpsInWorkTree } from './prps.ts';
import { keepTidy } from './upkeep.ts';

type BaseTree = Tree & { readonly commit: string };

/** Runs every gate of the chosen PRPs at once, and records what came out on the versions they are. */
export async function validate(
  command: ValidateCommand,
  runtime: Runtime,
): Promise<ReportOf<'validate', ValidateData>> {
  const { repository, config } = runtime;
  const wanted = wantedGates(command, runtime);
  const base = command.base === undefined ? undefined : await repository.at(await repository.mergeBase(command.base));

  const paths = await chosen(command, runtime, base?.commit);
  const documents = await Promise.all(
    paths.map(async (path) => documentOf(path, await repository.read(path), runtime)),
  );

  runtime.announce({ type: 'validation-started', prps: paths, gates: [...wanted] });
  const started = performance.now();
  const weighing: Weighing = { failOn: command.failOn ?? config['fail-on'], wanted };
  const running = documents.length === 0 ? [] : startCommandGates(commandGates(config), weighing, runtime);
  const examined = documents.map((document) => examine(document, base, weighing, runtime));
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
  };
}

function workersOf({ config }: Runtime): number {
  return config.workers === 'auto' ? availableParallelism() : config.workers;
}

function wantedGates({ gates }: ValidateCommand, { config }: Runtime): ReadonlySet<string> {
  const known = [...staticGateIds, ...config.commands.map(({ id }) => id)];
  const unknown = gates?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new PrpError('E_USAGE', `There is no gate ${unknown}.`, { hint: `Gates here: ${known.join(', ')}.` });
  }
  return new Set(gates ?? known.filter((id) => config.gates[id] !== 'off'));
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
  base: BaseTree | undefined,
  weighing: Weighing,
  runtime: Runtime,
): Promise<readonly GateResult[]> {
  const { path } = document;
  if (!('prp' in document)) {
    const result = unreadableResult(path, document.problem, document.line);
    runtime.announce({ type: 'gate-finished', prp: path, gate: result });
    return [result];
  }
  const before = await base?.read(path);
  const earlier = before && documentOf(path, before, runtime);
  const baseline = base && earlier && 'prp' in earlier ? { prp: earlier.prp, tree: base } : undefined;
  const subject = { prp: document.prp, tree: runtime.repository.workTree };
  return Promise.all(startStaticGates(subject, baseline, weighing, runtime));
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
  const keepable = judged.flatMap(({ document, ...rest }) => ('prp' in document ? [{ document, ...rest }] : []));
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
