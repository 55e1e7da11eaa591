import { isBroken } from '../prp/gate-result.ts';
import { isAtFault } from './headline.ts';
import { plural } from '../base/plural.ts';
import { plain } from './paint.ts';
import type { ValidateData } from './report.ts';

/** Commands that are named; of the others it is said how many they are. */
const namedCommands = 8;

/**
 * A validation in half a line: how many PRPs, or how many of them failed, which commands failed, then the counts of
 * whoever asks. `4 of 9 PRPs; commands lint, test; 3 errors` has a part less where only PRPs or only commands failed.
 */
export function sumOf({ prps, gates }: Pick<ValidateData, 'prps' | 'gates'>, counts: readonly string[]): string {
  const atFault = prps.filter(isAtFault).length;
  const all = plural(prps.length, 'PRP');
  const own = prps.length > 1 && atFault > 0 ? `${atFault} of ${all}` : all;
  const broken = commandsIn(gates.filter(({ status }) => isBroken(status)).map(({ id }) => id));
  const rest = counts.join(', ');
  if (broken === '') return `${own}, ${rest}`;
  return atFault > 0 ? `${own}; ${broken}; ${rest}` : `${broken}; ${own}, ${rest}`;
}

function commandsIn(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const left = ids.length - namedCommands;
  const named = ids.slice(0, namedCommands).map((id) => plain(id));
  return `${ids.length === 1 ? 'command' : 'commands'} ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
