import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { VerifyData } from './report.ts';

/** Problems shown: who has more looks at the JSON. */
const shown = 100;

export function verifyText({ checked, problems, notes, partly }: VerifyData, paint: Paint): string {
  const ok = problems.length === 0;
  const sum = ok ? `${plural(checked, 'version')} checked, all as they were sealed.` : '';
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
      : [paint('dim', '  None of these versions is shown, compared or restored. Who changed what: git log -p.')]),
    '',
  ].join('\n');
}
