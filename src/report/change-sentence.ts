import { plural } from '../base/plural.ts';
import { linesOf, sectionNames } from './markdown-folds.ts';
import { markdownText } from './markdown-text.ts';
import { diffOrNew, isNew, prpLink } from './markdown-table.ts';
import type { DiffData } from './report.ts';
import type { ReportedPrp, ReportModel } from './report-model.ts';
import { versionUrl } from './repository-links.ts';

/** The extent of one PRP's change, with its version: `x is now v2: +4 −2 lines in Goal`. */
export function changeSentence(one: ReportedPrp, model: ReportModel): string {
  const { version, path } = one.prp;
  const { run } = model;
  const diff = run.prps.get(path)?.diff ?? null;
  const link = prpLink(one, model);
  const as = version === null ? '' : `[v${version.sequence}](${versionUrl(run, version)})`;
  const changes = diffOrNew(one, model).filter((part) => part !== 'new');
  const said = (sentence: string): string => [sentence, ...changes].join(' · ');
  const isFirst = isNew(path, run);
  const start = isFirst
    ? `${link} is new${as === '' ? '' : `, kept as ${as}`}`
    : as === ''
      ? link
      : `${link} is now ${as}`;
  if (diff === null) return said(start);
  if (diff.identical || diff.from === diff.to) return said(isFirst ? start : `${start}, unchanged`);
  const sections = sectionNames(diff);
  const where =
    diff.sections.length === 0
      ? ', only ticks and white space'
      : sections.length > 2
        ? ` in ${plural(diff.sections.length, 'section')}`
        : ` in ${sections.map((name) => `**${name}**`).join(' and ')}`;
  const keeps = isDemandKept(diff) && diff.sections.length > 0 ? ', criteria and checks unchanged' : '';
  const since = isFirst ? `; since ${markdownText(diff.labels.from, 60)}: ` : ': ';
  return said(`${start}${since}${linesOf(diff)} lines${where}${keeps}`);
}

/** Neither a criterion nor a command changed in any way. */
function isDemandKept({ criteria, commands }: DiffData): boolean {
  return [criteria, commands].every(({ added, removed, changed, weakened }) =>
    [added, removed, changed, weakened].every(({ length }) => length === 0),
  );
}
