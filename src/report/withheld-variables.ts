import { isGitLocalVariable } from '../base/git-local-variables.ts';
import type { GateResult } from '../prp/gate-result.ts';

/** Names to show: the missing one is most likely among the first. */
const mostNames = 8;
const longestName = 60;

/** One sentence about variables that a failed command did not get; `undefined` when it got all. */
export function withheldSentence({ withheld = [] }: Pick<GateResult, 'withheld'>): string | undefined {
  if (withheld.length === 0) return undefined;
  const shown = withheld.slice(0, mostNames);
  const names = shown.map((name) => (name.length > longestName ? `${name.slice(0, longestName)}…` : name)).join(', ');
  const more = withheld.length > shown.length ? ` and ${withheld.length - shown.length} more` : '';
  // Git's variables come last, and the configuration cannot add them.
  const key = shown.every(isGitLocalVariable) ? '' : '; `environment:` in the configuration adds names';
  return `Withheld from its environment: ${names}${more}${key}.`;
}
