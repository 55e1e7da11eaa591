import { join } from 'node:path';
import { PrpError, reasonCodeOf } from '../base/errors.ts';
import { envelopeOf, errorData } from '../report/envelope.ts';
import { reportFormats } from '../report/formats.ts';
import { plain } from '../report/paint.ts';
import { fileCommands } from './file-commands.ts';
import type { RunResult } from '../pull-request/run-result.ts';
import type { StepRequest } from './read-request.ts';
import { outputFiles } from './output-files.ts';
import { workflowCommand } from './runner.ts';

interface Ending {
  readonly env: NodeJS.ProcessEnv;
  readonly print: (text: string) => void;
  /** As `performance.now()` said it. */
  readonly started: number;
}

/** Tells how a run ended: outputs, summary, files, annotations, log. Returns the exit code. */
export async function reportResult(
  result: RunResult,
  ending: Ending & { readonly order: StepRequest },
): Promise<number> {
  const { env, print, started, order } = ending;
  const { validation, markdown } = result;
  const files = fileCommands(env);
  if (validation !== undefined) {
    const written = outputFiles(env);
    const { 'sarif-file': sarif, 'junit-file': junit } = order.inputs;
    if (sarif !== undefined) await written.write(sarif, reportFormats.sarif(validation));
    if (junit !== undefined) await written.write(junit, reportFormats.junit(validation));
    if (result.hasCheck !== true) print(reportFormats.github(validation));
  }
  const status = result.status === 'failed' ? 'failed' : 'passed';
  const envelope = envelopeOf({ command: result.command, status, started, data: result.data }, longestEnvelope);
  await tell(files, result, envelope, await reportFile(env, order, markdown));
  if (markdown !== '') await files.summary(markdown);
  print(`${plain(result.message)}\n`);
  return result.status === 'failed' ? 1 : 0;
}

/** The same for a run that came to no end. */
export async function reportError(
  error: unknown,
  { env, print, started, command }: Ending & { readonly command: string | null },
): Promise<number> {
  const data = errorData(error, 'this log');
  const { code, message, hint } = data;
  print(workflowCommand('error', `${message}\n${hint} (${code})`));
  if (!(error instanceof PrpError)) print(`${stackOf(error)}\n`);
  const envelope = envelopeOf({ command, status: 'error', started, error: data }, longestEnvelope);
  const outcome = {
    status: 'error',
    decision: 'stop',
    reason: reasonCodeOf(code),
    versions: [],
    failedGates: [],
  } as const;
  await tell(fileCommands(env), outcome, envelope, '');
  return 1;
}

type Outcome = Pick<RunResult, 'decision' | 'reason' | 'versions' | 'failedGates' | 'outputs'> & {
  readonly status: string;
};

async function tell(
  files: ReturnType<typeof fileCommands>,
  { status, decision, reason, versions, failedGates, outputs: own }: Outcome,
  envelope: string,
  report: string,
): Promise<void> {
  const [first] = versions;
  const outputs = {
    status,
    decision,
    'reason-code': reason,
    result: envelope,
    report,
    versions: JSON.stringify(versions),
    'version-id': first?.id ?? '',
    checksum: first?.checksum ?? '',
    'failed-gates': failedGates.join(','),
    ...own,
  };
  await files.outputs(outputs);
}

/** Outputs of a job may have a mebibyte; findings are in the report as well. */
const longestEnvelope = 500_000;

/** Where a line of it begins like a command, the runner must not take it for one. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack.split('\n').map(plain).join('\n');
}

/** The report as a file for the steps after this one; `''` where there is none. */
async function reportFile(env: NodeJS.ProcessEnv, { run }: StepRequest, markdown: string): Promise<string> {
  const { RUNNER_TEMP: directory } = env;
  if (markdown === '' || !directory) return '';
  return outputFiles(env).write(join(directory, `prp-report-${run.runId}-${run.runAttempt}.md`), markdown);
}
