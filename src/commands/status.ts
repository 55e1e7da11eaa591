import type { Git } from '../system/git.ts';
import { readTip } from '../history/branch/branch-tip.ts';
import type { VersionedPrp } from '../history/versions/list-prps.ts';
import { gateTrends } from '../history/records/gate-trends.ts';
import { metricsFile, readMetrics } from '../observers/recorded-metrics.ts';
import type { ReportOf } from '../report/report.ts';
import type { StatusData, TasksData, VersionsData } from '../report/command-data.ts';
import type { Runtime } from '../runtime.ts';
import { prpsHere } from './list.ts';

/** Limits of what is read for the times of gates, independent of the length of the history. */
const newest = { prps: 20, versions: 5, validations: 200 };

/** An overview from this machine alone, which reads only the newest records. */
export async function status(runtime: Runtime): Promise<ReportOf<'status', StatusData>> {
  const prps = await prpsHere(runtime);
  const [tasks, versions, performance] = await Promise.all([
    tasksOf(runtime),
    versionsOf(prps, runtime),
    performanceOf(prps, runtime),
  ]);
  const components = runtime.mediator.status().components.map(({ name, kind, provides, health }) => {
    return { name, kind, provides, health };
  });
  return { command: 'status', status: 'passed', data: { tasks, components, versions, performance } };
}

async function tasksOf({ repository }: Runtime): Promise<TasksData> {
  const measured = readMetrics(await metricsFile(repository.git));
  const series = measured?.series ?? [];
  /** The values of a counter by its second label, all others together. */
  const sumsOf = (wanted: string) => {
    const sums: Record<string, number> = {};
    for (const { metric, labels, counts } of series) {
      const [, label] = labels;
      if (metric === wanted && label !== undefined) sums[label] = (sums[label] ?? 0) + (counts[0] ?? 0);
    }
    return { sums, total: Object.values(sums).reduce((sum, count) => sum + count, 0) };
  };
  const tasks = sumsOf('prp_tasks');
  const runs = sumsOf('prp_runs');
  return {
    since: measured?.since ?? null,
    total: tasks.total,
    outcomes: tasks.sums,
    runs: { total: runs.total, statuses: runs.sums },
  };
}

async function versionsOf(all: readonly PrpHere[], { config, repository }: Runtime): Promise<VersionsData> {
  const { branch, remote } = config.versions;
  // A renamed PRP counts once.
  const prps = all.filter(({ movedTo }) => movedTo === null);
  const states = { passed: 0, failed: 0, unvalidated: 0, tampered: 0 };
  for (const { latest } of prps) states[latest.tampered ? 'tampered' : latest.status] += 1;
  return {
    branch,
    remote: remote ?? null,
    unpublished: remote === undefined ? null : await unpublished(repository.git, branch, remote),
    totals: { prps: prps.length, versions: all.reduce((sum, { own }) => sum + own, 0) },
    states,
    prps: prps.map(({ prp, versions, latest, passedAs }) => ({ prp, versions, latest: latestOf(latest, passedAs) })),
    moved: all.flatMap(({ prp, movedTo }) => (movedTo === null ? [] : [{ prp, movedTo }])),
  };
}

type PrpHere = Awaited<ReturnType<typeof prpsHere>>[number];

function latestOf(latest: VersionedPrp['latest'], passedAs?: number): VersionsData['prps'][number]['latest'] {
  if (latest.tampered) return null;
  const { memento, status: state, validation } = latest;
  return {
    id: memento.id,
    sequence: memento.sequence,
    timestamp: memento.timestamp,
    status: state,
    ...(passedAs !== undefined && { passedAs }),
    validation: validation && { timestamp: validation.timestamp, verdict: validation.verdict },
  };
}

/** Commits that the remote lacks, as of the last fetch: all when the remote's branch is unknown. */
async function unpublished(git: Git, branch: string, remote: string): Promise<number> {
  const { commit, startsFrom, remotes } = await readTip(git, branch);
  const theirs = remotes.find(({ ref }) => ref === `refs/remotes/${remote}/${branch}`)?.commit;
  if (commit === undefined || startsFrom !== undefined || theirs === commit) return 0;
  return Number(await git.text(['rev-list', '--count', commit, ...(theirs === undefined ? [] : [`^${theirs}`]), '--']));
}

/** The gates of the most recently saved PRPs. */
async function performanceOf(prps: readonly VersionedPrp[], { history }: Runtime): Promise<StatusData['performance']> {
  const sound = prps.flatMap(({ latest }) => (latest.tampered ? [] : [latest.memento]));
  const latest = sound.toSorted((a, b) => (a.timestamp < b.timestamp ? 1 : -1)).slice(0, newest.prps);
  const records = await Promise.all(latest.map(({ prp }) => history.records(prp, newest.validations, newest.versions)));
  const validations = records.flatMap((one) => one.validations).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const gates = gateTrends(validations.slice(0, newest.validations));
  return gates.toSorted((a, b) => b.p50Ms - a.p50Ms);
}
