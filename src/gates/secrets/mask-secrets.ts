import { decodedView, joinedView } from './text-view.ts';
import { longRuns } from './token-search.ts';
import { ownSuspects } from './own-suspects.ts';
import { secretRules } from './secret-rules.ts';
import { mayHoldSecret } from './find-secrets.ts';
import { PrpError } from '../../base/errors.ts';

/** Replaces a secret. */
const mask = '[secret]';

const traces = Object.values(secretRules).map(({ trace }) => new RegExp(trace.source, `${trace.flags}g`));

/**
 * Masks possible secrets in a text that quotes foreign words, such as a message: everything from a trace up to the next
 * space, whether or not it is a secret. Loads no library.
 */
export function maskSecrets(text: string): string {
  if (!mayHoldSecret(text)) return text;
  const views = [joinedView(text), decodedView(text, longRuns(text))].flatMap((view) =>
    view === undefined ? [] : rangesIn(view.text).map(([start, end]) => view.originOf(start, end)),
  );
  let masked = '';
  let from = 0;
  for (const [start, end] of [...rangesIn(text), ...views].toSorted(([a], [b]) => a - b)) {
    if (end <= from) continue;
    masked += text.slice(from, Math.max(from, start)) + mask;
    from = end + (/^[^\s"'`]*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return masked + text.slice(from);
}

function rangesIn(text: string): readonly (readonly [start: number, end: number])[] {
  return [
    ...traces.flatMap((trace) =>
      [...text.matchAll(trace)].map(({ index, 0: found }) => [index, index + found.length] as const),
    ),
    ...ownSuspects(text).map(({ start, end }) => [start, end] as const),
  ];
}

/** Masks secrets in the message and hint of an error: a path or a name from the user may contain one. */
export function maskError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = maskSecrets(error.message);
  if (!(error instanceof PrpError)) return message === error.message ? error : new Error(message, { cause: error });
  const hint = maskSecrets(error.hint);
  if (message === error.message && hint === error.hint) return error;
  return new PrpError(error.code, message, { hint, cause: error, excerpts: error.excerpts });
}
