import { errorData } from '../report/envelope.ts';
import { plural } from '../base/plural.ts';
import { type Paint, plainLines } from '../report/paint.ts';

/** What a report of a bug needs. */
export const evidence = 'the output of the same command with --debug';

/** What went wrong and what to do next; the whole chain of causes when asked for. */
export function errorText(error: unknown, debug: boolean, paint: Paint): string {
  const { code, message, hint } = errorData(error, evidence);
  const lines = [
    `${paint('red', 'error')} ${plainLines(message)} ${paint('dim', code)}`,
    `${paint('cyan', 'hint:')} ${plainLines(hint)}`,
  ];
  if (debug)
    for (let cause = error; cause instanceof Error; cause = cause.cause) lines.push(cause.stack ?? cause.message);
  return `${lines.join('\n')}\n`;
}

export function warningText(
  { message, hint }: { readonly message: string; readonly hint: string },
  paint: Paint,
): string {
  return `${paint('yellow', 'warning')} ${plainLines(message)}\n${paint('cyan', 'hint:')} ${plainLines(hint)}\n`;
}

/** What the user is told when saving set off a clean-up. */
export function cleanedUpText(
  { removed, prps, kept }: { readonly removed: number; readonly prps: number; readonly kept: number },
  paint: Paint,
): string {
  const what = `${plural(removed, 'old version')} of ${plural(prps, 'PRP')} removed, ${kept} kept`;
  return `${paint('cyan', 'clean-up:')} ${what}; the log of the versions branch names them.\n`;
}
