import type { HistoryCommand } from '../command.ts';
import { gateTrends } from '../history/records/gate-trends.ts';
import type { HistoryData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/** Validations that trends are made of, however few are shown. */
const trendRuns = 100;

/** What became of a PRP: how its versions were validated and executed, and where its gates are heading. */
export async function history(
  { prp: typed, limit }: HistoryCommand,
  runtime: Runtime,
): Promise<ReportOf<'history', HistoryData>> {
  const prp = await findPrp(typed, runtime);
  const records = await runtime.history.records(prp, Math.max(limit, trendRuns));
  return {
    command: 'history',
    status: 'passed',
    data: {
      prp,
      executions: records.executions
        .slice(0, limit)
        .map(({ id, version, sequence, timestamp, actor, commit, agent, status, durationMs, changes, reason }) => {
          const what = { agent, status, durationMs, changes, reason };
          return { id, version, sequence, timestamp, actor, commit, ...what };
        }),
      validations: records.validations
        .slice(0, limit)
        .map(({ id, version, sequence, timestamp, actor, commit, verdict, gates, totals }) => {
          return { id, version, sequence, timestamp, actor, commit, verdict, gates, totals };
        }),
      trends: { gates: gateTrends(records.validations.slice(0, trendRuns)) },
      problems: records.problems,
    },
  };
}
