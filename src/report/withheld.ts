import { isGitLocalVariable } from '../base/git-local-variables.ts';
import type { GateResult } from '../prp/gate-result.ts';

/** Names shown; a command that misses one misses it among the first. */
const mostNames = 8;
const longestName = 60;

/** One sentence about what a command that went wrong did not see; `undefined` where nothing was withheld. */
export function withheldSentence({ withheld = [] }: Pick<GateResult, 'withheld'>): string | undefined {
  if (withheld.length === 0) return undefined;
  const shown = withheld.slice(0, mostNames);
  const names = shown.map((name) => (name.length > longestName ? `${name.slice(0, longestName)}…` : name)).join(', ');
  const more = withheld.length > shown.length ? ` and ${withheld.length - shown.length} more` : '';
  // Those of Git come last, and nobody can add them.
  const key = shown.every(isGitLocalVariable) ? '' : '; `environment:` in the configuration adds names';
  return `Withheld from its environment: ${names}${more}${key}.`;
}
