import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { RepairData, VerifyData } from './report.ts';
import { hint } from './text-validate.ts';

/** Rows of each kind: `--json` shows the rest. */
const shown = 100;

export function verifyText({ checked, problems, notes, partly }: VerifyData, paint: Paint): string {
  const ok = problems.length === 0;
  const sum = ok ? `${plural(checked, 'version')} checked, all intact.` : '';
  const found = `${plural(problems.length, 'problem')} in ${plural(checked, 'version')} checked.`;
  return [
    ...problems.slice(0, shown).flatMap(({ prp, version, kind, message }) => {
      const where = [prp ?? 'the branch', ...(version === null ? [] : [version])].map(plain).join(' ');
      return [`${paint('red', '✗')} ${paint('bold', where)} ${paint('red', kind)}`, `  ${plain(message)}`];
    }),
    ...(problems.length > shown ? [paint('dim', `… and ${problems.length - shown} more; --json has them all`)] : []),
    ...notes.map((note) => `${paint('yellow', '!')} ${plain(note)}`),
    ...(partly === undefined
      ? []
      : [`${paint('yellow', '!')} Partly verified: the log could not be read because ${plain(partly)}`]),
    ...(ok && partly !== undefined
      ? [`${paint('yellow', '!')} ${plural(checked, 'version')} checked by their files alone.`]
      : []),
    ...(ok && partly === undefined ? [`${paint('green', '✓')} ${sum}`] : []),
    ...(ok ? [] : [`${paint('red', '✗')} ${found}`]),
    ...(ok
      ? []
      : [
          paint(
            'dim',
            '  None of these versions is shown, compared or restored. `git log -p` shows the changes and their authors.',
          ),
        ]),
    '',
  ].join('\n');
}

export function repairText(data: RepairData, paint: Paint): string {
  const { repaired, restated, recovered, newer, problems, commit, dryRun } = data;
  const did = dryRun ? 'would be moved aside' : 'moved aside';
  const isSound = repaired.length === 0 && recovered.length === 0 && commit === null && problems.length === 0;
  return [
    ...repaired
      .slice(0, shown)
      .flatMap(({ path, why, kept }) => [
        `${paint('yellow', '!')} ${paint('bold', plain(path))} ${did}`,
        `  ${plain(why)}`,
        ...(kept.length === 0
          ? ['  None of it can be read.']
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
    ...(isSound ? [`${paint('green', '✓')} Nothing to repair: all versions are intact.`] : []),
    ...(commit !== null && problems.length === 0
      ? [`${paint('green', '✓')} All remaining versions are intact. ${paint('dim', commit.slice(0, 12))}`]
      : []),
    ...(dryRun && repaired.length > 0 ? [hint('Do it', ['prp', 'repair'], paint)] : []),
    '',
  ].join('\n');
}

function folderOf([first = '']: readonly string[]): string {
  return first.slice(0, first.lastIndexOf('/') + 1);
}
