import { canonicalForm } from '../canonical.ts';
import { print } from '../print.ts';
import type { Prp } from '../prp.ts';

/** The lines of the canonical form, each at its own index: what no reviewer decides on is the same in both versions. */
export function comparableLines(prp: Prp): readonly string[] {
  const form = canonicalForm(print(prp));
  return form === '' ? [] : form.slice(0, -1).split('\n');
}
