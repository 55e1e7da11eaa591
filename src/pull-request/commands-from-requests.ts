import type { Command, ValidateCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { argumentsOf } from '../options/command-table.ts';
import { type Given, toCommand } from '../options/to-command.ts';
import type { ActionCommand } from './action-request.ts';
import type { Job } from './pull-request-context.ts';
import type { SlashCommand } from './parse-slash-command.ts';

/** Commands that a workflow names and that need only the repository. */
export type PlainCommand = Exclude<ActionCommand, 'plan' | 'gate' | 'collect'>;

/** Versions and records that one answer lists. */
const limit = 30;

/** The command that the inputs ask for. Throws `E_USAGE` for an input that is missing. */
export function commandFromInputs(name: PlainCommand, job: Job): Command {
  const { inputs, trigger } = job;
  const { feature, version, 'dry-run': dryRun } = inputs;
  const prps = namedPrps(inputs);
  const versioning = trigger.rights.versions && !dryRun;
  if (name === 'validate') return validation(job, { prps, versioning });
  const given: Given = {
    prps,
    prp: prps[0],
    feature,
    // A tag needs a name too, and there is no input for it: the tags are listed.
    ...(name === 'diff' ? { from: version } : name !== 'tag' && { version }),
    env: inputs.env,
    versioning,
    dryRun,
    limit,
  };
  for (const { option, field, isNeeded, isList } of argumentsOf(name)) {
    if (!isNeeded) continue;
    const values = option === 'prp' ? prps : [given[field as keyof Given]].filter((value) => value !== undefined);
    if (values.length === 0) throw missing(name, option, `the input \`${option}\``);
    if (values.length > 1 && !isList) throw missing(name, option, 'one PRP, not several');
  }
  return toCommand(name, given);
}

function missing(command: string, input: string, what: string): PrpError {
  return new PrpError('E_USAGE', `\`command: ${command}\` needs ${what}.`, {
    hint: `Add \`${input}:\` below \`with:\` of the step.`,
  });
}

/**
 * The command that a comment asks for. `undefined` for help, and for generating from all that the pull request changed.
 * `base` is the commit that the pull request starts from: without a PRP, those changed since are validated.
 */
export function commandFromComment(slash: SlashCommand, base: string): Command | undefined {
  if (slash.name === 'help' || (slash.name === 'generate' && slash.feature === undefined)) return undefined;
  if (slash.name !== 'validate') return toCommand(slash.name, { ...slash, limit });
  return toCommand('validate', { prps: slash.prp === undefined ? [] : [slash.prp], base });
}

/** A rollback overwrites a file. Without the commit that it expects, the answer is the line that names it. */
export function needsExpect(command: SlashCommand): boolean {
  return command.name === 'rollback' && command.expect === undefined;
}

interface Scope {
  readonly prps: readonly string[];
  /** What they are compared with. */
  readonly base?: string | undefined;
  readonly versioning: boolean;
}

/** The validation that the inputs ask for, as far as this run may do it. */
export function validation({ inputs, trigger }: Job, scope: Scope): ValidateCommand {
  const { gates, env, 'run-loop': runLoop } = inputs;
  return toCommand('validate', { ...scope, gates, ...(trigger.rights.runCommands && { env, runLoop }) });
}

/** The PRPs that the input `prp` names, one to a line. */
export function namedPrps({ prp = '' }: Job['inputs']): readonly string[] {
  return prp
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
