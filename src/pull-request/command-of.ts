import type { Command } from '../command.ts';
import { environmentChoices } from '../environments/catalogue.ts';
import { PrpError } from '../base/errors.ts';
import type { ActionCommand } from './action-request.ts';
import type { Job } from './pull-request-context.ts';
import { namedPrps } from './named-prps.ts';
import { validation } from './validation.ts';

/** Commands that a workflow names and that need nothing but the repository. */
export type PlainCommand = Exclude<ActionCommand, 'plan' | 'gate' | 'collect'>;

/** Versions and records that one answer lists. */
const listed = 30;

/** What the core is asked to do, by the inputs. Throws `E_USAGE` for one that is missing or wrong. */
export function commandOf(name: PlainCommand, job: Job): Command {
  const { inputs, trigger } = job;
  const { feature, version, 'dry-run': dryRun } = inputs;
  const prps = namedPrps(inputs);
  const versioning = trigger.rights.versions && !dryRun;
  switch (name) {
    case 'generate':
      return {
        name,
        feature: feature ?? missing(name, 'feature'),
        env: checkedEnv(inputs.env),
        force: false,
        versioning,
        dryRun,
      };
    case 'validate':
      return validation(job, { prps, versioning });
    case 'save':
      return { name, prps: prps.length > 0 ? prps : missing(name, 'prp') };
    case 'list':
      return { name, prp: prps[0], limit: listed };
    case 'show':
      return { name, prp: only(name, prps), version: version ?? 'latest' };
    case 'diff':
      return { name, prp: only(name, prps), from: version };
    case 'rollback':
      return { name, prp: only(name, prps), version };
    case 'tag':
      return { name, prp: only(name, prps), delete: false, force: false, dryRun };
    case 'history':
      return { name, prp: only(name, prps), limit: listed };
    case 'status':
      return { name };
    case 'verify':
      return { name, prps };
    case 'cleanup':
      return { name, compact: false, dryRun };
    case 'import':
      return { name, globs: [], append: false, dryRun };
  }
}

function only(command: string, prps: readonly string[]): string {
  const [first, ...others] = prps;
  if (first !== undefined && others.length === 0) return first;
  return missing(command, 'prp', others.length > 0 ? 'one PRP, not several' : undefined);
}

function missing(command: string, input: string, what = `the input \`${input}\``): never {
  throw new PrpError('E_USAGE', `\`command: ${command}\` needs ${what}.`, {
    hint: `Add \`${input}:\` below \`with:\` of the step.`,
  });
}

function checkedEnv(env: string | undefined): string | undefined {
  if (env === undefined || environmentChoices.includes(env)) return env;
  throw new PrpError('E_USAGE', `There is no environment ${JSON.stringify(env.slice(0, 40))}.`, {
    hint: `Use one of ${environmentChoices.join(', ')}.`,
  });
}
