import type { RunProcesses } from '../system/run-processes.ts';
import { budgetGate } from './budget-gate.ts';
import { commandsGate } from './commands-gate.ts';
import { freshnessGate } from './freshness-gate.ts';
import type { StaticGate } from './gate.ts';
import { hiddenTextGate } from './hidden-text-gate.ts';
import { integrityGate } from './integrity-gate.ts';
import { markdownGate } from './markdown-gate.ts';
import { placeholdersGate } from './placeholders-gate.ts';
import { referencesGate } from './references-gate.ts';
import { scopeGate } from './scope-gate.ts';
import { secretsGate } from './secrets/secrets-gate.ts';
import { structureGate } from './structure-gate.ts';

/** Options of the static gates. */
export interface GateOptions {
  /** The token limit of a PRP. */
  readonly maxTokens: number;
  /** The run that processes of gates belong to. @default a separate run for each */
  readonly processes?: RunProcesses;
}

/** The built-in static gates, in the order of reports. */
export function staticGates({ maxTokens, processes }: GateOptions): readonly StaticGate[] {
  return [
    structureGate,
    placeholdersGate,
    referencesGate,
    commandsGate,
    markdownGate({ processes }),
    secretsGate,
    hiddenTextGate,
    budgetGate(maxTokens),
    scopeGate,
    freshnessGate,
    integrityGate,
  ];
}

export const staticGateIds: readonly string[] = staticGates({ maxTokens: 0 }).map(({ id }) => id);

/** A short description of each built-in gate, for lists of gates and for the index of the rules. */
export const gateDescriptions: Readonly<Record<string, string>> = {
  structure: 'sections, headings and fences',
  placeholders: 'text that is left over from a template',
  references: 'cited files, lines and URLs',
  commands: 'the commands of the validation loop',
  secrets: 'keys, tokens and passwords',
  'hidden-text': 'invisible text',
  markdown: 'Markdown that is not rendered as intended',
  budget: 'the length, in tokens',
  freshness: 'cited files that changed since the last version',
  scope: 'the files that tasks change',
  integrity: 'the stored versions',
  loop: "the commands of the PRP's validation loop, with --run-loop",
};
