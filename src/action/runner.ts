/**
 * Reads from and writes to the runner of GitHub Actions. Only this file uses @actions/core, which is loaded after the
 * first line of the log. Texts lose their control characters before core escapes them.
 */
import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { PrpError } from '../base/errors.ts';
import { plain, plainLines } from '../report/paint.ts';

/** `''` where the workflow gives none. */
export function readInput(name: string): string {
  return core.getInput(name);
}

/** Prints a line, or several. Texts from outside must be escaped by the caller. */
export function printLine(text: string): void {
  core.info(text);
}

/** Printed only when a run is repeated with debug logging. */
export function printDebug(value: unknown): void {
  if (core.isDebug()) core.debug(plain(JSON.stringify(value)));
}

/** Folded in the log. */
export function printGroup(title: string, text: string): void {
  core.startGroup(plain(title));
  core.info(plainLines(text));
  core.endGroup();
}

/** Shown as an annotation of the step, or of a line of a file. A text of several lines is one annotation. */
export function annotate(level: 'notice' | 'warning' | 'error', text: string, place?: AnnotatedPlace): void {
  const issue = { notice: core.notice, warning: core.warning, error: core.error }[level];
  if (place === undefined) return issue(plainLines(text));
  issue(plainLines(text), { file: plain(place.file), startLine: place.line, startColumn: place.column });
}

interface AnnotatedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Hides a secret in all that is printed later. Without a runner the command itself would show it. */
export function mask(secret: string): void {
  if (secret !== '' && process.env['GITHUB_ACTIONS'] === 'true') core.setSecret(secret);
}

/** Writes texts by name for later steps, in this order. Throws `E_IO`. */
export async function writeOutputs(values: Readonly<Record<string, string>>): Promise<void> {
  await writeFor('GITHUB_OUTPUT', () => {
    for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
  });
}

/** Adds Markdown to the summary of the job. GitHub drops a summary above 1 MiB. Throws `E_IO`. */
export async function writeSummary(markdown: string): Promise<void> {
  await writeFor('GITHUB_STEP_SUMMARY', async () => core.summary.addRaw(markdown, true).write());
}

/**
 * Writes only where the runner passes a file: without one core would print outputs, or fail. A missing file is created,
 * which core does not do.
 */
async function writeFor(variable: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', write: () => unknown): Promise<void> {
  const file = process.env[variable];
  if (!file) return;
  try {
    await appendFile(file, '');
    await write();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PrpError('E_IO', `The file of ${variable} cannot be written: ${reason}.`, {
      hint: 'The runner creates this file; check that its disk is not full.',
      cause,
    });
  }
}
