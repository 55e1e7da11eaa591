import type { ValidateCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { staticGateIds } from '../gates/static-gates.ts';
import { rules } from '../gates/rules.ts';
import { verdictOf } from '../gates/verdict.ts';
import { refuseSecretTexts } from '../guarded-branch.ts';
import type { Appended, VersionInput } from '../history/history.ts';
import { followedPrp } from '../history/versions/memento.ts';
import type { GateResult, Verdict } from '../prp/gate-result.ts';
import type { LookTwice, PartialRun, ValidateData, ValidatedPrp, ValidateReport } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import type { Repository } from '../system/repository.ts';
import { versionInputsFor, announceSaved, sourceInfo } from './versions/version-input.ts';
import { pathText } from '../stored-texts.ts';
import { chooseCommands, chooseGates, partialRunOf } from './validate/choose-gates.ts';
import { type Outline, readBytes } from './versions/document.ts';
import { examine, type Share, workersOf } from './validate/examine.ts';
import { findPrps, prpsInWorkTree, warnOfUnmatchedGlobs } from './find-prp.ts';
import { risksSince } from './versions/risks-since.ts';
import { withoutHidden, withoutSecrets } from './versions/unstorable.ts';
import { keepTidy } from './versions/keep-tidy.ts';

/** Runs all gates of the chosen PRPs in parallel, and records the results on their versions. */
export async function validate(command: ValidateCommand, runtime: Runtime, share: Share = {}): Promise<ValidateReport> {
  const { repository, config } = runtime;
  const plugins = await runtime.pluginGates();
  const commands = await chooseCommands(command, plugins, runtime);
  const known = [...staticGateIds, ...plugins, ...commands.map(({ id }) => id)];
  const wanted = chooseGates(command.gates, known, config);
  const base = await baseOf(command, repository);

  const paths = share.part === 'commands' ? [] : await chosen(command, runtime, base?.commit);
  // First, since observers get these names and gates may run for minutes.
  if (command.versioning) await refuseSecretTexts(paths.map(pathText), config);

  const wantedCommands = commands.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
  runtime.announce({
    type: 'validation-started',
    prps: paths,
    gates: [...wanted],
    commands: wantedCommands,
    workers: workersOf(runtime),
  });
  const gateOptions = { failOn: command.failOn ?? config['fail-on'], wanted, runLoop: command.runLoop, plugins };
  // Versions need the answer when the gates have ended.
  const onStarted = () => void (command.versioning && repository.actor().catch(() => undefined));
  const examination = await examine({ ...share, paths, base, commands, gateOptions, onStarted }, runtime);
  const { gates, workers, makespanMs } = examination;

  const judged = examination.documents.map((document, index) => {
    const own = examination.prps[index]?.gates ?? [];
    return { document, gates: own, verdict: verdictOf([...own, ...gates]) };
  });
  const partialRun = partialRunOf(command, { wanted, plugins }, config);
  const recorded = judged.filter(({ document }) => command.unkept?.includes(document.path) !== true);
  const recording = { runGates: gates, partialRun };
  // Nothing of a run that was ended is kept.
  runtime.closed.throwIfAborted();
  const appended = command.versioning ? await record(recorded, recording, runtime) : [];
  const versions = new Map(appended.map(({ version }) => [version.memento.prp, versionOf(version)]));
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
    data: { prps, gates, totals: totalsOf(prps, gates), workers, makespanMs },
    rules,
    base: command.base,
    partialRun,
    moved: appended.flatMap(({ version, created }) =>
      created && followedPrp(version.memento) !== undefined ? versionOf(version) : [],
    ),
    lookTwice: await lookTwiceAt(appended, runtime),
    rollbackTarget: await rollbackTargetOf(prps, runtime),
  };
}

async function baseOf({ base, isBaseExact }: ValidateCommand, repository: Repository) {
  if (base === undefined) return undefined;
  return repository.at(isBaseExact ? base : await repository.mergeBase(base));
}

