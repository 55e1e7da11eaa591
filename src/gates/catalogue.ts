import type { RunProcesses } from '../system/run-processes.ts';
import { budget } from './budget.ts';
import { commands } from './commands.ts';
import { freshness } from './freshness.ts';
import type { StaticGate } from './gate.ts';
import { hiddenText } from './hidden-text/hidden-text.ts';
import { integrity } from './integrity.ts';
import { markdown } from './markdown.ts';
import { placeholders } from './placeholders.ts';
import { references } from './references.ts';
import { scope } from './scope.ts';
import { secrets } from './secrets/secrets.ts';
import { structure } from './structure.ts';

/** What gates may be told. */
export interface GateOptions {
  /** Tokens that a PRP may have. */
  readonly maxTokens: number;
  /** What processes of gates belong to. @default each a run of its own */
  readonly processes?: RunProcesses;
}

/** The gates that come with the product, in the order in which a report lists them. */
export function staticGates({ maxTokens, processes }: GateOptions): readonly StaticGate[] {
  return [
    structure,
    placeholders,
    references,
    commands,
    markdown({ processes }),
    secrets,
    hiddenText,
    budget(maxTokens),
    scope,
    freshness,
    integrity,
  ];
}

export const staticGateIds: readonly string[] = staticGates({ maxTokens: 0 }).map(({ id }) => id);
