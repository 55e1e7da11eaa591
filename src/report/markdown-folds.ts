import { plural } from '../base/plural.ts';
import { countPlaces } from './finding-causes.ts';
import { causeLine } from './markdown-items.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownDetails, markdownFence, markdownText } from './markdown-text.ts';
import { slashLine } from './pasteable-command.ts';
import type { DiffData } from './report.ts';
import type { ReportedPrp, ReportModel } from './report-model.ts';
import { isNew } from './markdown-table.ts';

const longestName = 80;

/** Warnings, notices, and the problems that the base has, too: they do not fail the run. */
export function quietFold(model: ReportModel, detail: Detail): readonly string[] {
  const { warnings, notices, known, run } = model;
  const base = markdownText(run.baseName ?? 'the base', 60);
  const titles = [
    ...(warnings.length > 0 ? [plural(countPlaces(warnings), 'warning')] : []),
    ...(notices.length > 0 ? [plural(countPlaces(notices), 'notice')] : []),
    ...(known.length > 0 ? [`${plural(countPlaces(known), 'problem')} that <code>${base}</code> has, too`] : []),
  ];
  if (titles.length === 0) return [];
  const title =
    titles.length === 1
      ? titles.join('')
      : `${titles.slice(0, -1).join(', ')}${known.length > 0 ? ', and' : ' and'} ${titles.at(-1)}`;
  if (detail.warnings + detail.notices + detail.known === 0) return [`… and ${title}.`];
  const list = (causes: ReportModel['warnings'], shown: number, noun: string): readonly string[] => {
    if (causes.length === 0) return [];
    const left = causes.length - shown;
    const lines = causes.slice(0, shown).map((cause) => causeLine(cause, model, detail));
    return [[...lines, ...(left > 0 ? [`- … and ${plural(left, `more ${noun}`)}`] : [])].join('\n')];
  };
  const body = [
    ...list(warnings, detail.warnings, 'warning'),
    ...list(notices, detail.notices, 'notice'),
    ...(known.length === 0 ? [] : [`On ${base}, too (they do not count):`, ...list(known, detail.known, 'problem')]),
  ];
  return [markdownDetails(title, body.join('\n\n'))];
}

const sectionsAtMost = 5;

/** The extent of each PRP's change. */
export function changesFold(model: ReportModel, detail: Detail): readonly string[] {
  const table = changesTable(model, detail);
  return model.isMany && table !== '' ? [markdownDetails('What changed in each PRP', table)] : [];
}

/** Empty without a change. */
export function changesTable({ prps, run }: ReportModel, detail: Detail): string {
  const changed = prps
    .map((one) => ({ one, diff: run.prps.get(one.prp.path)?.diff ?? null }))
    .filter(({ one, diff }) => (diff === null ? isNew(one.prp.path, run) : !diff.identical && diff.from !== diff.to));
  if (changed.length === 0 || detail.changes === 0) return '';
  const rows = changed.slice(0, detail.changes).map(({ one, diff }) => {
    const sections = diff === null || isNew(one.prp.path, run) ? 'new' : sectionNames(diff).join(', ');
    return `| ${markdownText(one.name, longestName)} | ${diff === null ? '·' : linesOf(diff)} | ${sections} |`;
  });
  const left = changed.length - rows.length;
  return [
    '| PRP | Lines | Sections |',
    '|---|---|---|',
    ...rows,
    ...(left > 0 ? [`| … and ${left} more | | |`] : []),
  ].join('\n');
}

/** `+4 −2`. */
export function linesOf({ stats: { added, removed } }: Pick<DiffData, 'stats'>): string {
  return `+${added} −${removed}`;
}

/** The titles of the changed sections, each once; ticks and white space change none. */
export function sectionNames({ sections }: Pick<DiffData, 'sections'>): readonly string[] {
  const names = [...new Set(sections.map(({ title }) => title))];
  const shown = names.slice(0, sectionsAtMost).map((title) => markdownText(title, longestName) || 'untitled');
  const left = names.length - shown.length;
  if (names.length === 0) return ['only ticks and white space'];
  return left > 0 ? [...shown, `${left} more`] : shown;
}

/** The earlier version to go back to: the last that passed. */
export function rollbackTarget({ prp }: ReportedPrp, { run }: Pick<ReportModel, 'run'>): number | undefined {
  if (prp.version === null) return undefined;
  const { versions } = run.prps.get(prp.path) ?? { versions: [] };
  return versions.slice(1).find(({ status }) => status === 'passed')?.sequence;
}

/** The line that restores a version, for just this commit. */
export function rollbackLine(path: string, sequence: number, head: string): string | undefined {
  return slashLine('rollback', path, `v${sequence}`, '--expect', head);
}

/** Commands for comments, each alone in a block, which GitHub gives a button to copy. */
export function commandsFold(model: ReportModel, detail: Detail): readonly string[] {
  const { prps, run } = model;
  if (run.number === undefined || detail.commands === 0) return [];
  const restoring = prps
    .filter(({ state }) => state !== 'passed')
    .flatMap((one) => {
      const target = rollbackTarget(one, model);
      const line = target === undefined ? undefined : rollbackLine(one.prp.path, target, run.head);
      return line === undefined ? [] : [{ one, target, line }];
    });
  const blocks = restoring
    .slice(0, detail.commands)
    .flatMap(({ one, target, line }) => [
      `Restore **${markdownText(one.name, longestName)}** as it last passed (v${target}):`,
      markdownFence(line),
    ]);
  const left = restoring.length - detail.commands;
  const validate = slashLine('validate') ?? '';
  return [
    markdownDetails(
      'Commands to paste',
      [
        ...blocks,
        ...(left > 0 ? [`${left} more PRPs can be restored in the same way.`] : []),
        'Check again, after a change outside the PRPs:',
        markdownFence(validate),
      ].join('\n\n'),
    ),
  ];
}
