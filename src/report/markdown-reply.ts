import { type Headline } from './headline.ts';
import { markdownDiff } from './markdown-diff.ts';
import { rollbackLine } from './markdown-folds.ts';
import { lineBreak } from './markdown-items.ts';
import {
  cleanupBlocks,
  historyBlocks,
  listBlocks,
  paste,
  type ReplyTarget,
  saveBlocks,
  statusBlocks,
} from './markdown-lists.ts';
import { riskTexts } from './markdown-risks.ts';
import { markdownDetails, markdownFence, markdownLongFence, markdownMessage, markdownText } from './markdown-text.ts';
import { verifyBlocks } from './markdown-verify.ts';
import { headlineMark, reportMarkdown } from './markdown.ts';
import { namePrps } from './prp-names.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { DiffData, GenerateData, Report, RollbackData, ShowData, TagData } from './report.ts';
import { commitLink, fileUrl, historyUrl, lineUrl, versionUrl } from './repository-links.ts';
import { riskSubject } from './risk-words.ts';
import { reportText } from './text.ts';
import type { Version } from './version-data.ts';

/** The consequences of a command that wrote files. */
export interface ReplyOutcome {
  /** Of a rollback: the changes from the restored version to the content that it replaced. */
  readonly undone?: DiffData | null | undefined;
  /** Of a validation of the whole pull request: the rest of its report. */
  readonly whole?: Pick<PullRequestReport, 'prps' | 'gone' | 'cited' | 'baseName'> | undefined;
  /** The result for the new head. */
  readonly checked?: Headline | undefined;
}

/** The reply to a command in a comment, or the summary of its run, at most 65,000 bytes: a comment takes 65,536 characters. */
export function replyMarkdown(report: Report, target: ReplyTarget, outcome: ReplyOutcome = {}): string {
  const text = `${replyBlocks(report, target, outcome).join('\n\n')}\n`;
  return Buffer.byteLength(text) <= replyLimit ? text : `${asCode(report)}\n`;
}

const replyLimit = 65_000;
/** The part of it for one block of code. */
const fenceLimit = 30_000;

function replyBlocks(report: Report, target: ReplyTarget, outcome: ReplyOutcome): readonly string[] {
  switch (report.command) {
    case 'validate': {
      const nothing = { cancelled: false, prps: new Map(), generated: [], gone: [], notices: [] };
      const run: PullRequestReport = { ...nothing, ...outcome.whole, validation: report, ...target };
      return [reportMarkdown(run, { limit: replyLimit }).trimEnd()];
    }
    case 'generate':
      return generateReply(report.data, target, outcome);
    case 'list':
      return listBlocks(report.data, target);
    case 'diff':
      return diffReply(report.data, target);
    case 'rollback':
      return rollbackReply(report.data, target, outcome);
    case 'tag':
      return tagReply(report.data, target);
    case 'status':
      return statusBlocks(report.data, target);
    case 'history':
      return historyBlocks(report.data);
    case 'save':
      return saveBlocks(report.data, target);
    case 'verify':
      return verifyBlocks(report.data, target);
    case 'cleanup':
      return cleanupBlocks(report.data);
    case 'show':
      return showReply(report.data, target);
    default:
      return [`### ${titles[report.command]}`, asCode(report)];
  }
}

const titles = {
  'list-gates': 'Gates',
  import: 'Imported versions',
  repair: 'Repair',
  init: 'Set-up',
  mv: 'Renamed',
  doctor: 'Surroundings',
  page: 'Page',
  open: 'Page',
} as const;

/** The same text as in a terminal. */
function asCode(report: Report): string {
  const text = reportText(report, (_style, words) => words);
  return markdownLongFence(text, 'text', fenceLimit);
}

function nameOf(path: string): string {
  return markdownText(namePrps([path]).get(path)?.name ?? path, 120) || 'untitled';
}

const notesAtMost = 10;

function generateReply(data: GenerateData, target: ReplyTarget, { checked }: ReplyOutcome): readonly string[] {
  const { path, feature, created, changed, version, notes, content } = data;
  const { landing } = target;
  const commit = landing?.kind === 'committed' ? landing.commit : undefined;
  const name = nameOf(path);
  const unused = notes.slice(0, notesAtMost).map((note) => `- ${markdownMessage(note)}`);
  const remarks = unused.length === 0 ? [] : ['**Not used from the request:**', unused.join('\n')];
  if (content !== undefined) {
    return [
      `### ${name} would be generated`,
      'A dry run: nothing was written.',
      ...remarks,
      markdownDetails('The PRP', markdownLongFence(content, 'markdown', fenceLimit)),
    ];
  }
  if (changed && landing?.kind === 'not-committed') return [...notCommitted(name, 'generated', landing), ...remarks];
  const did = created ? 'was generated' : changed ? 'was generated again' : 'is as it was generated before';
  const link = (file: string): string => `[${markdownText(file, 200)}](${fileUrl(target, file)})`;
  const parts = [
    feature === undefined ? link(path) : `From ${link(feature)} to ${link(path)}`,
    ...(version === null ? [] : [versionLink(version, target)]),
    ...(commit === undefined ? [] : [`commit ${commitLink(target, commit)}`]),
  ];
  return [
    `### ✅ ${name} ${did}${commit === undefined ? '' : ' and committed to this branch'}`,
    `${parts.join(', ')}.${checkedSentence(checked)}`,
    ...remarks,
    ...(commit === undefined
      ? []
      : ['**Before you push again**, take the commit in:', markdownFence('git pull --rebase', 'sh')]),
    ...(checked === undefined && commit === undefined ? paste('To check it:', target, 'validate', path) : []),
  ];
}

type NotCommitted = Extract<NonNullable<ReplyTarget['landing']>, { kind: 'not-committed' }>;

