import { lastLines } from '../base/truncation-marker.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import { brokeWithoutFinding, type GateResult } from '../prp/gate-result.ts';
import { plural } from '../base/plural.ts';
import { colourless, plain } from './paint.ts';
import type { ValidateReport } from './report.ts';
import { sumOf } from './headline.ts';
import { withheldSentence } from './withheld-variables.ts';

/** Annotations of one kind that GitHub shows for a step; it drops the rest silently. */
const shownOfAKind = 10;
/** The runner cuts a message at 4,096 characters. */
const longestMessage = 4_000;

interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly place?: Pick<Finding, 'path'> &
    Partial<Pick<Finding, 'startLine' | 'endLine' | 'startColumn' | 'endColumn'>>;
}

/**
 * Formats a validation as one line and workflow commands, which GitHub shows at the lines of a pull request: the most
 * severe first, and no more than it shows. Findings of the base revision are only counted.
 */
export function annotationsOf({ data, status }: Pick<ValidateReport, 'data' | 'status'>): string {
  const byUrgency = data.prps.toSorted((a, b) => Number(a.verdict === 'passed') - Number(b.verdict === 'passed'));
  const all = [
    ...data.gates.flatMap((gate) => gateAnnotation(gate)),
    ...byUrgency.flatMap(({ path, gates }) => gates.flatMap((gate) => gateAnnotation(gate, path))),
    ...byUrgency.flatMap(({ gates }) => gates.flatMap(({ findings }) => findings.flatMap(findingAnnotation))),
  ];
  const shown = (['error', 'warning', 'notice'] as const).flatMap((severity) =>
    all.filter((annotation) => annotation.severity === severity).slice(0, shownOfAKind),
  );
  const { errors, warnings, notices, baseline } = data.totals;
  const counts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(notices, 'notice')];
  const known = baseline > 0 ? [`${plural(baseline, 'problem')} of the base`] : [];
  const more = all.length > shown.length ? ` ${all.length - shown.length} more than GitHub shows of a step.` : '';
  const sum = `PRP validation ${status}: ${sumOf(data, [...counts, ...known])}.${more}`;
  return `${[sum, ...shown.map(commandOf)].join('\n')}\n`;
}

function findingAnnotation({
  rule,
  message,
  suggestion,
  baseline,
  severity,
  ...place
}: Finding): readonly Annotation[] {
  if (baseline) return [];
  const say = suggestion === undefined || message.includes(suggestion) ? '' : ` → ${suggestion}`;
  return [{ severity, title: rule, message: plain(`${message}${say}`), place }];
}

/** A gate that broke without a finding, with the end of its command's output. */
function gateAnnotation(gate: GateResult, path?: string): readonly Annotation[] {
  if (!brokeWithoutFinding(gate)) return [];
  const { id, status, reason, output } = gate;
  const printed = lastLines(colourless(output ?? ''), 20);
  const said = [reason ?? `${id} ${status}`, withheldSentence(gate), ...printed];
  const message = said.flatMap((line) => (line ? [plain(line)] : [])).join('\n');
  return [
    { severity: 'error', title: `Gate ${id} ${status}`, message, ...(path !== undefined && { place: { path } }) },
  ];
}

function commandOf({ severity, title, message, place }: Annotation): string {
  const { path, startLine, endLine = startLine, startColumn, endColumn } = place ?? {};
  // GitHub accepts columns only for a range on one line.
  const columns = startLine === endLine ? { col: startColumn, endColumn } : {};
  const properties = Object.entries({ file: path, line: startLine, endLine, ...columns, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${propertyValue(String(value))}`);
  return `::${severity} ${properties.join(',')}::${escaped(message.slice(0, longestMessage))}`;
}

// The runner undoes these escapes: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyValue(text: string): string {
  return plainControls(escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C'));
}

/** A path must stay unchanged for GitHub to find the file: only control characters become visible. */
function plainControls(text: string): string {
  return text.replace(/\p{Cc}/gu, plain);
}
