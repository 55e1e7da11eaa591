import { diffExtent } from './diff-extent.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownList } from './markdown-list.ts';
import { markdownText } from './markdown-text.ts';
import type { DiffData } from './report.ts';

type Shown = Pick<Detail, 'risks' | 'sections' | 'message'>;

/** What a version changes: what a reviewer must not miss, then the sections. Blocks, to be parted by blank lines. */
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
