import type { ValidateCommand } from '../../command.ts';
import type { Config } from '../../config/config.ts';
import { staticGateIds } from '../../gates/static-gates.ts';
import { isLooser } from '../../gates/verdict.ts';
import type { Shortfall } from '../../report/report.ts';
import { wantedGates } from './choose-gates.ts';

interface Run {
  readonly wanted: ReadonlySet<string>;
  /** Ids of the gates that plugins add. */
  readonly plugins: readonly string[];
}

/** What a run has less than one that names no gates and is weighed as configured. Gates beside the usual ones do not matter. */
export function shortfallOf(
  { failOn }: Pick<ValidateCommand, 'failOn'>,
  { wanted, plugins }: Run,
  config: Pick<Config, 'gates' | 'commands' | 'fail-on'>,
): Shortfall | undefined {
  const known = [...staticGateIds, ...plugins, ...config.commands.map(({ id }) => id)];
  if (!wantedGates(undefined, known, config).isSubsetOf(wanted)) return 'some-gates';
  return failOn !== undefined && isLooser(failOn, config['fail-on']) ? 'lenient' : undefined;
}
