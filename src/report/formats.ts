import { annotationsOf } from './annotations.ts';
import { junitOf } from './junit.ts';
import type { ValidateReport } from './report.ts';
import { sarifOf } from './sarif.ts';

/** Writers of a validation for other programs. */
export const reportFormats = {
  sarif: sarifOf,
  junit: junitOf,
  github: annotationsOf,
} as const satisfies Record<string, (report: ValidateReport) => string>;

export type ReportFormat = keyof typeof reportFormats;
