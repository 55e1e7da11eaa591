import { type Paint, plain } from './paint.ts';
import type { TagData } from './report.ts';
import { hint } from './text-validate.ts';

export function tagText({ prp, action, name, dryRun, tags }: TagData, paint: Paint): string {
  const width = Math.max(0, ...tags.map((tag) => tag.name.length));
  const rows = tags.map(({ name: own, version, sequence, timestamp, actor, problem }) =>
    [
      ` ${problem === null ? paint('yellow', '•') : paint('red', '✗')}`,
      paint('bold', plain(own).padEnd(width)),
      (sequence === null ? '' : `v${sequence}`).padEnd(5),
      paint('cyan', version),
      timestamp.slice(0, 16).replace('T', ' '),
      problem === null ? paint('dim', plain(actor ?? '')) : paint('red', plain(problem)),
    ].join(' '),
  );
  const done = name === null ? [] : [`${paint('green', '✓')} ${plain(name)} ${deed(action, dryRun)} in ${plain(prp)}`];
  if (tags.length > 0) return [...done, plain(prp), ...rows, ''].join('\n');
  return [
    ...done,
    `${plain(prp)} has no tags.`,
    hint('Add one', ['prp', 'tag', prp, 'latest', 'approved'], paint),
    '',
  ].join('\n');
}

function deed(action: TagData['action'], dryRun: boolean): string {
  if (action === 'unchanged' || action === 'listed') return 'is there already';
  return `${dryRun ? 'would be ' : ''}${action}`;
}
