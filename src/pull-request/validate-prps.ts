import type { ValidateCommand } from '../command.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { validate } from '../commands/validate.ts';
import { toCommand } from '../options/to-command.ts';
import type { ValidateReport } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { PullRequestContext } from './pull-request-context.ts';

export interface ValidationScope {
  readonly prps: readonly string[];
  /** The commit to compare with. */
  readonly base?: string | undefined;
  readonly versioning: boolean;
  readonly unkept?: readonly string[];
}

/** Validates PRPs, with the options of the context as far as its rights allow. Throws `PrpError`. */
export function validatePrps(
  scope: ValidationScope,
  runtime: Runtime,
  context: PullRequestContext,
): Promise<ValidateReport> {
  return runValidation(validateCommand(scope, context), runtime, context);
}

/** Runs a validation, or the part of it that `share` names. */
export function runValidation(
  command: ValidateCommand,
  runtime: Runtime,
  share: Parameters<typeof validate>[2],
): Promise<ValidateReport> {
  return runUseCase((one: ValidateCommand) => validate(one, runtime, share), command, runtime);
}

export function validateCommand(
  scope: ValidationScope,
  { options, rights }: Pick<PullRequestContext, 'options' | 'rights'>,
): ValidateCommand {
  const { gates, env, runLoop } = options;
  const command = toCommand('validate', { ...scope, gates, ...(rights.runCommands && { env, runLoop }) });
  return { ...command, isBaseExact: true, ...(scope.unkept && { unkept: scope.unkept }) };
}
