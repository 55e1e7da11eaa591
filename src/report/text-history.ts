import { plural } from '../base/plural.ts';
import { duration, type Paint, plain, statusMark } from './paint.ts';
import type { HistoryData } from './report.ts';
import { hint } from './text-validate.ts';

export function historyText({ prp, executions, validations, trends, problems }: HistoryData, paint: Paint): string {
  if (executions.length + validations.length + problems.length === 0) {
    return `${plain(prp)} was neither validated nor executed yet.\n${hint('Validate it', ['prp', 'validate', prp], paint)}\n`;
  }
  return [
    paint('bold', plain(prp)),
    ...section(
      'Executions',
      executions.map((one) => executionRow(one, paint)),
    ),
    ...section(
      'Validations',
      validations.map((one) => validationRow(one, paint)),
    ),
    ...section('Gates', gateRows(trends.gates, paint)),
    ...section(
      'Left out',
      problems.map(({ version, message }) => ` ${paint('red', '✗')} ${plain(version ?? '')} ${plain(message)}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', title, ...rows];
}

const executionMark = { succeeded: 'passed', 'rolled-back': 'failed', failed: 'failed' } as const;

function executionRow(execution: HistoryData['executions'][number], paint: Paint): string {
  const { sequence, timestamp, agent, status, durationMs, changes, reason } = execution;
  const like = status === 'timed-out' || status === 'cancelled' ? status : executionMark[status];
  const { mark, style } = statusMark[like];
  const changed = changes ? `${plural(changes.files, 'file')} +${changes.added} -${changes.removed}` : '';
  return [
    ` ${paint(style, mark)}`,
    paint('bold', `v${sequence}`.padEnd(5)),
    when(timestamp),
    status.padEnd(11),
    duration(durationMs).padStart(8),
    plain(agent ?? '').padEnd(10),
    changed,
    paint('dim', plain(reason ?? '')),
  ]
    .join(' ')
    .trimEnd();
}

function validationRow(validation: HistoryData['validations'][number], paint: Paint): string {
  const { sequence, timestamp, verdict, gates, totals } = validation;
  const { mark, style } = statusMark[verdict];
  const failed = gates.filter(({ status }) => !['passed', 'skipped', 'cancelled'].includes(status));
  return [
    ` ${paint(style, mark)}`,
    paint('bold', `v${sequence}`.padEnd(5)),
    when(timestamp),
    verdict.padEnd(7),
    plural(totals.errors, 'error').padEnd(9),
    paint('dim', failed.map(({ id }) => plain(id)).join(', ')),
  ]
    .join(' ')
    .trimEnd();
}

const trendStyle = { improving: 'green', steady: 'dim', worsening: 'red', unknown: 'dim' } as const;

function gateRows(gates: HistoryData['trends']['gates'], paint: Paint): readonly string[] {
  const width = Math.max(0, ...gates.map(({ id }) => id.length));
  return gates.map(({ id, runs, passRate, p50Ms, p95Ms, trend }) => {
    const rate = `${Math.round(passRate * 100)} %`.padStart(5);
    const took = `${duration(p50Ms)} (95 %: ${duration(p95Ms)})`;
    return `   ${plain(id).padEnd(width)} ${plural(runs, 'run').padEnd(8)} ${rate} passed  ${took}  ${paint(trendStyle[trend], trend)}`;
  });
}

function when(timestamp: string): string {
  return timestamp.slice(0, 16).replace('T', ' ');
}
