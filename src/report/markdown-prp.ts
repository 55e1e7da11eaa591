import { isBroken } from '../prp/gate-result.ts';
import { isAtFault } from './headline.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownDiff } from './markdown-diff.ts';
import { markdownFindings } from './markdown-findings.ts';
import { markdownGates } from './markdown-gates.ts';
import { markdownCode, markdownFence } from './markdown-text.ts';
import { plural } from '../base/plural.ts';
import { type PrpStory, type PullRequestReport, storyLength } from './pull-request-report.ts';
import type { ValidatedPrp } from './report.ts';
import { historyUrl, versionUrl } from './repository-links.ts';
import { slashLine } from './slash-line.ts';

/** All that one PRP has to say. Blocks, to be parted by blank lines. */
export function markdownPrp(prp: ValidatedPrp, run: PullRequestReport, detail: Detail): readonly string[] {
  const story = run.prps.get(prp.path) ?? { diff: null, versions: [] };
  return [
    `#### ${markOf(prp)} ${markdownCode(prp.path, detail.message)}${versionOf(prp, run)}`,
    ...markdownFindings(prp, run, detail),
    ...(story.diff === null ? [] : markdownDiff(story.diff, detail)),
    ...markdownGates(prp.gates, detail),
    ...historyOf(prp, story, run),
    ...wayBack(prp, story, run),
  ];
}

/** With a run whose commands failed, a PRP fails that has no fault itself. */
function markOf(prp: ValidatedPrp): string {
  if (isAtFault(prp)) return '❌';
  return prp.verdict === 'failed' ? '⚠️' : '✅';
}

/** Whether there is nothing to read about it but that it passed. */
export function isQuiet({ path, gates }: ValidatedPrp, run: PullRequestReport): boolean {
  const diff = run.prps.get(path)?.diff ?? null;
  return (
    (diff === null || diff.identical) &&
    gates.every(({ status, findings }) => !isBroken(status) && findings.length === 0)
  );
}

export function markdownQuietPrp(prp: ValidatedPrp, run: PullRequestReport, { message }: Detail): string {
  const ran = prp.gates.filter(({ status }) => status === 'passed').length;
  const own = prp.verdict === 'failed' ? ' of its own' : '';
  return `${markOf(prp)} ${markdownCode(prp.path, message)}${versionOf(prp, run)}: ${plural(ran, 'gate')}${own} passed.`;
}

function versionOf({ version }: ValidatedPrp, run: PullRequestReport): string {
  return version === null ? '' : ` [v${version.sequence}](${versionUrl(run, version)})`;
}

function historyOf({ path }: ValidatedPrp, { versions }: PrpStory, run: PullRequestReport): readonly string[] {
  if (versions.length === 0) return [];
  const passing = versions.find(({ status }) => status === 'passed');
  const isWhole = versions.length < storyLength;
  const none = `none of ${isWhole ? 'them' : `the last ${versions.length}`} passed`;
  const last = passing === undefined ? none : `the last that passed is v${passing.sequence}`;
  const what = isWhole ? `${plural(versions.length, 'version')} kept` : 'All versions that are kept';
  return [`[${what}](${historyUrl(run, path)}), ${last}.`];
}

/** The line to paste that restores what passed last. It names the commit it was offered for. */
function wayBack(prp: ValidatedPrp, { versions }: PrpStory, run: PullRequestReport): readonly string[] {
  const target = versions.slice(1).find(({ status }) => status === 'passed');
  if (!isAtFault(prp) || target === undefined) return [];
  const line = slashLine('rollback', prp.path, `v${target.sequence}`, '--expect', run.head);
  return line === undefined ? [] : [`To go back to v${target.sequence}, comment:`, markdownFence(line)];
}
