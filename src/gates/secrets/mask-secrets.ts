import { decodedView } from './decoded-view.ts';
import { joinedView } from './joined-view.ts';
import { longRuns } from './long-runs.ts';
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
