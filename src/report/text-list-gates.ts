import type { ListedGate, ListGatesData } from './command-data.ts';
import { type Paint, plain } from './paint.ts';
import { hint } from './text-validate.ts';

const titles = {
  static: 'On each PRP',
  plugin: 'On each PRP, from plugins',
  command: 'Once per run, from the configuration',
  environment: 'Once per run, from the environment',
} as const satisfies Record<ListedGate['kind'], string>;

/** A table of the gates by kind, with a mark before those that would run. */
export function listGatesText({ gates, environment }: ListGatesData, paint: Paint): string {
  const width = Math.max(...gates.map(({ id }) => plain(id).length));
  const blocks = [...Map.groupBy(gates, ({ kind }) => kind)].flatMap(([kind, own]) => [
    paint('bold', kind === 'environment' ? `${titles[kind]} ${environment.id}` : titles[kind]),
    ...own.map((gate) => gateRow(gate, width, paint)),
    '',
  ]);
  const offersNone = gates.every(({ kind }) => kind !== 'environment');
  const idle = gates.find(({ kind, runs }) => kind === 'environment' && !runs);
  return [
    ...blocks,
    ...(offersNone ? [paint('dim', `  The environment ${environment.id} adds no gates here.`)] : []),
    ...(environment.others.length > 0
      ? [paint('dim', `  Also found: ${environment.others.join(', ')}; choose one with --env.`)]
      : []),
    paint('dim', `  ${paint('green', '●')} would run now`),
    ...(idle ? [hint('Run one that would not', ['prp', 'validate', '--gates', idle.id], paint)] : []),
    '',
  ].join('\n');
}

function gateRow({ id, runs, description, command, severity }: ListedGate, width: number, paint: Paint): string {
  const mark = runs ? paint('green', '●') : paint('dim', '·');
  const most = severity === undefined ? '' : paint('dim', ` (${severity} at most)`);
  const what = command === undefined ? plain(description) : paint('cyan', plain(command));
  return `  ${mark} ${plain(id).padEnd(width)}  ${what}${most}`;
}
