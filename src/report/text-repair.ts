import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { RepairData } from './report.ts';
import { hint } from './text-validate.ts';

/** Rows shown of each kind: who has more looks at the JSON. */
const shown = 100;

export function repairText(data: RepairData, paint: Paint): string {
  const { repaired, restated, recovered, newer, problems, commit, dryRun } = data;
  const did = dryRun ? 'would be set aside' : 'set aside';
  const isSound = repaired.length === 0 && recovered.length === 0 && commit === null && problems.length === 0;
  return [
    ...repaired
      .slice(0, shown)
      .flatMap(({ path, why, kept }) => [
        `${paint('yellow', '!')} ${paint('bold', plain(path))} ${did}`,
        `  ${plain(why)}`,
        ...(kept.length === 0
          ? ['  Nothing of it can be read.']
          : [paint('dim', `  Kept under ${plain(folderOf(kept))}`)]),
      ]),
    ...(repaired.length > shown ? [paint('dim', `… and ${repaired.length - shown} more; --json has them all`)] : []),
    ...recovered.map(
      ({ path, commit: from }) =>
        `${paint('cyan', '·')} ${plain(path)} taken from the older commit ${from.slice(0, 12)}`,
    ),
    ...restated.map(
      ({ prp, version, sequence, of }) =>
        `${paint('cyan', '·')} ${plain(prp)} goes on as v${sequence} ${paint('dim', version)}, which is ${of} once more`,
    ),
    ...newer.map(({ path, why }) => `${paint('yellow', '!')} ${plain(path)} left alone: ${plain(why)}`),
    ...(dryRun || problems.length === 0
      ? []
      : [
          `${paint('red', '✗')} ${plural(problems.length, 'problem')} left:`,
          ...problems.slice(0, shown).map(({ message }) => `  ${plain(message)}`),
        ]),
    ...(isSound ? [`${paint('green', '✓')} Nothing to repair: all is as it was sealed.`] : []),
    ...(commit !== null && problems.length === 0
      ? [`${paint('green', '✓')} What is left is as it was sealed. ${paint('dim', commit.slice(0, 12))}`]
      : []),
    ...(dryRun && repaired.length > 0 ? [hint('Do it', ['prp', 'repair'], paint)] : []),
    '',
  ].join('\n');
}

function folderOf([first = '']: readonly string[]): string {
  return first.slice(0, first.lastIndexOf('/') + 1);
}
