import { ruleUrl } from '../base/docs-url.ts';
import { plural } from '../base/plural.ts';
import { version } from '../base/version.ts';
import type { Finding } from '../prp/finding.ts';
import { brokeWithoutFinding, type GateResult } from '../prp/gate-result.ts';
import { plain } from './paint.ts';
import type { RuleText, ValidateData, ValidateReport } from './report.ts';

/** Results of one run that GitHub keeps; it refuses a file with more than five times as many. */
const resultsAtMost = 5_000;

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const;
const order = { error: 0, warning: 1, notice: 2 } as const;

/**
 * Formats a validation as a SARIF 2.1.0 log, the most severe findings first. GitHub requires a line for each result,
 * which a command gate lacks: its failure is a notification of the invocation.
 */
export function sarifOf({ data, rules }: Pick<ValidateReport, 'data' | 'rules'>): string {
  const findings = data.prps.flatMap(({ gates }) => gates.flatMap((gate) => gate.findings));
  const shown = findings.toSorted((a, b) => order[a.severity] - order[b.severity]).slice(0, resultsAtMost);
  const descriptors = sarifRules(rules, shown);
  const indexOf = new Map(descriptors.map(({ id }, index) => [id, index]));
  const compared = findings.some(({ baseline }) => baseline);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'prp',
            semanticVersion: version,
            informationUri: 'https://github.com/prp-action/prp-action',
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(data, findings.length - shown.length)],
        results: shown.map((finding) => resultOf(finding, indexOf, compared)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function resultOf(finding: Finding, indexOf: ReadonlyMap<string, number>, compared: boolean) {
  const { rule, severity, message, path, fingerprint, baseline, suggestion } = finding;
  const artifactLocation = { uri: uriOf(path) };
  const region = regionOf(finding);
  return {
    ruleId: rule,
    ruleIndex: indexOf.get(rule) ?? -1,
    level: levels[severity],
    message: { text: sentence(message) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'prpFinding/v1': fingerprint },
    ...(compared && { baselineState: baseline ? 'unchanged' : 'new' }),
    ...(suggestion !== undefined && {
      fixes: [
        {
          description: { text: 'Replace the range by the suggested text.' },
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: suggestion } }] },
          ],
        },
      ],
    }),
  };
}

/** Without columns a region is whole lines; its end column is the first after the range. */
function regionOf({ startLine, endLine, startColumn, endColumn }: Finding) {
  return {
    startLine,
    ...(startColumn !== undefined && { startColumn }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn: endColumn + 1 }),
  };
}

function invocationOf({ prps, gates }: ValidateData, leftOut: number) {
  const broken = [
    ...prps.flatMap((prp) => prp.gates.flatMap((gate) => notificationOf(gate, prp.path))),
    ...gates.flatMap((gate) => notificationOf(gate)),
  ];
  const more = `${plural(leftOut, 'finding')} of the least weight left out: GitHub keeps ${resultsAtMost} of a run.`;
  return {
    executionSuccessful: broken.every(({ properties: { status } }) => status === 'failed'),
    toolExecutionNotifications: [
      ...broken,
      ...(leftOut > 0 ? [{ level: 'warning', message: { text: more }, descriptor: { id: 'left-out' } }] : []),
    ],
  };
}

/** A gate that broke without a finding. */
function notificationOf(gate: GateResult, path?: string) {
  if (!brokeWithoutFinding(gate)) return [];
  const { id, status, reason } = gate;
  const text = sentence(`Gate ${id} ${status}${reason === undefined ? '' : `: ${reason}`}`);
  return [
    {
      level: 'error',
      message: { text },
      descriptor: { id: `gate/${id}` },
      properties: { status },
      ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }] }),
    },
  ];
}

/** Relative to the root of the repository. */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** `[text](target)` is a link in every SARIF message: untrusted text must not make one. */
function sentence(text: string): string {
  return plain(text).replaceAll('](', '] (');
}

interface ReportingDescriptor {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The built-in rules, and the ids of plugins' rules with findings. */
function sarifRules(
  rules: Readonly<Record<string, RuleText>>,
  findings: readonly Finding[],
): readonly ReportingDescriptor[] {
  const foreign = new Set(findings.map(({ rule }) => rule).filter((rule) => !Object.hasOwn(rules, rule)));
  return [
    ...Object.entries(rules).map(([id, rule]) => descriptorOf(id, rule)),
    ...[...foreign].map((id) => ({ id, shortDescription: { text: id } })),
  ];
}

function descriptorOf(id: string, { gate, severity, title, why, mend }: RuleText): ReportingDescriptor {
  const helpUri = ruleUrl(id);
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${title}. ${why}` },
    help: {
      text: `${why}\n\nWhat to do: ${mend}`,
      markdown: `${why}\n\n**What to do:** ${mend}\n\n[More about ${id}](${helpUri})`,
    },
    helpUri,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['prp', gate] },
  };
}
