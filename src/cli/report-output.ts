import { reportFormats } from '../report/formats.ts';
import type { Paint } from '../report/paint.ts';
import type { Report } from '../report/report.ts';
import { reportText } from '../report/text.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { envelopeOf } from '../report/envelope.ts';

interface Reader {
  /** As typed, for the envelope. */
  readonly command: string;
  readonly options: Pick<GlobalOptions, 'json' | 'format'>;
  /** When the command began, as `performance.now()` said it. */
  readonly started: number;
  readonly paint: Paint;
  /** Columns of the terminal, when there is one. */
  readonly width: number | undefined;
}

/** Whether a report goes out to the byte: it is for a program, or a document itself. */
export function isExact(report: Report, { json, format }: Reader['options']): boolean {
  return json || format !== undefined || report.command === 'show' || report.command === 'generate';
}

/** What goes to standard output when a command has ended: for a person, or for the program that the options name. */
export function reportOutput(report: Report, { command, options, started, paint, width }: Reader): string {
  const { status, data } = report;
  if (options.json) return `${envelopeOf({ command, status, started, data })}\n`;
  if (options.format !== undefined && report.command === 'validate') return reportFormats[options.format](report);
  return reportText(report, paint, width);
}
