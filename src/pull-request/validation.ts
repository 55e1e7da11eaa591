import type { ValidateCommand } from '../command.ts';
import { toCommand } from '../options/to-command.ts';
import type { Job } from './pull-request-context.ts';

interface Scope {
  readonly prps: readonly string[];
  /** What they are compared with. */
  readonly base?: string | undefined;
  readonly versioning: boolean;
}

/** How the inputs want PRPs validated, as far as this run may. */
export function validation({ inputs, trigger }: Job, { prps, base, versioning }: Scope): ValidateCommand {
  const mayRun = trigger.rights.runCommands;
  return toCommand('validate', {
    prps,
    base,
    gates: inputs.gates,
    env: mayRun ? inputs.env : undefined,
    runLoop: inputs['run-loop'] && mayRun,
    versioning,
  });
}
