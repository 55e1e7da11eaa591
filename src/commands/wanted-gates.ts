import type { Config } from '../config.ts';
import { PrpError } from '../errors.ts';

/** The gates of `known` that a run is for: those it names, else all that are not switched off. Throws `E_USAGE`. */
export function wantedGates(
  named: readonly string[] | undefined,
  known: readonly string[],
  { gates }: Pick<Config, 'gates'>,
): ReadonlySet<string> {
  const unknown = named?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new PrpError('E_USAGE', `There is no gate ${unknown}.`, {
      hint: `Gates here: ${known.join(', ')}. \`prp validate --list-gates\` says what each one does.`,
    });
  }
  return new Set(named ?? known.filter((id) => gates[id] !== 'off'));
}
