import { PrpError } from '../base/errors.ts';
import { plural } from '../base/plural.ts';
import { type Paint, plain } from '../report/paint.ts';

export interface Ending {
  /** `null` when the command line was not understood. */
  readonly command: string | null;
  readonly status: 'passed' | 'failed' | 'error';
  /** As `performance.now()` said it. */
  readonly started: number;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** The one line of JSON that `--json` prints. */
export function envelopeOf({ command, status, started, data, error }: Ending): string {
  const durationMs = Math.round(performance.now() - started);
  const envelope = JSON.stringify({
    format: 1,
    command,
    status,
    durationMs,
    data: data ?? {},
    ...(error !== undefined && { error: errorData(error) }),
  });
  // JSON leaves some control characters as they are; a terminal would obey them.
  return `${envelope.replaceAll(/[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, inAscii)}\n`;
}

function inAscii(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function errorData(error: unknown) {
  if (error instanceof PrpError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'E_INTERNAL', message: error instanceof Error ? error.message : String(error), hint: bugHint };
}

const bugHint = 'This is a bug in prp. Please report it with the output of the same command with --debug.';

/** Several lines, each as `plain` shows it. */
function visible(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** What went wrong and what to do next; the whole chain of causes when asked for. */
export function errorText(error: unknown, debug: boolean, paint: Paint): string {
  const { code, message, hint } = errorData(error);
  const lines = [
    `${paint('red', 'error')} ${visible(message)} ${paint('dim', code)}`,
    `${paint('cyan', 'hint:')} ${visible(hint)}`,
  ];
  if (debug)
    for (let cause = error; cause instanceof Error; cause = cause.cause) lines.push(cause.stack ?? cause.message);
  return `${lines.join('\n')}\n`;
}

export function warningText(
  { message, hint }: { readonly message: string; readonly hint: string },
  paint: Paint,
): string {
  return `${paint('yellow', 'warning')} ${visible(message)}\n${paint('cyan', 'hint:')} ${visible(hint)}\n`;
}

/** What the user is told when saving set off a clean-up. */
export function cleanedUpText(
  { removed, prps, kept }: { readonly removed: number; readonly prps: number; readonly kept: number },
  paint: Paint,
): string {
  const what = `${plural(removed, 'old version')} of ${plural(prps, 'PRP')} removed, ${kept} kept`;
  return `${paint('cyan', 'clean-up:')} ${what}; the log of the versions branch names them.\n`;
}
