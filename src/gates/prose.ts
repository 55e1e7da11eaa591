import type { Prp } from '../prp/prp.ts';

/** Longest part of a line that a gate looks at: keeps every pattern linear on a line of megabytes. */
const visible = 2_048;

/** The lines outside code fences, with code spans blanked out so that columns stay true. */
export function* prose({ lines, fences }: Prp): Iterable<{ readonly text: string; readonly line: number }> {
  let fence = 0;
  for (const [index, { text }] of lines.entries()) {
    const line = index + 1;
    while ((fences[fence]?.endLine ?? Infinity) < line) fence += 1;
    if ((fences[fence]?.startLine ?? Infinity) <= line) continue;
    yield { text: withoutCodeSpans(text.slice(0, visible)), line };
  }
}

function withoutCodeSpans(text: string): string {
  return text.replace(/`[^`]*`/g, (span) => ' '.repeat(span.length));
}
