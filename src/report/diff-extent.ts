import { plural } from '../base/plural.ts';
import type { DiffData } from './report.ts';

/** How much changed, after the counts of lines: no section did where only boxes were ticked. */
export function diffExtent({ sections }: Pick<DiffData, 'sections'>): string {
  return sections.length === 0 ? 'lines, only ticks and white space' : `lines in ${plural(sections.length, 'section')}`;
}
