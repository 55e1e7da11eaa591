import { stripVTControlCharacters } from 'node:util';
import { ruleUrl } from '../base/docs-url.ts';
import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { lastLines } from '../base/truncation-marker.ts';
import type { Finding } from '../prp/finding.ts';
import { type GateResult, isBroken } from '../prp/gate-result.ts';
import { isAtFault } from './headline.ts';
import { type Detail, markdownList } from './markdown-detail.ts';
import { markdownDiff } from './markdown-diff.ts';
import { markdownCode, markdownDetails, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import { duration, statusMark } from './paint.ts';
import { slashLine } from './pasteable-command.ts';
import { type VersionSummary, type PullRequestReport, summaryLength } from './pull-request-report.ts';
import type { ValidatedPrp } from './report.ts';
import { historyUrl, lineUrl, versionUrl } from './repository-links.ts';
import { withheldSentence } from './withheld-variables.ts';

/** The report about one PRP. Returns blocks, separated by blank lines. */
export function markdownPrp(prp: ValidatedPrp, run: PullRequestReport, detail: Detail): readonly string[] {
  const summary = run.prps.get(prp.path) ?? { diff: null, versions: [] };
  return [
    `#### ${markOf(prp)} ${markdownCode(prp.path, detail.message)}${versionOf(prp, run)}`,
    ...markdownFindings(prp, run, detail),
    ...(summary.diff === null ? [] : markdownDiff(summary.diff, detail)),
    ...markdownGates(prp.gates, detail),
    ...historyOf(prp, summary, run),
    ...wayBack(prp, summary, run),
  ];
}

/** With a run whose commands failed, a PRP can fail without a fault. */
function markOf(prp: ValidatedPrp): string {
  if (isAtFault(prp)) return '❌';
  return prp.verdict === 'failed' ? '⚠️' : '✅';
}

/** Whether the only news about it is that it passed. */
export function isQuiet({ path, gates }: ValidatedPrp, run: PullRequestReport): boolean {
  const diff = run.prps.get(path)?.diff ?? null;
  return (
    (diff === null || diff.identical) &&
    gates.every(({ status, findings }) => !isBroken(status) && findings.length === 0)
  );
}

export function markdownQuietPrp(prp: ValidatedPrp, run: PullRequestReport, { message }: Detail): string {
  const ran = prp.gates.filter(({ status }) => status === 'passed').length;
  const but = prp.verdict === 'failed' ? "; the run's commands failed" : '';
  return `${markOf(prp)} ${markdownCode(prp.path, message)}${versionOf(prp, run)}: ${plural(ran, 'gate')} passed${but}.`;
}

function versionOf({ version }: ValidatedPrp, run: PullRequestReport): string {
  return version === null ? '' : ` [v${version.sequence}](${versionUrl(run, version)})`;
}

function historyOf({ path }: ValidatedPrp, { versions }: VersionSummary, run: PullRequestReport): readonly string[] {
  if (versions.length === 0) return [];
  const passing = versions.find(({ status }) => status === 'passed');
  const isWhole = versions.length < summaryLength;
  const none = `none of ${isWhole ? 'them' : `the last ${versions.length}`} passed`;
  const last = passing === undefined ? none : `the last that passed is v${passing.sequence}`;
  const what = isWhole ? `${plural(versions.length, 'version')} kept` : 'All versions';
  return [`[${what}](${historyUrl(run, path)}), ${last}.`];
}

/** The command that restores the last passing version, for the commit of this report. */
function wayBack(prp: ValidatedPrp, { versions }: VersionSummary, run: PullRequestReport): readonly string[] {
  const target = versions.slice(1).find(({ status }) => status === 'passed');
  if (!isAtFault(prp) || target === undefined) return [];
  const line = slashLine('rollback', prp.path, `v${target.sequence}`, '--expect', run.head);
  return line === undefined ? [] : [`To go back to v${target.sequence}, comment:`, markdownFence(line)];
}

/** The findings of a PRP: new and severe ones in sight, the rest folded. Returns blocks, separated by blank lines. */
function markdownFindings({ gates }: ValidatedPrp, run: PullRequestReport, detail: Detail): readonly string[] {
  const all = gates.flatMap(({ findings }) => findings).toSorted((a, b) => a.startLine - b.startLine);
  const fresh = (severity: Finding['severity']) =>
    all.filter((finding) => !finding.baseline && finding.severity === severity);
  const known = all.filter(({ baseline }) => baseline);
  const [errors, warnings, notices] = [fresh('error'), fresh('warning'), fresh('notice')];
  const line = (finding: Finding) => findingLine(finding, run, detail.message);

  const inSight = [
    ...markdownList(errors, detail.errors, line, 'error'),
    ...markdownList(warnings, detail.warnings, line, 'warning'),
  ];
  const folded = [
    ...markdownList(notices, detail.notices, line, 'notice'),
    ...markdownList(known, detail.baseline, line, 'known finding'),
  ];
  const summary = [
    ...(notices.length > 0 ? [plural(notices.length, 'notice')] : []),
    ...(known.length > 0 ? [`${known.length} in the base revision too`] : []),
  ].join(', ');
  if (folded.length === 0) return inSight.length === 0 ? [] : [inSight.join('\n')];
  // Without entries the counts need no fold.
  const rest =
    detail.notices + detail.baseline === 0 ? `… and ${summary}.` : markdownDetails(summary, folded.join('\n'));
  return [...(inSight.length === 0 ? [] : [inSight.join('\n')]), rest];
}

function findingLine(finding: Finding, run: PullRequestReport, longest: number): string {
  const { severity, rule, message, path, startLine, suggestion } = finding;
  const at = `[line ${startLine}](${lineUrl(run, path, startLine)})`;
  const instead =
    suggestion === undefined || suggestion === '' || message.includes(suggestion)
      ? ''
      : ` → ${markdownCode(suggestion, longest)}`;
  return `**${severity}** ${at}: ${markdownMessage(message, longest)}${instead} (${ruleOf(rule)})`;
}

/** A plugin's rule has another form, and no page of ours. */
function ruleOf(rule: string): string {
  return /^PRP\d{3}$/.test(rule) ? `[${rule}](${ruleUrl(rule)})` : markdownText(rule, 60);
}

/**
 * The reasons and the output of gates that broke without a finding, then a folded table of all gates. Returns blocks.
 */
export function markdownGates(gates: readonly GateResult[], detail: Detail): readonly string[] {
  if (gates.length === 0) return [];
  const bad = gates.filter(({ status }) => isBroken(status));
  const shown = (detail.gates === 'all' ? gates : bad).slice(0, detail.rows);
  const left = gates.length - shown.length;
  const counts =
    bad.length > 0
      ? `${bad.length} of ${plural(gates.length, 'gate')} did not pass`
      : `${plural(gates.length, 'gate')} passed`;
  const table = [
    '| | Gate | Result | Findings | Took |',
    '|---|---|---|--:|--:|',
    ...shown.map((gate) => row(gate, detail.message)),
    ...(left > 0 ? [`| | … and ${left} more | | | |`] : []),
  ].join('\n');
  return [
    ...bad
      .filter(({ findings, withheld }) => findings.length === 0 || withheld !== undefined)
      .slice(0, detail.rows)
      .flatMap((gate) => [brokenLine(gate, detail.message), ...printed(gate, detail.output)]),
    ...(shown.length === 0 ? [`${counts}.`] : [markdownDetails(counts, table)]),
  ];
}

function brokenLine(gate: GateResult, longest: number): string {
  const { id, status, reason, attempts } = gate;
  const because = reason === undefined ? '' : `: ${markdownMessage(reason, Math.min(longest, 300))}`;
  return `${statusMark[status].mark} **${markdownText(id, 60)}** ${status}${triesOf(attempts)}${because}${withheldFrom(gate, longest)}`;
}

function withheldFrom(gate: GateResult, longest: number): string {
  const sentence = withheldSentence(gate);
  return sentence === undefined ? '' : `. ${markdownMessage(sentence, Math.max(longest, 300))}`;
}

function triesOf(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : '';
}

function row({ id, status, reason, findings, durationMs, attempts }: GateResult, longest: number): string {
  // A cell is narrow, and the reasons of broken gates are above.
  const because = reason === undefined || isBroken(status) ? '' : `: ${markdownText(reason, Math.min(longest, 200))}`;
  const took = status === 'skipped' ? '' : duration(durationMs);
  const cells = [
    statusMark[status].mark,
    markdownText(id, 60),
    `${status}${triesOf(attempts)}${because}`,
    findings.length,
    took,
  ];
  return `| ${cells.join(' | ')} |`;
}

const longestLine = 200;

function printed({ output = '' }: GateResult, lines: number): readonly string[] {
  const end = lastLines(stripVTControlCharacters(output), lines).map((line) => shorten(line, longestLine));
  return lines === 0 || end.length === 0 ? [] : [markdownFence(end.join('\n'), 'text')];
}
