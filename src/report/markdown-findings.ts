import type { Finding } from '../prp/finding.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownList } from './markdown-list.ts';
import { markdownCode, markdownDetails, markdownMessage, markdownText } from './markdown-text.ts';
import { plural } from '../base/plural.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { ValidatedPrp } from './report.ts';
import { lineUrl } from './repository-links.ts';
import { ruleUrl } from './rule-url.ts';

/** Findings of a PRP: what is new and grave in sight, the rest folded away. Blocks, to be parted by blank lines. */
export function markdownFindings({ gates }: ValidatedPrp, run: PullRequestReport, detail: Detail): readonly string[] {
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
  // With no entry to show, the counts need no fold.
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
