import type { Config } from './config.ts';
import { docsUrl } from '../base/docs-url.ts';
import { staticGateIds } from '../gates/static-gates.ts';
import { rules as builtInRules } from '../gates/rules.ts';
import { unknownKey } from '../base/schema-message.ts';

/** Gates and rules that plugins add to the valid keys. */
interface AddedKeys {
  readonly gates: readonly string[];
  readonly rules: readonly string[];
}

interface UnknownKey {
  /** Path in the configuration. */
  readonly path: readonly [section: 'gates' | 'rules', key: string];
  readonly message: string;
}

/** The keys of `gates` and `rules` that name no gate and no rule. */
export function unknownKeys(
  { gates, rules }: Pick<Config, 'gates' | 'rules'>,
  added: AddedKeys,
): readonly UnknownKey[] {
  return [
    ...unknownIn('gates', gates, [...staticGateIds, ...added.gates], unknownKey),
    ...unknownIn('rules', rules, [...Object.keys(builtInRules), ...added.rules], unknownRule),
  ];
}

function unknownIn(
  section: UnknownKey['path'][0],
  set: object,
  valid: readonly string[],
  say: typeof unknownKey,
): readonly UnknownKey[] {
  return Object.keys(set)
    .filter((key) => !valid.includes(key))
    .map((key) => ({ path: [section, key], message: say(key, section, valid) }));
}

/** For a built-in rule the nearest number is another rule: as a suggestion it would be wrong in most cases. */
function unknownRule(id: string, section: string, valid: readonly string[]): string {
  if (!id.startsWith('PRP')) return unknownKey(id, section, valid);
  return `unknown key \`${id}\` in ${section}. All rules: ${docsUrl('rules.md')}`;
}
