import { shorten } from '../base/quote.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import { brokeWithoutFinding, type GateResult } from '../prp/gate-result.ts';
import { plain } from './paint.ts';
import type { ValidateData } from './report.ts';

/**
 * One annotation of a check run, in the API's form: lines and columns count from 1, columns only for a range on one
 * line. https://docs.github.com/en/rest/checks/runs#create-a-check-run
 */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** GitHub's limits are 64 KB and 255 characters; a character takes at most four bytes. */
const longestMessage = 4_000;
const longestTitle = 250;

const level = { error: 'failure', warning: 'warning', notice: 'notice' } as const satisfies Record<
  Severity,
  CheckAnnotation['annotation_level']
>;
const gravity = { failure: 0, warning: 1, notice: 2 } as const;

/**
 * The new findings of a validation at their lines, the most severe first. Findings of the base revision are in the
 * report.
 */
export function checkAnnotations({ prps }: Pick<ValidateData, 'prps'>): readonly CheckAnnotation[] {
  return prps
    .flatMap(({ path, gates }) =>
      gates.flatMap((gate) => [...ofGate(gate, path), ...gate.findings.flatMap((finding) => ofFinding(finding))]),
    )
    .filter(({ path }) => path !== '')
    .toSorted((a, b) => gravity[a.annotation_level] - gravity[b.annotation_level]);
}

function ofFinding(finding: Finding): readonly CheckAnnotation[] {
  if (finding.baseline) return [];
  const { path, startLine, endLine = startLine, startColumn, endColumn, severity, rule, message, suggestion } = finding;
  const instead = suggestion === undefined || message.includes(suggestion) ? '' : ` → ${suggestion}`;
  return [
    {
      path: path.toWellFormed(),
      start_line: startLine,
      end_line: endLine,
      ...(startLine === endLine && startColumn !== undefined && { start_column: startColumn }),
      ...(startLine === endLine && endColumn !== undefined && { end_column: Math.max(endColumn, startColumn ?? 1) }),
      annotation_level: level[severity],
      title: said(rule, longestTitle),
      message: said(`${message}${instead}`, longestMessage),
    },
  ];
}

/** A gate that broke without a finding is shown at the top of the PRP. */
function ofGate(gate: GateResult, path: string): readonly CheckAnnotation[] {
  if (!brokeWithoutFinding(gate)) return [];
  const { id, status, reason } = gate;
  return [
    {
      path: path.toWellFormed(),
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      title: said(`Gate ${id} ${status}`, longestTitle),
      message: said(reason ?? `Gate ${id} ${status}.`, longestMessage),
    },
  ];
}

/** GitHub refuses an empty text. */
function said(text: string, longest: number): string {
  return shorten(plain(shorten(text, longest)), longest).trim() || '–';
}