async function chosen(
  { prps }: ValidateCommand,
  runtime: Runtime,
  base: string | undefined,
): Promise<readonly string[]> {
  if (prps.length > 0) return readablePaths(await findPrps(prps, runtime), runtime);
  const present = await prpsInWorkTree(runtime);
  if (base === undefined) {
    if (present.length === 0) await warnOfUnmatchedGlobs(runtime);
    return present;
  }
  const changed = await runtime.repository.changedSince(base);
  return present.filter((path) => changed.has(path));
}

/** No gate starts when a named file cannot be read. */
async function readablePaths(paths: readonly string[], { repository }: Runtime): Promise<readonly string[]> {
  for (const path of paths) await readBytes(path, repository);
  return paths;
}

interface Judged {
  readonly document: Outline;
  readonly gates: readonly GateResult[];
  readonly verdict: Verdict;
}

interface Recording {
  readonly runGates: readonly GateResult[];
  readonly partialRun: PartialRun | undefined;
}

/**
 * Stores all results in one commit, with a version for each PRP whose bytes are new. A partial run records failures only:
 * a full run might not pass.
 */
async function record(
  judged: readonly Judged[],
  { runGates, partialRun }: Recording,
  runtime: Runtime,
): Promise<readonly Appended[]> {
  const readable = judged.flatMap(({ document, ...rest }) => ('prp' in document ? [{ document, ...rest }] : []));
  const keepable = await withoutHidden(await withoutSecrets(readable, runtime), runtime);
  const inputOf = await versionInputsFor(
    runtime,
    keepable.map(({ document }) => document),
    sourceInfo(runtime),
    'checked',
  );
  const inputs = keepable.map(({ document, gates, verdict }): VersionInput => {
    const input = inputOf(document, 'changed');
    if (partialRun !== undefined && verdict === 'passed') return input;
    return { ...input, validation: { verdict, gates: [...gates, ...runGates].map(recordOf) } };
  });
  const appended = await appendIfAllowed(inputs, runtime);
  announceSaved(appended, runtime);
  return appended;
}

/** Without permission to write, the run warns and keeps its results. */
async function appendIfAllowed(inputs: readonly VersionInput[], { history, announce }: Runtime) {
  try {
    return await history.append(inputs);
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_FORBIDDEN') throw error;
    announce({ type: 'warning', message: `No versions were kept: ${error.message}`, hint: error.hint });
    return [];
  }
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

/** The risks of new versions, each since the version before it. */
async function lookTwiceAt(appended: readonly Appended[], runtime: Runtime): Promise<readonly LookTwice[]> {
  const found: LookTwice[] = [];
  for (const { version, created } of appended) {
    if (!created || runtime.origin !== undefined || version.memento.sequence === 1) continue;
    const { prp: path } = version.memento;
    const [, before] = await runtime.history.list(path, { limit: 2 });
    if (before === undefined || before.tampered) continue;
    const risks = (await risksSince(before, version, runtime)) ?? [];
    if (risks.length > 0) found.push({ path, since: before.memento.sequence, risks });
  }
  return found;
}

/** Versions that are searched for one that passed. */
const searched = 20;

/**
 * The first PRP that failed by its own gates and has an earlier version that passed: `rollback` can restore it. Only for
 * a user at a terminal: elsewhere the branch may be remote.
 */
async function rollbackTargetOf(
  prps: readonly ValidatedPrp[],
  { history, origin }: Pick<Runtime, 'history' | 'origin'>,
): Promise<ValidateReport['rollbackTarget']> {
  const failed = prps.find(({ gates, version }) => (version?.sequence ?? 1) > 1 && verdictOf(gates) === 'failed');
  if (origin !== undefined || failed === undefined) return undefined;
  const versions = await history.list(failed.path, { limit: searched });
  const passed = versions.find((version) => !version.tampered && version.status === 'passed');
  if (passed === undefined || passed.tampered) return undefined;
  return { path: failed.path, sequence: passed.memento.sequence };
}
