import { readFile } from 'node:fs/promises';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { readRunContext, type RunContext } from './run-context.ts';
import { type Trigger, triggerOf } from '../pull-request/trigger.ts';
import { inputDefaults, type Inputs, readInputs } from './inputs.ts';
import { mask, readInput } from './runner.ts';

/** The inputs and the event: all that is known before the checkout is opened and before the first request. */
export interface StepRequest {
  readonly inputs: Inputs;
  readonly run: RunContext;
  readonly trigger: Trigger;
}

/** Masks the token and the address of Redis in the log. Throws `E_USAGE` for invalid inputs and outside a runner. */
export async function readRequest(env: NodeJS.ProcessEnv): Promise<StepRequest> {
  mask(readInput('github-token'));
  mask(readInput('redis-url'));
  return requestWith(readInputs(readInput), env);
}

/** For the report of an error in the inputs: those that decide on a report, and the defaults of all others. */
export async function readReportingRequest(env: NodeJS.ProcessEnv): Promise<StepRequest> {
  const inputs = {
    ...inputDefaults,
    'github-token': readInput('github-token').trim(),
    'dry-run': readInput('dry-run').trim() === 'true',
    comment: readInput('comment').trim() !== 'false',
  };
  return requestWith(inputs, env);
}

async function requestWith(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<StepRequest> {
  const run = readRunContext(env);
  const versionsBranch = inputs['versions-branch'] ?? defaultConfig.versions.branch;
  const trigger = triggerOf({
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    payload: await readPayload(env['GITHUB_EVENT_PATH']),
    inputs: { command: inputs.command, versionsBranch },
    run,
  });
  return { inputs, run, trigger };
}

async function readPayload(path: string | undefined): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path ?? '', 'utf8')) as unknown;
  } catch (cause) {
    throw new PrpError('E_USAGE', 'The file of GITHUB_EVENT_PATH, with the event, cannot be read.', {
      hint: 'Run this as a step of a GitHub workflow; anywhere else use the command line, `prp`.',
      cause,
    });
  }
}
