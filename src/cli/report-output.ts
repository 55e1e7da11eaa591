import { reportFormats } from '../report/formats.ts';
import type { Paint } from '../report/paint.ts';
import type { Report } from '../report/report.ts';
import { reportText } from '../report/text.ts';
import { quietText, resultText } from '../report/text-validate.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { envelopeOf } from '../report/envelope.ts';

interface Reader {
  /** As typed, for the envelope. */
  readonly command: string;
  readonly options: Pick<GlobalOptions, 'json' | 'format' | 'quiet' | 'patch' | 'all'>;
  /** Start of the command, from `performance.now()`. */
  readonly started: number;
  readonly paint: Paint;
  /** Columns of the terminal, when there is one. */
  readonly width: number | undefined;
}

/** Whether the report is printed exactly: it is for a program, or is itself a document. */
export function isExact(report: Report, { json, format }: Reader['options']): boolean {
  return json || format !== undefined || report.command === 'show' || report.command === 'generate';
}

/** The text for standard output: for a person, or in the format of `options`. */
export function reportOutput(report: Report, { command, options, started, paint, width }: Reader): string {
  const { status, data } = report;
  if (options.json) return `${envelopeOf({ command, status, started, data })}\n`;
  if (options.format !== undefined && report.command === 'validate') return reportFormats[options.format](report);
  if (report.command !== 'validate') return reportText(report, paint, width, options);
  if (options.quiet) return quietText(report, paint);
  // The display has printed the findings.
  return `${report.data.prps.length === 0 ? '' : '\n'}${resultText(report, paint)}`;
}
