import { plural } from '../base/plural.ts';
import { columns, elapsed, momentOf, type Paint, plain, statusMark } from './paint.ts';
import type { HistoryData } from './report.ts';
import { gateTable } from './text-gates.ts';
import { commandLines, hint, sections } from './text-validate.ts';

export function historyText({ prp, executions, validations, trends, problems }: HistoryData, paint: Paint): string {
  if (executions.length + validations.length + problems.length === 0) {
    return `${plain(prp)} was neither validated nor executed yet.\n${hint('Validate it', ['prp', 'validate', prp], paint)}\n`;
  }
  const latest = validations[0]?.sequence;
  return sections([
    [paint('bold', plain(prp))],
    table(
      'Executions',
      executions.map((one) => executionCells(one, paint)),
      paint,
    ),
    table(
      'Validations',
      validations.map((one) => validationCells(one, paint)),
      paint,
    ),
    titled('Gates', gateTable(trends.gates, Infinity, paint), paint),
    titled(
      'Left out',
      problems.map(({ version, message }) => `  ${paint('red', '✗')} ${plain(version ?? '')} ${plain(message)}`),
      paint,
    ),
    latest === undefined ? [] : commandLines([{ words: ['prp', 'list', prp], what: 'its versions' }], paint),
  ]);
}

function table(title: string, rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  return titled(
    title,
    columns(rows).map((line) => `  ${line}`),
    paint,
  );
}

function titled(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.length === 0 ? [] : [paint('dim', title), ...lines];
}

const executionMark = { succeeded: 'passed', 'rolled-back': 'failed', failed: 'failed' } as const;

function executionCells(execution: HistoryData['executions'][number], paint: Paint): readonly string[] {
  const { sequence, timestamp, agent, status, durationMs, changes, reason } = execution;
  const like = status === 'timed-out' || status === 'cancelled' ? status : executionMark[status];
  const { mark, style } = statusMark[like];
  const changed = changes ? `${plural(changes.files, 'file')} +${changes.added} −${changes.removed}` : '';
  return [
    `${paint(style, mark)} ${paint('bold', `v${sequence}`)}`,
    momentOf(timestamp),
    status,
    elapsed(durationMs).padStart(8),
    plain(agent ?? ''),
    changed,
    paint('dim', plain(reason ?? '')),
  ];
}

function validationCells(validation: HistoryData['validations'][number], paint: Paint): readonly string[] {
  const { sequence, timestamp, verdict, gates, totals } = validation;
  const { mark, style } = statusMark[verdict];
  const failed = gates.filter(({ status }) => !['passed', 'skipped', 'cancelled'].includes(status));
  const names = failed.map(({ id }) => plain(id)).join(', ');
  return [
    `${paint(style, mark)} ${paint('bold', `v${sequence}`)}`,
    momentOf(timestamp),
    names === '' ? verdict : `${verdict}: ${names}`,
    totals.errors === 0 ? '' : plural(totals.errors, 'error'),
  ];
}
