import { join } from 'node:path';
import { PrpError, reasonCodeOf } from '../base/errors.ts';
import type { RunResult } from '../pull-request/run-result.ts';
import { envelopeOf, errorData } from '../report/envelope.ts';
import { reportFormats } from '../report/formats.ts';
import { plain } from '../report/paint.ts';
import { configPlaces } from './run-problem.ts';
import { outputFiles } from './output-files.ts';
import type { StepRequest } from './read-request.ts';
import { annotate, printGroup, printLine, writeOutputs, writeSummary } from './runner.ts';

interface Ending {
  readonly env: NodeJS.ProcessEnv;
  /** From `performance.now()`. */
  readonly started: number;
}

/** Reports how a run ended in outputs, summary, files, annotations and log. Returns the exit code. */
export async function reportResult(
  result: RunResult,
  { env, started, step }: Ending & { readonly step: StepRequest },
): Promise<number> {
  const { validation, markdown } = result;
  if (validation !== undefined) {
    const files = outputFiles(env);
    const { 'sarif-file': sarif, 'junit-file': junit } = step.inputs;
    if (sarif !== undefined) await files.write(sarif, reportFormats.sarif(validation));
    if (junit !== undefined) await files.write(junit, reportFormats.junit(validation));
    if (result.hasCheck !== true) printLine(reportFormats.github(validation).trimEnd());
  }
  const status = result.status === 'failed' ? 'failed' : 'passed';
  const envelope = envelopeOf({ command: result.command, status, started, data: result.data }, longestEnvelope);
  await writeResult(result, envelope, await reportFile(env, step, markdown));
  if (markdown !== '') await writeSummary(markdown);
  printLine(plain(result.message));
  return result.status === 'failed' && result.isAnswered !== true ? 1 : 0;
}

/** The same for a run that threw an error. */
export async function reportError(
  error: unknown,
  { started, command }: Pick<Ending, 'started'> & { readonly command: string | null },
): Promise<number> {
  const data = errorData(error, 'this log');
  const { code, message, hint } = data;
  const places = configPlaces(error);
  if (places.length === 0) annotate('error', `${message}\n${hint} (${code})`);
  for (const place of places) annotate('error', `${place.message}\n${hint} (${code})`, place);
  if (!(error instanceof PrpError)) printGroup('Stack of the error', stackOf(error));
  const envelope = envelopeOf({ command, status: 'error', started, error: data }, longestEnvelope);
  const reason = reasonCodeOf(code);
  await writeResult({ status: 'error', decision: 'stop', reason, versions: [], failedGates: [] }, envelope, '');
  return 1;
}

type Outcome = Pick<RunResult, 'decision' | 'reason' | 'versions' | 'failedGates' | 'outputs'> & {
  readonly status: string;
};

/** `status` comes last: a run that is ended meanwhile has not passed. */
async function writeResult(
  { status, decision, reason, versions, failedGates, outputs }: Outcome,
  envelope: string,
  report: string,
): Promise<void> {
  const [only, ...others] = versions;
  const single = others.length === 0 ? only : undefined;
  await writeOutputs({
    ...outputs,
    result: envelope,
    report,
    versions: JSON.stringify(versions),
    'version-id': single?.id ?? '',
    checksum: single?.checksum ?? '',
    'failed-gates': failedGates.join(','),
    'reason-code': reason,
    decision,
    status,
  });
}

/** Outputs of a job may have 1 MiB in all; the report has the findings, too. */
const longestEnvelope = 500_000;

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : '';
}

/** Writes the report to a file for later steps, and returns its path; `''` without a report. */
async function reportFile(env: NodeJS.ProcessEnv, { run }: StepRequest, markdown: string): Promise<string> {
  const { RUNNER_TEMP: directory } = env;
  if (markdown === '' || !directory) return '';
  return outputFiles(env).write(join(directory, `prp-report-${run.runId}-${run.runAttempt}.md`), markdown);
}
