import type { Inputs } from '../action/inputs.ts';

/** The PRPs that the input `prp` names, one to a line. */
export function namedPrps({ prp = '' }: Pick<Inputs, 'prp'>): readonly string[] {
  return prp
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
