import { plural } from '../base/plural.ts';
import { markdownPatch } from './markdown-diff.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownCode, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import { namePrps } from './prp-names.ts';
import type { Landing, PullRequestReport } from './pull-request-report.ts';
import { commitLink, fileUrl, versionUrl } from './repository-links.ts';

const generatedAtMost = 10;
const notesAtMost = 5;

/** The PRPs that this run generated, with their requests, and what became of them. Returns blocks. */
export function generatedBlocks(run: PullRequestReport, { rows, message }: Detail): readonly string[] {
  const { generated, landing } = run;
  if (generated.length === 0 || rows === 0) return [];
  const [only, ...others] = generated;
  if (only !== undefined && others.length === 0 && landing !== undefined) {
    return [...oneGenerated(only, landing, run, message), ...landingBlocks(run)];
  }
  const names = namePrps(generated.map(({ path }) => path));
  const isCommitted = landing?.kind !== 'not-committed';
  const lines = generated.slice(0, Math.min(rows, generatedAtMost)).map((one) => {
    const { path, feature, created, changed, version, notes } = one;
    const name = markdownText(names.get(path)?.name ?? path, 80);
    // A file that was not committed has no address.
    const link = isCommitted ? `[${name}](${fileUrl(run, path)})` : `**${name}**`;
    const from =
      feature === undefined
        ? ''
        : ` from ${isCommitted ? `[${markdownText(feature, message)}](${fileUrl(run, feature)})` : markdownCode(feature, message)}`;
    const did = created ? 'was generated' : changed ? 'was generated again' : 'was generated again, unchanged,';
    const as = version === null ? '' : `, [v${version.sequence}](${versionUrl(run, version)})`;
    const remarks = notes.slice(0, notesAtMost).map((note) => `\n  - ${markdownMessage(note, message)}`);
    return `- ${link} ${did}${from}${as}${remarks.join('')}`;
  });
  const left = generated.length - lines.length;
  return [[...lines, ...(left > 0 ? [`- … and ${plural(left, 'more PRP')}`] : [])].join('\n'), ...landingBlocks(run)];
}

/** The headline has its name. */
function oneGenerated(
  { path, feature, version, notes }: PullRequestReport['generated'][number],
  landing: Landing,
  run: PullRequestReport,
  longest: number,
): readonly string[] {
  const remarks = notes.slice(0, notesAtMost).map((note) => `- ${markdownMessage(note, longest)}`);
  const unused = remarks.length === 0 ? [] : ['**Not used from the request:**', remarks.join('\n')];
  if (landing.kind === 'not-committed') return unused;
  const link = (file: string): string => `[${markdownText(file, longest)}](${fileUrl(run, file)})`;
  const route = feature === undefined ? link(path) : `From ${link(feature)} to ${link(path)}`;
  const parts = [
    route,
    ...(version === null ? [] : [`[v${version.sequence}](${versionUrl(run, version)})`]),
    `commit ${commitLink(run, landing.commit)}`,
  ];
  const isPassed = run.validation?.status === 'passed';
  return [`${parts.join(', ')}.${isPassed ? ' All gates pass.' : ''}`, ...unused];
}

function landingBlocks(run: PullRequestReport): readonly string[] {
  const { landing } = run;
  if (landing === undefined) return [];
  if (landing.kind === 'committed') {
    const where =
      run.generated.length === 1 ? '' : `Commit ${commitLink(run, landing.commit)} on this branch has them. `;
    return [`${where}**Before you push again**, take the commit in:`, markdownFence('git pull --rebase', 'sh')];
  }
  if (landing.reason === 'dry-run') return ['A dry run: nothing was committed or kept.'];
  const passes = run.generated.length === 1 && run.validation?.status === 'passed' ? ' The PRP itself passes.' : '';
  return [`${markdownMessage(landing.message)} No version was kept, and no file changed.${passes}`];
}

/** The patch of what was not committed, where all of it fits: one that is cut off cannot be applied. */
export function patchBlocks({ landing }: PullRequestReport, { commands }: Detail, limit: number): readonly string[] {
  const patch = markdownPatch(landing, limit);
  if (patch === '' || landing?.kind !== 'not-committed') return [];
  const isWhole = commands > 0 && Buffer.byteLength(landing.patch) <= limit / 3;
  return isWhole ? [patch] : ['The summary of the run has the patch.'];
}
