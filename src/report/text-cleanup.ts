import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { CleanupData, CompactedData } from './report.ts';
import { hint } from './text-validate.ts';

/** Lines and ranges of one kind; the others are counted, and the JSON has all of them. */
const shown = 20;

export function cleanupText(data: CleanupData, paint: Paint): string {
  return `${[...removedLines(data, paint), ...sparedLines(data, paint), ...compactedLines(data, paint)].join('\n')}\n`;
}

function removedLines({ removed, kept, limits, dryRun }: CleanupData, paint: Paint): readonly string[] {
  const did = dryRun ? `${paint('yellow', '·')} Would remove` : `${paint('green', '✓')} Removed`;
  if (limits.maxVersions === null && limits.olderThanDays === null) {
    return [
      `${paint('dim', '·')} No limit is set, so no version is too old. Set one with --max-versions or --older-than.`,
    ];
  }
  if (removed.length === 0) {
    return [`${paint('dim', '·')} Nothing to remove: ${limitText(limits)}; ${plural(kept, 'version')} kept.`];
  }
  const byPrp = [...Map.groupBy(removed, ({ prp }) => prp)];
  const width = Math.min(60, Math.max(...byPrp.slice(0, shown).map(([prp]) => plain(prp).length)));
  const rows = byPrp.map(([prp, versions]) => {
    const numbers = rangesOf(versions.map(({ sequence }) => sequence));
    return `  ${plain(prp).padEnd(width)}  ${String(versions.length).padStart(5)}: ${numbers}`;
  });
  return [
    `${did} ${plural(removed.length, 'version')} of ${plural(byPrp.length, 'PRP')} (${limitText(limits)}); ${kept} ${dryRun ? 'would stay' : 'stay'}.`,
    ...cut(rows, 'PRP'),
  ];
}

function sparedLines({ spared }: CleanupData, paint: Paint): readonly string[] {
  const groups = [...Map.groupBy(spared, ({ prp, because }) => `${because}\0${prp}`).values()];
  const rows = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const numbers = group.flatMap(({ sequence }) => sequence ?? []);
    const unnumbered = group.length - numbers.length;
    const which = [
      ...(numbers.length > 0 ? [rangesOf(numbers)] : []),
      ...(unnumbered > 0 ? [`${unnumbered} without a number`] : []),
    ];
    return [`  ${plain(first.prp)}  ${paint('dim', because[first.because])}: ${which.join(', ')}`];
  });
  return rows.length === 0
    ? []
    : [
        '  Kept beyond the limits:',
        ...cut(
          rows.map((row) => `  ${row}`),
          'line',
        ),
      ];
}

const because = {
  latest: 'the latest',
  'last-passing': 'the last that passed',
  tagged: 'tagged',
  executed: 'executed',
  tampered: 'tampered with, kept as evidence',
  witness: 'evidence: the version after one that was tampered with',
  follows: 'the first after a rename',
} as const satisfies Record<CleanupData['spared'][number]['because'], string>;

function compactedLines({ compacted, dryRun }: CleanupData, paint: Paint): readonly string[] {
  if (compacted === null) return [];
  const { commitsBefore, replaced } = compacted;
  if (replaced === null)
    return [`${paint('dim', '·')} Nothing to compact: the branch has ${plural(commitsBefore, 'commit')}.`];
  const commits = plural(commitsBefore, 'commit');
  return [
    dryRun
      ? `${paint('yellow', '·')} Would put one commit in the place of ${commits}. Who saved what, as the log tells it, would go.`
      : `${paint('green', '✓')} Compacted ${commits} into one.`,
    ...storageLines(compacted, dryRun),
    ...(dryRun ? [] : nextLines(compacted, replaced, paint)),
    ...heldLines(compacted, paint),
  ];
}

function storageLines({ bytesBefore, bytesAfter, unreachable }: CompactedData, dryRun: boolean): readonly string[] {
  if (bytesBefore === undefined || bytesAfter === undefined || unreachable === undefined) return [];
  const { commits, bytes } = unreachable;
  return [
    `  ${sizeOf(bytesBefore)} stored for the branch, ${sizeOf(bytesAfter)} for what stays.`,
    commits === 0
      ? `  Nothing ${dryRun ? 'would become' : 'is'} unreachable, so nothing can be freed.`
      : `  ${plural(commits, 'commit')} and ${sizeOf(bytes)} ${dryRun ? 'would become' : 'are now'} unreachable: Git frees them in its own time.`,
  ];
}

function nextLines({ branch, head, unreachable }: CompactedData, replaced: string, paint: Paint): readonly string[] {
  const undo = ['git', 'update-ref', `refs/heads/${branch}`, replaced, ...(head === null ? [] : [head])];
  if (unreachable?.commits === 0) return [hint('Undo', undo, paint)];
  const free = 'Git frees it when it is two weeks old, by itself or with';
  return [`  ${paint('dim', free)} ${paint('cyan', 'git gc')}`, hint('Undo, before that', undo, paint)];
}

function heldLines({ heldBy, branch }: CompactedData, paint: Paint): readonly string[] {
  if (heldBy.length === 0) return [];
  const rows = heldBy.map((ref) => `    ${plain(ref)}`);
  const [, remote] =
    heldBy.map((ref) => /^refs\/remotes\/([^/]+)\/(.+)$/.exec(ref)).find((found) => found?.[2] === branch) ?? [];
  return [
    `  ${paint('yellow', '!')} The old commits stay where something else leads to them:`,
    ...cut(rows, 'reference'),
    ...(remote === undefined
      ? []
      : [hint('Do the same there, else they come back', ['prp', 'cleanup', '--compact', '--remote', remote], paint)]),
  ];
}

function limitText({ maxVersions, olderThanDays }: CleanupData['limits']): string {
  return [
    ...(maxVersions === null ? [] : [`at most ${maxVersions} of each PRP`]),
    ...(olderThanDays === null ? [] : [`none older than ${plural(olderThanDays, 'day')}`]),
  ].join(', ');
}

function cut(rows: readonly string[], noun: string): readonly string[] {
  const more = rows.length - shown;
  return more <= 0 ? rows : [...rows.slice(0, shown), `  … and ${plural(more, `more ${noun}`)}; --json has them all.`];
}

/** `v1 to v9, v11`; of many ranges the oldest. */
function rangesOf(sequences: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const sequence of sequences.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === sequence - 1) last.to = sequence;
    else ranges.push({ from: sequence, to: sequence });
  }
  const texts = ranges.map(({ from, to }) => (from === to ? `v${from}` : `v${from} to v${to}`));
  const more = texts.length - shown;
  return more <= 0 ? texts.join(', ') : `${texts.slice(0, shown).join(', ')}, … ${plural(more, 'more range')}`;
}

/** `812 bytes`, `3.4 kB`, `1.2 MB`: thousands, as disks count. */
function sizeOf(bytes: number): string {
  if (bytes < 1_000) return plural(bytes, 'byte');
  const [unit, size] = bytes < 999_950 ? ['kB', 1e3] : bytes < 999_950_000 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}
