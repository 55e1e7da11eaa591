import type { Finding } from '../prp/finding.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { plural } from '../base/plural.ts';
import { colourless } from './paint.ts';
import type { ValidateReport } from './report.ts';
import { withheldSentence } from './withheld-variables.ts';

/**
 * Formats a validation as JUnit XML for GitLab, Jenkins and GitHub reporters: a suite for each PRP and one for the
 * run's commands, a test case for each gate. Every string is valid in XML 1.0, for any input.
 */
export function junitOf({ data }: Pick<ValidateReport, 'data'>): string {
  const suites: readonly Suite[] = [
    ...data.prps.map(({ path, gates }) => ({ name: path, file: path, gates })),
    ...(data.gates.length > 0 ? [{ name: 'commands', file: undefined, gates: data.gates }] : []),
  ];
  const all = suites.flatMap(({ gates }) => gates);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="prp"${countsOf(all)} time="${seconds(data.makespanMs)}">`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly name: string;
  readonly file: string | undefined;
  readonly gates: readonly GateResult[];
}

function suiteLines({ name, file, gates }: Suite): readonly string[] {
  const time = seconds(gates.reduce((sum, { durationMs }) => sum + durationMs, 0));
  return [
    `  <testsuite name="${attribute(name)}"${countsOf(gates)} time="${time}">`,
    ...gates.flatMap((gate) => caseLines(gate, name, file)),
    '  </testsuite>',
  ];
}

function caseLines(gate: GateResult, suite: string, file: string | undefined): readonly string[] {
  const where = file === undefined ? '' : ` file="${attribute(file)}"`;
  const open = `    <testcase classname="${attribute(suite)}" name="${attribute(gate.id)}"${where} time="${seconds(gate.durationMs)}"`;
  const inside = [...outcomeLines(gate), ...outputLines(gate)];
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, '    </testcase>'];
}

const elementOf = {
  passed: undefined,
  failed: 'failure',
  skipped: 'skipped',
  'timed-out': 'error',
  errored: 'error',
  cancelled: 'error',
} as const satisfies Record<GateResult['status'], string | undefined>;

function outcomeLines({ status, reason, findings }: GateResult): readonly string[] {
  const element = elementOf[status];
  if (element === undefined) return [];
  const message = attribute(reason ?? summaryOf(findings) ?? status);
  if (element === 'skipped') return [`      <skipped message="${message}"/>`];
  const type = attribute(findings[0]?.rule ?? status);
  return [`      <${element} message="${message}" type="${type}">${content(listOf(findings))}</${element}>`];
}

/** The output of a command, or the findings of a gate that passed. */
function outputLines(gate: GateResult): readonly string[] {
  const { status, output, findings } = gate;
  const passedWith = status === 'passed' ? listOf(findings) : '';
  const printed = output === undefined ? passedWith : colourless(output);
  const text = [withheldSentence(gate), printed].filter(Boolean).join('\n');
  return text === '' ? [] : [`      <system-out>${content(text)}</system-out>`];
}

function summaryOf(findings: readonly Finding[]): string | undefined {
  const [first] = findings;
  if (!first) return undefined;
  const more = findings.length > 1 ? ` (and ${plural(findings.length - 1, 'more finding')})` : '';
  return `${first.message}${more}`;
}

function listOf(findings: readonly Finding[]): string {
  return findings.map(lineOf).join('\n');
}

function lineOf({ path, startLine, startColumn, severity, rule, message, suggestion, baseline }: Finding): string {
  const place = [path, startLine, ...(startColumn === undefined ? [] : [startColumn])].join(':');
  const known = baseline ? ' (the base has it, too)' : '';
  const say = suggestion === undefined || message.includes(suggestion) ? '' : ` → ${suggestion}`;
  return `${place} ${severity} ${rule} ${message}${say}${known}`;
}

function countsOf(gates: readonly GateResult[]): string {
  const count = (element: string) => gates.filter(({ status }) => elementOf[status] === element).length;
  return ` tests="${gates.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function content(text: string): string {
  return speakable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Makes characters visible that XML 1.0 cannot contain, and those that hide text. */
function speakable(text: string): string {
  return text.replace(
    /[^\t\n\r\u0020-\u007E\u00A0-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
