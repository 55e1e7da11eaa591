import { maxStructureLength } from '../prp/parse/lines.ts';
import type { Prp } from '../prp/prp.ts';

/** The lines outside code fences, with code spans blanked out so that columns stay true. */
export function* prose({ lines, fences }: Prp): Iterable<{ readonly text: string; readonly line: number }> {
  let fence = 0;
  for (const [index, { text }] of lines.entries()) {
    const line = index + 1;
    while ((fences[fence]?.endLine ?? Infinity) < line) fence += 1;
    if ((fences[fence]?.startLine ?? Infinity) <= line) continue;
    yield { text: withoutCodeSpans(text.slice(0, maxStructureLength)), line };
  }
}

function withoutCodeSpans(text: string): string {
  return text.replace(/`[^`]*`/g, (span) => ' '.repeat(span.length));
}