/** The patch stands below. `name` is escaped. */
function notCommitted(
  name: string,
  verb: 'generated' | 'restored',
  { reason, message }: NotCommitted,
): readonly string[] {
  if (reason === 'dry-run') return [`### ${name} would be ${verb}`, 'A dry run: nothing was committed or kept.'];
  const did = verb === 'generated' ? 'was generated, but not committed' : 'was not restored: nothing was committed';
  return [`### ⚠️ ${name} ${did}`, `${markdownMessage(message)} No version was kept, and no file changed.`];
}

function checkedSentence(checked: Headline | undefined): string {
  if (checked === undefined) return '';
  return ` The new head is checked: ${headlineMark(checked)} **${markdownText(checked.text, 200)}**.`;
}

function versionLink(version: Version, target: ReplyTarget): string {
  return `[v${version.sequence}](${versionUrl(target, version)})`;
}

function diffReply(diff: DiffData, target: ReplyTarget): readonly string[] {
  const { prp, labels, from, to, unified } = diff;
  const name = nameOf(prp);
  if (from === to) return [`### ${name} is as in its only version`];
  const now =
    to === 'worktree'
      ? target.number === undefined
        ? 'this commit'
        : 'this pull request'
      : markdownText(labels.to, 60);
  return [
    `### ${name}: ${markdownText(labels.from, 60)} → ${now}`,
    ...markdownDiff(diff, 300),
    ...(unified === '' ? [] : [markdownDetails('Line by line', markdownLongFence(unified, 'diff', fenceLimit))]),
  ];
}

const cameBackAtMost = 5;

function rollbackReply(data: RollbackData, target: ReplyTarget, outcome: ReplyOutcome): readonly string[] {
  const { path, restoredSequence, version, changed, kept, prp } = data;
  const { undone, checked } = outcome;
  const { landing } = target;
  const commit = landing?.kind === 'committed' ? landing.commit : undefined;
  const name = nameOf(path);
  if (!changed) return [`### ${name} is at v${restoredSequence} already`, 'Nothing was changed.'];
  if (landing?.kind === 'not-committed') return notCommitted(name, 'restored', landing);
  if (version === null) return [`### ⚠️ ${name} was not restored`, 'Nothing was committed, and no version was kept.'];
  const did = commit === undefined ? 'The file has' : `Commit ${commitLink(target, commit)} on this branch restores`;
  const from = `[v${restoredSequence}](${historyUrl(target, prp)})`;
  const before = kept?.sequence ?? version.sequence - 1;
  const undo = target.number === undefined ? undefined : rollbackLine(path, before, target.head);
  return [
    `### ↩️ ${name} is back at v${restoredSequence}`,
    `${did} the bytes of ${from} as ${versionLink(version, target)}.${checkedSentence(checked)}`,
    ...cameBack(undone ?? null, path, target),
    ...(undo === undefined ? [] : [`v${before} is kept. To undo this rollback:`, markdownFence(undo)]),
    `<sub>${[
      ...(commit === undefined ? [] : ['Take the commit in before you push: `git pull --rebase`']),
      `[all versions](${historyUrl(target, prp)})`,
    ].join(' · ')}</sub>`,
  ];
}

/** The losses that the rollback undoes: what stood in the replaced content, and what stands there again. */
function cameBack(undone: DiffData | null, path: string, target: ReplyTarget): readonly string[] {
  const risks = undone?.risks ?? [];
  if (risks.length === 0) return [];
  const lines = risks.slice(0, cameBackAtMost).map((risk) => {
    const { before, after, side, line, change } = risk;
    // The line counts in the replaced content, except of what is there again.
    const place = side === 'before' ? `[line ${line}](${lineUrl(target, path, line)})` : `line ${line}`;
    const texts = riskTexts({ ...risk, before: after, after: before, change: 'changed' }, 300);
    const again = change === 'disabled' ? ' it can fail again' : change === 'removed' ? ' there again' : '';
    return `- **${riskSubject(risk)}**, ${place}:${again}${texts === '' ? '' : `${lineBreak}${texts}`}`;
  });
  const left = risks.length - lines.length;
  return ['**What came back**', [...lines, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n')];
}

const tagsAtMost = 50;

function tagReply({ prp, action, name, tags, dryRun }: TagData, target: ReplyTarget): readonly string[] {
  const tag = tags.find((one) => one.name === name);
  const version = tag?.sequence === undefined || tag.sequence === null ? 'no version' : `v${tag.sequence}`;
  const of = `[${nameOf(prp)}](${historyUrl(target, prp)})`;
  if (name === null || action === 'listed') {
    if (tags.length === 0) return [`${of} has no tags.`];
    const rows = tags
      .slice(0, tagsAtMost)
      .map((one) => `| ${markdownText(one.name, 64)} | ${one.sequence === null ? '·' : `v${one.sequence}`} |`);
    return [`### Tags of ${nameOf(prp)}`, ['| Tag | Version |', '|---|---|', ...rows].join('\n')];
  }
  // A tag has letters, digits and a few signs: none of them ends a span of code.
  const quoted = `**${markdownText(name, 64)}**`;
  if (action === 'untagged') return [`✅ ${quoted} ${dryRun ? 'would be' : 'was'} taken from ${of}.`];
  const verb = dryRun ? 'would name' : action === 'unchanged' ? 'names' : 'now names';
  return [`✅ ${quoted} ${verb} ${version} of ${of}${action === 'unchanged' ? ' already' : ''}.`];
}

function showReply({ version, content }: ShowData, target: ReplyTarget): readonly string[] {
  return [
    `### ${nameOf(version.prp)} ${versionLink(version, target)}`,
    markdownLongFence(content, 'markdown', fenceLimit),
  ];
}
