import type { Prp } from './prp.ts';

/** The text that was parsed, to the byte. */
export function print(prp: Pick<Prp, 'lines'>): string {
  return prp.lines.map((line) => line.text + line.ending).join('');
}
