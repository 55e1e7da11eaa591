import { commands } from './commands.ts';
import type { StaticGate } from './gate.ts';
import { placeholders } from './placeholders.ts';
import { references } from './references.ts';
import { structure } from './structure.ts';

/** What gates may be told. */
export interface GateOptions {
  /** Tokens that a PRP may have. */
  readonly maxTokens: number;
}

/** The gates that come with the product, in the order in which a report lists them. */
export function staticGates(_options: GateOptions): readonly StaticGate[] {
  return [structure, placeholders, references, commands];
}

export const staticGateIds: readonly string[] = staticGates({ maxTokens: 0 }).map(({ id }) => id);
