import type { Config } from './config.ts';
import { staticGateIds } from './gates/catalogue.ts';
import { rules as builtInRules } from './gates/rules.ts';
import { unknownKey } from './unknown-key.ts';

/** What plugins add to the gates and rules that may be configured. */
interface AddedKeys {
  readonly gates: readonly string[];
  readonly rules: readonly string[];
}

interface StrangeKey {
  /** Where it stands in the configuration. */
  readonly path: readonly [section: 'gates' | 'rules', key: string];
  readonly message: string;
}

/** The keys of `gates` and `rules` that are nobody's. */
export function strangeKeys(
  { gates, rules }: Pick<Config, 'gates' | 'rules'>,
  added: AddedKeys,
): readonly StrangeKey[] {
  return [
    ...strangeIn('gates', gates, [...staticGateIds, ...added.gates]),
    ...strangeIn('rules', rules, [...Object.keys(builtInRules), ...added.rules]),
  ];
}

function strangeIn(section: StrangeKey['path'][0], set: object, valid: readonly string[]): readonly StrangeKey[] {
  return Object.keys(set)
    .filter((key) => !valid.includes(key))
    .map((key) => ({ path: [section, key], message: unknownKey(key, section, valid) }));
}
