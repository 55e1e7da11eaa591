import { commands } from './commands.ts';
import type { StaticGate } from './gate.ts';
import { placeholders } from './placeholders.ts';
import { references } from './references.ts';
import { structure } from './structure.ts';

/** The gates that come with the product, in the order in which a report lists them. */
export const staticGates: readonly StaticGate[] = [structure, placeholders, references, commands];

export const staticGateIds: readonly string[] = staticGates.map(({ id }) => id);
