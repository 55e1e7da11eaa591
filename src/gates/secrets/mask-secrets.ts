import { decodedView, joinedView } from './text-view.ts';
import { longRuns } from './token-search.ts';
import { ownSuspects } from './own-suspects.ts';
import { secretRules } from './secret-rules.ts';
import { mayHoldSecret } from './find-secrets.ts';
import { PrpError } from '../../base/errors.ts';

/** Stands in the place of what is not shown. */
const mask = '[secret]';

const traces = Object.values(secretRules).map(({ trace }) => new RegExp(trace.source, `${trace.flags}g`));

/**
 * A text that quotes others' words, as messages do, without what may be a secret: everything up to the next space from
 * where a trace of one is, whether or not it is one. Nothing is loaded for it.
 */
export function maskSecrets(text: string): string {
  if (!mayHoldSecret(text)) return text;
  const views = [joinedView(text), decodedView(text, longRuns(text))].flatMap((view) =>
    view === undefined ? [] : stretchesIn(view.text).map(([start, end]) => view.originOf(start, end)),
  );
  let shown = '';
  let from = 0;
  for (const [start, end] of [...stretchesIn(text), ...views].toSorted(([a], [b]) => a - b)) {
    if (end <= from) continue;
    shown += text.slice(from, Math.max(from, start)) + mask;
    from = end + (/^[^\s"'`]*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return shown + text.slice(from);
}

function stretchesIn(text: string): readonly (readonly [start: number, end: number])[] {
  return [
    ...traces.flatMap((trace) =>
      [...text.matchAll(trace)].map(({ index, 0: found }) => [index, index + found.length] as const),
    ),
    ...ownSuspects(text).map(({ start, end }) => [start, end] as const),
  ];
}

/** An error whose words quote no secret: a path or a name that somebody typed may have one in it. */
export function maskedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = maskSecrets(error.message);
  if (!(error instanceof PrpError)) return message === error.message ? error : new Error(message, { cause: error });
  const hint = maskSecrets(error.hint);
  if (message === error.message && hint === error.hint) return error;
  return new PrpError(error.code, message, { hint, cause: error });
}
