import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { ImportData } from './command-data.ts';
import { hint } from './text-validate.ts';

type ImportedPrp = ImportData['prps'][number];
type SkipReason = ImportedPrp['skipped'][number]['reason'];

/** PRPs to show; the others are counted, and the JSON has all of them. */
const shown = 50;

const because = {
  binary: 'binary',
  'not-utf8': 'not UTF-8',
  'too-large': 'too large',
  'lfs-pointer': 'a Git LFS pointer',
  link: 'a symbolic link',
  submodule: 'a submodule',
  secret: 'a secret in it',
  older: 'older than existing versions',
} as const satisfies Record<SkipReason, string>;

export function importText(data: ImportData, paint: Paint): string {
  return `${[...summary(data, paint), ...rows(data, paint), ...notes(data, paint), ...next(data, paint)].join('\n')}\n`;
}

function summary({ prps, versions, known, skipped, globs, head, dryRun }: ImportData, paint: Paint): readonly string[] {
  const idle = paint('dim', '·');
  if (head === null) return [`${idle} Nothing to import: there is no commit yet.`];
  if (prps.length === 0)
    return [`${idle} Nothing to import: no commit has a file that matches ${globs.map(plain).join(', ')}.`];
  const skippedOnes = skipped === 0 ? '' : `; ${skipped} skipped`;
  if (versions === 0)
    return [
      `${idle} Nothing new: ${plural(known, 'revision')} of ${plural(prps.length, 'PRP')} kept already${skippedOnes}.`,
    ];
  const changed = prps.filter((prp) => prp.versions > 0).length;
  const what = `${plural(versions, 'version')} of ${plural(changed, 'PRP')}`;
  const kept = `${known > 0 ? `; ${known} were kept already` : ''}${skippedOnes}`;
  return [
    dryRun ? `${paint('yellow', '·')} Would import ${what}${kept}.` : `${paint('green', '✓')} Imported ${what}${kept}.`,
  ];
}

function rows({ prps }: ImportData, paint: Paint): readonly string[] {
  const told = prps.filter(({ versions, skipped }) => versions > 0 || skipped.length > 0);
  const width = Math.min(60, Math.max(0, ...told.slice(0, shown).map(({ prp }) => plain(prp).length)));
  const lines = told.slice(0, shown).map((one) => {
    const { prp, versions, present, formerPaths, skipped } = one;
    const remarks = [
      ...(present ? [] : ['gone from HEAD']),
      ...(formerPaths.length > 0 ? [`was ${formerPaths.map(plain).join(', ')}`] : []),
      ...skipped.map(({ reason, count }) => `${count} skipped: ${because[reason]}`),
    ];
    return `  ${plain(prp).padEnd(width)}  ${String(versions).padStart(5)}  ${paint('dim', remarks.join('; '))}`.trimEnd();
  });
  const more = told.length - shown;
  return more > 0 ? [...lines, `  … and ${plural(more, 'more PRP')}; --json has them all.`] : lines;
}

function notes({ prps, unnamed, cut, maxPerPrp }: ImportData, paint: Paint): readonly string[] {
  const mark = paint('yellow', '!');
  const most = maxPerPrp ?? Infinity;
  const long = prps.filter(({ versions, known }) => versions > 0 && versions + known > most).length;
  const isOlder = prps.some(({ skipped }) => skipped.some(({ reason }) => reason === 'older'));
  return [
    ...(unnamed > 0 ? [`  ${mark} Skipped ${plural(unnamed, 'change')} of files whose names are not UTF-8.`] : []),
    ...(long > 0
      ? [
          `  ${mark} ${plural(long, 'PRP')} with more than ${most} versions: a clean-up will leave the newest, as versions.max-per-prp says.`,
        ]
      : []),
    ...(isOlder
      ? [
          `  ${mark} Some revisions are older than existing versions, and a history only grows.`,
          hint('Append them, then the latest version again', ['prp', 'import', '--append'], paint),
        ]
      : []),
    ...(cut
      ? [
          `  ${mark} This clone is shallow: older commits are missing.`,
          hint('Fetch them before the import', ['git', 'fetch', '--unshallow'], paint),
        ]
      : []),
  ];
}

function next({ prps, versions, dryRun }: ImportData, paint: Paint): readonly string[] {
  const [longest] = prps.toSorted((a, b) => Number(b.present) - Number(a.present) || b.versions - a.versions);
  if (longest === undefined || versions === 0 || dryRun) return [];
  return [hint('See', ['prp', 'list', longest.prp], paint)];
}
