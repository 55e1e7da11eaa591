import { plural } from '../base/plural.ts';
import { unifiedDiff } from '../prp/diff/unified.ts';
import { type Detail, markdownList } from './markdown-detail.ts';
import { markdownDetails, markdownLongFence, markdownText } from './markdown-text.ts';
import type { Landing } from './pull-request-report.ts';
import type { DiffData } from './report.ts';

type Shown = Pick<Detail, 'risks' | 'sections' | 'message'>;

/**
 * The changes of a version: the risks for the reviewer, then the sections. Returns blocks, separated by blank lines.
 */
export function markdownDiff(diff: DiffData, { risks, sections, message }: Shown): readonly string[] {
  const { labels, identical, from, to } = diff;
  const since = markdownText(labels.from, 60);
  if (from === to) return [];
  if (identical) return [`No difference from ${since}.`];
  const { added, removed } = diff.stats;
  const head = `**Since ${since}:** +${added} −${removed} ${diffExtent(diff)}`;
  const dangers = markdownList(diff.risks, risks, (risk) => markdownText(risk.message, message), 'risk');
  const changed = markdownList(diff.sections, sections, (section) => changeLine(section, message), 'section');
  return [
    ...(dangers.length > 0 ? [`⚠️ **Look twice**, since ${since}:`, dangers.join('\n')] : []),
    ...(sections === 0 ? [`${head}.`] : [`${head}${changed.length > 0 ? ':' : '.'}`, ...blockOf(changed)]),
    ...(diff.note === undefined || sections === 0 ? [] : [markdownText(diff.note)]),
  ];
}

function blockOf(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function changeLine({ change, title, role, previousTitle, stats }: DiffData['sections'][number], longest: number) {
  const serves = role === null ? '' : ` (${role})`;
  const before = previousTitle === undefined ? '' : `, before: ${markdownText(previousTitle, longest)}`;
  return `${change} **${markdownText(title, Math.min(longest, 120)) || 'untitled'}**${serves}${before} +${stats.added} −${stats.removed}`;
}

/** A file's current and proposed content; without `before` it is new. */
export interface PatchedFile {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** Limit of the code block in bytes. */
const longest = 300_000;

/** A patch that `git apply` takes. */
export function patchOf(files: readonly PatchedFile[]): string {
  return files
    .map(({ path, before, after }) =>
      unifiedDiff(textOf(before), textOf(after), {
        from: before === undefined ? '/dev/null' : `a/${path}`,
        to: `b/${path}`,
      }),
    )
    .join('');
}

/** The patch of files that were not committed, for a person to apply, as a block of Markdown; `''` without one. */
export function markdownPatch(landing: Landing | undefined): string {
  if (landing?.kind !== 'not-committed' || landing.patch === '') return '';
  const what =
    landing.reason === 'dry-run'
      ? 'A dry run: nothing was committed. The change'
      : 'Nothing was committed. To add it yourself, save this as a file and run `git apply` with it';
  return markdownDetails(what, markdownLongFence(landing.patch, 'diff', longest));
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString();
}

/** The number of changed sections, after the counts of lines: none for a change of ticks only. */
export function diffExtent({ sections }: Pick<DiffData, 'sections'>): string {
  return sections.length === 0 ? 'lines, only ticks and white space' : `lines in ${plural(sections.length, 'section')}`;
}
