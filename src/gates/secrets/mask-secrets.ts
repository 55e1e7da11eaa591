import { ownSuspects } from './own-rules.ts';
import { secretRules } from './rules.ts';
import { mayHoldSecret } from './scan.ts';

/** Stands in the place of what is not shown. */
const mask = '[secret]';

const traces = Object.values(secretRules).map(({ trace }) => new RegExp(trace.source, `${trace.flags}g`));

/**
 * A text that quotes others' words, as messages do, without what may be a secret: everything up to the next space from
 * where a trace of one is, whether or not it is one. Nothing is loaded for it.
 */
export function maskSecrets(text: string): string {
  if (!mayHoldSecret(text)) return text;
  const stretches = [
    ...traces.flatMap((trace) =>
      [...text.matchAll(trace)].map(({ index, 0: found }) => [index, index + found.length] as const),
    ),
    ...ownSuspects(text).map(({ start, end }) => [start, end] as const),
  ].toSorted(([a], [b]) => a - b);
  let shown = '';
  let from = 0;
  for (const [start, end] of stretches) {
    if (end <= from) continue;
    const ends = end + (/^[^\s"'`]*/.exec(text.slice(end))?.[0].length ?? 0);
    shown += text.slice(from, Math.max(from, start)) + mask;
    from = ends;
  }
  return shown + text.slice(from);
}
