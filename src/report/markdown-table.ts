import { plural } from '../base/plural.ts';
import { brokeWithoutFinding } from '../prp/gate-result.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownDetails, markdownText } from './markdown-text.ts';
import { changesUrl, fileUrl, versionUrl } from './repository-links.ts';
import type { ReportedPrp, ReportModel } from './report-model.ts';
import { countRisks } from './risk-words.ts';

const longestName = 80;
const gap = '&nbsp;·&nbsp;';

const stateMark = { failed: '❌', 'look-twice': '⚠️', passed: '✅' } as const;

/** The overview: a row for each PRP, or for each folder of very many. Nothing for one PRP. Returns blocks. */
export function tableBlocks(model: ReportModel, detail: Detail): readonly string[] {
  if (!model.isMany || detail.rows === 0) return [];
  if (!model.isByFolder) {
    return [prpTable(model.prps.slice(0, detail.rows), model), ...leftOut(model.prps.length - detail.rows)];
  }
  const telling = model.prps.filter(({ state }) => state !== 'passed');
  const passing = model.prps.filter(({ state }) => state === 'passed');
  const rows = telling.slice(0, detail.rows);
  return [
    ...folderTable(model, detail),
    ...(telling.length === 0
      ? []
      : [
          markdownDetails(
            `${plural(telling.length, 'PRP')} to look at, one by one`,
            [prpTable(rows, model), ...leftOut(telling.length - rows.length)].join('\n\n'),
          ),
        ]),
    ...(passing.length === 0 ? [] : [passingFold(passing, model, detail)]),
  ];
}

function leftOut(count: number): readonly string[] {
  return count > 0 ? [`… and ${plural(count, 'more PRP')}.`] : [];
}

function prpTable(prps: readonly ReportedPrp[], model: ReportModel): string {
  const versions = prps.map((one) => versionCell(one, model));
  // Without versions and changes there is nothing to link to.
  const hasVersions = versions.some((cell) => cell !== '');
  const rows = prps.map((one, index) => {
    const cells = [
      `${stateMark[one.state]} ${prpLink(one, model)}`,
      resultOf(one),
      ...(hasVersions ? [versions[index]] : []),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = hasVersions ? ['| PRP | Result | Version |', '|---|---|---|'] : ['| PRP | Result |', '|---|---|'];
  return [...head, ...rows].join('\n');
}

/** The name as a link to the file at the head. */
export function prpLink({ name, prp }: ReportedPrp, { run }: Pick<ReportModel, 'run'>): string {
  return `[${markdownText(name, longestName) || 'untitled'}](${fileUrl(run, prp.path)})`;
}

/** `1 error, 1 warning`, `1 check weakened`, `passed`. */
function resultOf({ prp, risks, counts, state }: ReportedPrp): string {
  const broken = prp.gates.filter(brokeWithoutFinding);
  const said = [
    ...(counts.errors > 0 ? [plural(counts.errors, 'error')] : []),
    ...(broken.length > 0 ? [`${plural(broken.length, 'gate')} did not pass`] : []),
    ...(state === 'passed' ? ['passed'] : []),
    ...countRisks(risks),
    ...(counts.warnings > 0 ? [plural(counts.warnings, 'warning')] : []),
  ];
  return said.join(', ') || 'failed';
}

function versionCell(one: ReportedPrp, model: ReportModel): string {
  const { version } = one.prp;
  return [
    ...(version === null ? [] : [`[v${version.sequence}](${versionUrl(model.run, version)})`]),
    ...diffOrNew(one, model),
  ].join(gap);
}

/** A link to the changes of the file, or that it is new. */
export function diffOrNew({ prp }: ReportedPrp, { run }: Pick<ReportModel, 'run'>): readonly string[] {
  if (isNew(prp.path, run)) return ['new'];
  return run.number === undefined ? [] : [`[diff](${changesUrl(run, run.number, prp.path)})`];
}

/** A PRP that the base does not have is compared with a version, or with nothing. */
export function isNew(path: string, { prps }: ReportModel['run']): boolean {
  const summary = prps.get(path);
  return summary !== undefined && !/^[\da-f]{40}$/.test(summary.diff?.from ?? '');
}

const foldersAtMost = 20;

function folderTable({ prps }: ReportModel, detail: Detail): readonly string[] {
  const folders = [...Map.groupBy(prps, topFolder)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (folders.length < 2) return [];
  const shown = folders.slice(0, Math.min(foldersAtMost, detail.rows));
  const rows = shown.map(
    ([folder, own]) =>
      `| ${markdownText(folder, longestName) || '/'} | ${countState(own, 'failed')} | ${countState(own, 'look-twice')} | ${countState(own, 'passed')} |`,
  );
  const left = folders.length - shown.length;
  return [
    ['| Folder | ❌ fail | ⚠️ look | ✅ pass |', '|---|--:|--:|--:|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more folder')}.`] : []),
  ];
}

function countState(prps: readonly ReportedPrp[], state: ReportedPrp['state']): string {
  return String(prps.filter((one) => one.state === state).length || '·');
}

function topFolder({ folder, prp }: ReportedPrp): string {
  return folder.split('/', 1)[0] || (prp.path.split('/').at(-2) ?? '');
}

function passingFold(passing: readonly ReportedPrp[], model: ReportModel, detail: Detail): string {
  const shown = passing.slice(0, detail.rows);
  const left = passing.length - shown.length;
  const lines = [...Map.groupBy(shown, topFolder)].map(([folder, own]) => {
    const links = own.map((one) => prpLink(one, model)).join(', ');
    return `**${markdownText(folder, longestName) || '/'}:** ${links}`;
  });
  const many = passing.length === 1 ? '1 PRP passes' : `${passing.length} PRPs pass`;
  return markdownDetails(many, [...lines, ...leftOut(left)].join('\n\n'));
}
