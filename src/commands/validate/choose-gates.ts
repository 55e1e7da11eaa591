import type { Config } from '../../config/config.ts';
import { PrpError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest-name.ts';

/** The gates of `known` that a run is for: those it names, else all that are not switched off. Throws `E_USAGE`. */
export function wantedGates(
  named: readonly string[] | undefined,
  known: readonly string[],
  { gates }: Pick<Config, 'gates'>,
): ReadonlySet<string> {
  if (named?.length === 0) {
    throw new PrpError('E_USAGE', 'No gate is named.', {
      hint: 'Leave the option out to run all. `prp validate --list-gates` says which gates there are.',
    });
  }
  const unknown = named?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearestName(unknown, known);
    throw new PrpError('E_USAGE', `There is no gate ${unknown}.`, {
      hint: `${near === undefined ? '' : `Did you mean ${near}? `}Gates here: ${known.join(', ')}. \`prp validate --list-gates\` says what each one does.`,
    });
  }
  return new Set(named ?? known.filter((id) => gates[id] !== 'off'));
}
