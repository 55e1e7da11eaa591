import { everything } from './markdown-detail.ts';
import { markdownDiff } from './markdown-diff.ts';
import { markdownCode, markdownDetails, markdownFence, markdownLongFence, markdownText } from './markdown-text.ts';
import { reportMarkdown } from './markdown.ts';
import { statusMark } from './paint.ts';
import { slashLine } from './pasteable-command.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { DiffData, GenerateData, ListData, Report, RollbackData, TagData } from './report.ts';
import { commitLink, versionUrl } from './repository-links.ts';
import { reportText } from './text.ts';

type ReplyTarget = Pick<PullRequestReport, 'head' | 'repositoryUrl' | 'versionsBranch' | 'landing'>;

/** The reply to a command in a comment, at most 65,000 bytes: a comment takes 65,536 characters. */
export function replyMarkdown(report: Report, target: ReplyTarget): string {
  const text = `${replyBlocks(report, target).join('\n\n')}\n`;
  return Buffer.byteLength(text) <= replyLimit ? text : `${asCode(report)}\n`;
}

const replyLimit = 65_000;
/** The part of it for one block of code. */
const fenceLimit = 30_000;

function replyBlocks(report: Report, target: ReplyTarget): readonly string[] {
  switch (report.command) {
    case 'validate': {
      const run = {
        validation: report,
        cancelled: false,
        prps: new Map(),
        generated: [],
        gone: [],
        notices: [],
        ...target,
      };
      return [reportMarkdown(run, { limit: replyLimit }).trimEnd()];
    }
    case 'generate':
      return generateReply(report.data, target);
    case 'list':
      return listReply(report.data, target);
    case 'diff':
      return diffReply(report.data);
    case 'rollback':
      return rollbackReply(report.data, target);
    case 'tag':
      return tagReply(report.data);
    default:
      return [asCode(report)];
  }
}

/** The same text as in a terminal. */
function asCode(report: Report): string {
  const text = reportText(report, (_style, words) => words);
  return markdownLongFence(text, 'text', fenceLimit);
}

/** A command to paste; nothing when it cannot be written on one line. */
function paste(what: string, ...words: readonly string[]): readonly string[] {
  const line = slashLine(...words);
  return line === undefined ? [] : [what, markdownFence(line)];
}

function generateReply(data: GenerateData, target: ReplyTarget): readonly string[] {
  const { path, created, changed, version, notes } = data;
  const { landing } = target;
  const remarks = notes.slice(0, 10).map((note) => `> ${markdownText(note)}`);
  if (changed && landing?.kind === 'not-committed') return [...notCommitted(path, 'generated', landing), ...remarks];
  const did = created ? 'was generated' : changed ? 'was generated anew' : 'is as it was generated before';
  const as = version === null ? '' : ` as v${version.sequence}`;
  return [
    `✅ ${markdownCode(path)} ${did}${as}.`,
    ...committedLine(target),
    ...remarks,
    ...paste('Next:', 'validate', path),
  ];
}

type NotCommitted = Extract<ReplyTarget['landing'], { kind: 'not-committed' }>;

/** The patch stands below. */
function notCommitted(
  path: string,
  verb: 'generated' | 'restored',
  { reason, message }: NotCommitted,
): readonly string[] {
  if (reason === 'dry-run')
    return [`⚪ ${markdownCode(path)} would be ${verb}. A dry run: nothing was changed or kept.`];
  const did = verb === 'generated' ? 'was generated, but not committed' : 'was not changed: nothing was committed';
  return [`⚠️ ${markdownCode(path)} ${did}. ${markdownText(message)} No version was kept.`];
}

function committedLine(target: ReplyTarget): readonly string[] {
  if (target.landing?.kind !== 'committed') return [];
  return [`Committed to this branch as ${commitLink(target, target.landing.commit)}: pull before you go on.`];
}

const rowsAtMost = 30;
const tagsAtMost = 5;

function listReply({ versions = [], problems }: ListData, target: ReplyTarget): readonly string[] {
  const [latest] = versions;
  if (latest === undefined) return ['No versions yet.', ...paste('To save one:', 'validate')];
  const rows = versions.slice(0, rowsAtMost).map((version) => {
    const { sequence, timestamp, status, reason, tags } = version;
    const named = tags.slice(0, tagsAtMost).map((tag) => markdownText(tag, 64));
    const cells = [
      `[v${sequence}](${versionUrl(target, version)})`,
      timestamp.slice(0, 16).replace('T', ' '),
      `${statusMark[status].mark} ${status}`,
      reason,
      named.join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const left = versions.length - rows.length;
  const passed = versions.slice(1).find(({ status }) => status === 'passed');
  return [
    `Versions of ${markdownCode(latest.prp)}:`,
    ['| Version | Made (UTC) | State | Why | Tags |', '|---|---|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${left} older ones.`] : []),
    ...problems
      .slice(0, tagsAtMost)
      .map(({ version, message }) => `> ❌ ${markdownText(version, 60)}: ${markdownText(message)}`),
    ...(versions.length > 1
      ? paste('The changes of the latest version:', 'diff', latest.prp, 'previous', 'latest')
      : []),
    ...(passed === undefined ? [] : wayBack(latest.prp, passed.sequence, target)),
  ];
}

function wayBack(prp: string, sequence: number, { head }: ReplyTarget): readonly string[] {
  return paste(`To go back to v${sequence}:`, 'rollback', prp, `v${sequence}`, '--expect', head);
}

function diffReply(diff: DiffData): readonly string[] {
  const { prp, labels, from, to, unified } = diff;
  if (from === to) return [`${markdownCode(prp)} equals its only version.`];
  return [
    `${markdownCode(prp)}: ${markdownText(labels.from, 60)} → ${markdownText(labels.to, 60)}`,
    ...markdownDiff(diff, { ...everything, message: 300 }),
    ...(unified === '' ? [] : [markdownDetails('Line by line', markdownLongFence(unified, 'diff', fenceLimit))]),
  ];
}

function rollbackReply(data: RollbackData, target: ReplyTarget): readonly string[] {
  const { path, restoredSequence, version, changed, kept } = data;
  const { landing } = target;
  if (changed && landing?.kind === 'not-committed') return notCommitted(path, 'restored', landing);
  const did = changed ? 'was restored from' : 'already is';
  const as = version === null ? '' : `, recorded as v${version.sequence}`;
  const before = kept === null ? '' : ` Its previous content is kept as v${kept.sequence}.`;
  return [
    `✅ ${markdownCode(path)} ${did} v${restoredSequence}${as}.${before}`,
    ...committedLine(target),
    ...(changed ? paste('To undo it:', 'rollback', path, 'previous', '--expect', target.head) : []),
  ];
}

function tagReply({ prp, action, name, tags }: TagData): readonly string[] {
  const tag = tags.find((one) => one.name === name);
  const of = tag?.sequence === undefined || tag.sequence === null ? '' : ` v${tag.sequence} of`;
  return [`✅ ${markdownText(name ?? '', 64)}: ${action},${of} ${markdownCode(prp)}.`];
}
