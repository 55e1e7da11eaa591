import type { Command } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { argumentsOf } from '../options/command-table.ts';
import { type Given, toCommand } from '../options/to-command.ts';
import type { ActionCommand } from './action-request.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { validateCommand } from './validate-prps.ts';

/** Commands that a workflow names and that need only the repository. */
export type PlainCommand = Exclude<ActionCommand, 'plan' | 'gate' | 'collect'>;

/** Versions and records that one answer lists. */
const limit = 30;

/** The command that the inputs ask for. Throws `E_USAGE` for an input that is missing. */
export function commandFromInputs(name: PlainCommand, context: PullRequestContext): Command {
  const { feature, version, tag, prps, env } = context.options;
  const { dryRun } = context.policy;
  const versioning = context.rights.versions && !dryRun;
  if (name === 'validate') return validateCommand({ prps, versioning }, context);
  const given: Given = {
    prps,
    prp: prps[0],
    feature,
    ...(name === 'diff' ? { from: version } : name === 'tag' ? tagged(tag, version) : { version }),
    env,
    versioning,
    dryRun,
    // A page has its own limit.
    limit: name === 'page' ? undefined : limit,
  };
  for (const { option, field, isNeeded, isList } of argumentsOf(name)) {
    if (!isNeeded) continue;
    const values = option === 'prp' ? prps : [given[field as keyof Given]].filter((value) => value !== undefined);
    if (values.length === 0) throw missing(name, option, `the input \`${option}\``);
    if (values.length > 1 && !isList) throw missing(name, option, 'one PRP, not several');
  }
  return toCommand(name, given);
}

/** Without a name the tags are listed. */
function tagged(tag: string | undefined, version: string | undefined): Given {
  if (tag !== undefined) return { tag, version: version ?? 'latest' };
  if (version !== undefined) throw missing('tag', 'tag', 'the input `tag` with the name, if it has `version`');
  return {};
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
  return toCommand('validate', { prps: slash.prps ?? [], base });
}

/** A rollback overwrites a file, so it must name the commit that it expects. */
export function needsExpect(command: SlashCommand): boolean {
  return command.name === 'rollback' && command.expect === undefined;
}
