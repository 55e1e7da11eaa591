import type { HistoryCommand } from '../command.ts';
import { gateTrends } from '../history/records/gate-trends.ts';
import type { HistoryData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/** Validations for the trends, independent of `limit`. */
const trendRuns = 100;

/** The validations and executions of a PRP's versions, and the trends of its gates. */
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
