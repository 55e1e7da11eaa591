import { plural } from '../base/plural.ts';
import { unifiedDiff } from '../prp/diff/unified.ts';
import { linesOf } from './markdown-folds.ts';
import { lineBreak } from './markdown-items.ts';
import { riskTexts, wordChanges } from './markdown-risks.ts';
import { markdownDetails, markdownFence, markdownLongFence, markdownText } from './markdown-text.ts';
import type { Landing } from './pull-request-report.ts';
import type { DiffData } from './report.ts';
import { asksForLess, riskEffect, riskSubject } from './risk-words.ts';

const risksAtMost = 50;
const sectionsAtMost = 50;

/** The changes of a version: what to look at first, then the sections. Returns blocks, separated by blank lines. */
export function markdownDiff(diff: DiffData, longest: number): readonly string[] {
  if (diff.identical) return ['No difference.'];
  const risks = diff.risks.slice(0, risksAtMost).map((risk) => {
    const texts = riskTexts(risk, longest);
    return `- **${riskSubject(risk)}**, line ${risk.line}${risk.side === 'before' ? ' before' : ''}: ${riskEffect(risk)}${texts === '' ? '' : `${lineBreak}${texts}`}`;
  });
  const left = diff.risks.length - risks.length;
  return [
    ...(risks.length === 0
      ? []
      : [
          `⚠️ **Look twice:** ${asksForLess(diff.risks) ? 'this asks for less than before' : 'this asks for less, or for something else'}`,
        ]),
    ...blockOf([...risks, ...(left > 0 ? [`- … and ${left} more`] : [])]),
    ...blockOf(rewordedLines(diff, longest)),
    `${linesOf(diff)} ${diffExtent(diff)}.`,
    ...blockOf(sectionRows(diff, longest)),
    ...(diff.note === undefined ? [] : [markdownText(diff.note)]),
  ];
}

function blockOf(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

const rewordedAtMost = 20;

/** Criteria with other words and the same values. */
function rewordedLines({ criteria, risks }: DiffData, longest: number): readonly string[] {
  const told = new Set(risks.map(({ after }) => after));
  return criteria.changed
    .filter(({ after }) => !told.has(after.text))
    .slice(0, rewordedAtMost)
    .map(
      ({ before, after }) =>
        `- **Criterion**, line ${after.line}: other words${lineBreak}${wordChanges(before.text, after.text, longest)}`,
    );
}

function sectionRows({ sections }: DiffData, longest: number): readonly string[] {
  if (sections.length === 0) return [];
  const rows = sections.slice(0, sectionsAtMost).map(({ change, title, previousTitle, stats }) => {
    const before = previousTitle === undefined ? '' : `, before: ${markdownText(previousTitle, longest)}`;
    return `| ${markdownText(title, Math.min(longest, 120)) || 'untitled'}${before} | ${change} | ${linesOf({ stats })} |`;
  });
  const left = sections.length - rows.length;
  return [
    '| Section | Change | Lines |',
    '|---|---|---|',
    ...rows,
    ...(left > 0 ? [`| … and ${left} more | | |`] : []),
  ];
}

/** A file's current and proposed content; without `before` it is new. */
export interface PatchedFile {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

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

/** Limit of the code block in bytes. */
const longestPatch = 300_000;

/** The patch of files that were not committed, folded, with the way to apply it; `''` without one. */
export function markdownPatch(landing: Landing | undefined, limit: number = longestPatch): string {
  if (landing?.kind !== 'not-committed' || landing.patch === '') return '';
  const block = markdownLongFence(landing.patch, 'diff', Math.min(longestPatch, limit));
  if (landing.reason === 'dry-run') return markdownDetails('The changes as a patch', block);
  const how = 'To commit it yourself, save it as `prp.patch` in a clone of the branch, and apply it:';
  return markdownDetails(
    'The changes as a patch',
    [block, how, markdownFence('git apply prp.patch', 'sh')].join('\n\n'),
  );
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString();
}

/** The number of changed sections, after the counts of lines: none for a change of ticks only. */
function diffExtent({ sections }: Pick<DiffData, 'sections'>): string {
  return sections.length === 0 ? 'lines, only ticks and white space' : `lines in ${plural(sections.length, 'section')}`;
}
