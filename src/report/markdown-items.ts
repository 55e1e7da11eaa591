import { stripVTControlCharacters } from 'node:util';
import { ruleUrl } from '../base/docs-url.ts';
import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { lastLines } from '../base/truncation-marker.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { type GateResult, isBroken } from '../prp/gate-result.ts';
import { brokenSentence, type Cause } from './finding-causes.ts';
import type { Detail } from './markdown-detail.ts';
import { riskTexts } from './markdown-risks.ts';
import { markdownCode, markdownDetails, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { lineUrl, versionLineUrl } from './repository-links.ts';
import { listedName, type ReportedPrp, type ReportModel } from './report-model.ts';
import { asksForLess, riskClause, riskEffect, riskSubject } from './risk-words.ts';

const longestName = 80;

/** A break that GitHub shows in comments, checks and summaries: a bare line end is one in comments only. */
export const lineBreak = '\\\n  ';

export function boldName(model: ReportModel, path: string): string {
  return `**${markdownText(listedName(model, path), longestName) || 'untitled'}**`;
}

/** The changes that ask for less than before, of all PRPs; the same change in several is one item. Returns blocks. */
export function lookTwiceBlocks(model: ReportModel, detail: Detail): readonly string[] {
  const risky = model.prps.filter(({ risks }) => risks.length > 0);
  if (risky.length === 0 || detail.unfolded === 0) return [];
  const all = riskItems(risky);
  const shown = (all.length <= detail.unfolded || !model.isMany ? all : onePerPrp(all)).slice(0, detail.unfolded);
  const seen = new Set(shown);
  const rest = all.filter((item) => !seen.has(item));
  const line = (item: RiskItem): string => riskLine(item, model, detail);
  return [
    ...(model.isMany || model.errors.length > 0 ? [`⚠️ **Look twice:** ${reasonOf(risky)}`] : []),
    shown.map(line).join('\n'),
    ...foldedList(rest, detail.folded, line, (count) => `${plural(count, 'more change')} to look at`),
  ];
}

/** A change, with the PRPs that have it. */
interface RiskItem {
  readonly places: readonly { readonly prp: ReportedPrp; readonly risk: Risk }[];
}

export function riskItems(risky: readonly ReportedPrp[]): readonly RiskItem[] {
  const all = risky.flatMap((prp) => prp.risks.map((risk) => ({ prp, risk })));
  const groups = Map.groupBy(all, ({ risk: { subject, change, before = '', after = '' } }) =>
    [subject, change, before, after].join('\n'),
  );
  return [...groups.values()].map((places) => ({ places }));
}

/** Where there are too many changes, the first of each PRP. */
function onePerPrp(items: readonly RiskItem[]): readonly RiskItem[] {
  const told = new Set<ReportedPrp>();
  return items.filter(({ places }) => {
    const isNews = places.some(({ prp }) => !told.has(prp));
    for (const { prp } of places) told.add(prp);
    return isNews;
  });
}

function reasonOf(risky: readonly ReportedPrp[]): string {
  const less = risky.every(({ risks }) => asksForLess(risks))
    ? 'less than before'
    : 'less than before, or for something else';
  const isPassing = risky.every(({ state }) => state !== 'failed');
  return `${isPassing ? 'no gate fails here, but ' : ''}the PRP asks for ${less}`;
}

function riskLine({ places }: RiskItem, model: ReportModel, { message }: Detail): string {
  const [first, ...others] = places;
  if (first === undefined) return '';
  const { risk, prp } = first;
  const texts = riskTexts(risk, message);
  const below = texts === '' ? '' : `${lineBreak}${texts}`;
  const prps = new Set(places.map((one) => one.prp));
  if (prps.size > 1) {
    const links = [...prps].slice(0, linksAtMost).map((one) => {
      const own = places.find((place) => place.prp === one)?.risk ?? risk;
      const name = linkName(one.prp.path, model, sharedFolder([...prps]));
      return riskPlace(own, one, model.run, markdownText(name, longestName));
    });
    const left = prps.size - links.length;
    const said = `**${prps.size} PRPs**${inFolder([...prps])}: ${riskClause(risk)}`;
    return `- ${said}${below}${lineBreak}${links.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  }
  const place = `${riskPlace(risk, prp, model.run, `line ${risk.line}`)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  const said = model.isMany
    ? `${boldName(model, prp.prp.path)}, ${place}: ${riskClause(risk)}`
    : `**${riskSubject(risk)}**, ${place}: ${riskEffect(risk)}`;
  return `- ${said}${below}`;
}

/** A removed text has its line in the version before. */
function riskPlace({ side, line }: Risk, { prp }: ReportedPrp, run: PullRequestReport, place: string): string {
  if (side === 'after') return `[${place}](${lineUrl(run, prp.path, line)})`;
  const { diff, versions } = run.prps.get(prp.path) ?? { diff: null, versions: [] };
  if (diff !== null && /^[\da-f]{40}$/.test(diff.from)) {
    return `[${place}](${lineUrl({ ...run, head: diff.from }, prp.path, line)})`;
  }
  const version = versions.find(({ id, encrypted }) => id === diff?.from && !encrypted);
  return version === undefined ? place : `[${place}](${versionLineUrl(run, version, line)})`;
}

/** The causes of a failed run, each once: broken commands, then gates and findings. Returns blocks. */
export function fixBlocks(model: ReportModel, detail: Detail): readonly string[] {
  const commands = (model.run.validation?.data.gates ?? []).filter(({ status }) => isBroken(status));
  const count = commands.length + model.errors.length;
  if (count === 0 || detail.unfolded === 0) return [];
  const line = (cause: Cause): string => causeLine(cause, model, detail);
  const ownShown = commands.slice(0, detail.unfolded);
  const shown = model.errors.slice(0, Math.max(0, detail.unfolded - ownShown.length));
  const rest = model.errors.slice(shown.length);
  const isGrouped = model.errors.some(({ prps }) => prps.length > 1);
  const unfolded = [
    ...ownShown.map((gate) => commandItem(gate, detail)),
    ...shown.map((cause) => line(cause) + outputOf(cause, detail)),
  ];
  return [
    isGrouped ? `❌ **Fix before merging:** ${plural(count, 'cause')}` : '❌ **Fix before merging**',
    unfolded.join('\n'),
    ...foldedList(
      commands.slice(ownShown.length),
      detail.folded,
      (gate) => `- ${markdownMessage(brokenSentence(gate), detail.message)}`,
      (left) => plural(left, 'more command'),
    ),
    ...foldedList(rest, detail.folded, line, (left) => plural(left, isGrouped ? 'more cause' : 'more error')),
  ];
}

function commandItem(gate: GateResult, { message, output }: Detail): string {
  return `- ${markdownMessage(brokenSentence(gate), message)}${nestedOutput(gate.output, output)}`;
}

function outputOf(cause: Cause, { output }: Detail): string {
  return cause.prps.length === 1 ? nestedOutput(cause.output, output) : '';
}

const longestLine = 200;

/** The end of what a gate printed; empty without a line of it. */
export function outputFence(output: string, lines: number): string {
  const end = lastLines(stripVTControlCharacters(output), lines).map((line) => shorten(line, longestLine));
  return lines === 0 || end.length === 0 ? '' : markdownFence(end.join('\n'), 'text');
}

/** The same inside of a list item. */
function nestedOutput(output: string | undefined, lines: number): string {
  const block = outputFence(output ?? '', lines);
  if (block === '') return '';
  const fence = block.split('\n');
  return `\n\n${fence.map((line) => `  ${line}`).join('\n')}\n`;
}

const linksAtMost = 4;

/** One cause with its places: one line for one PRP, two for several. */
export function causeLine(cause: Cause, model: ReportModel, { message: longest }: Pick<Detail, 'message'>): string {
  const said = causeText(cause, longest);
  const [first, ...others] = cause.prps;
  if (first === undefined) return `- ${said}`;
  if (others.length === 0) {
    const [place, ...more] = first.places;
    const at =
      place === undefined
        ? []
        : [
            `[line ${place.line}](${lineUrl(model.run, place.path, place.line)})${more.length > 0 ? ` and ${more.length} more` : ''}`,
          ];
    const head = [...(model.isMany ? [boldName(model, first.prp)] : []), ...at].join(', ');
    return head === '' ? `- ${said}` : `- ${head}: ${said}`;
  }
  const folder = sharedFolder(cause.prps.flatMap(({ prp }) => model.byPath.get(prp) ?? []));
  const links = cause.prps.slice(0, linksAtMost).map(({ prp, places: [place] }) => {
    const name = markdownText(linkName(prp, model, folder), longestName);
    return `[${name}](${lineUrl(model.run, place?.path ?? prp, place?.line ?? 1)})`;
  });
  const left = cause.prps.length - links.length;
  return `- ${countedPrps(cause, model)}: ${said}${lineBreak}${links.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** The message with its suggestion and the link to its rule. */
export function causeText({ message, suggestion, rule }: Cause, longest: number): string {
  const instead =
    suggestion === undefined || suggestion === '' || message.includes(suggestion)
      ? ''
      : ` → ${markdownCode(suggestion, longest)}`;
  return `${markdownMessage(withQuotes(message, rule), longest)}${instead}${rule === undefined ? '' : ` ${ruleLink(rule)}`}`;
}

/** Rules whose messages begin with a text of the document. */
const quoting: ReadonlySet<string | undefined> = new Set(['PRP201', 'PRP202', 'PRP301', 'PRP306']);

/** A terminal shows these texts without quotes; as code they are easier to read and to copy. */
function withQuotes(message: string, rule: string | undefined): string {
  if (!quoting.has(rule) || message.includes('`')) return message;
  return message
    .replace(/^.+?(?= (?:does not exist|was not filled in|was not replaced)\.)/, '`$&`')
    .replace(/(?<=Did you mean )\S+(?=\?$)/, '`$&`');
}

/** A plugin's rule has another form, and no page of ours. */
function ruleLink(rule: string): string {
  return /^PRP\d{3}$/.test(rule) ? `[${rule}](${ruleUrl(rule)})` : markdownText(rule, 60);
}

/** The PRPs of a cause: their number, and their folder where they share one. */
export function countedPrps({ prps }: Cause, { byPath }: ReportModel): string {
  return `**${prps.length} PRPs**${inFolder(prps.flatMap(({ prp }) => byPath.get(prp) ?? []))}`;
}

function inFolder(prps: readonly ReportedPrp[]): string {
  const folder = sharedFolder(prps);
  return folder === '' ? '' : ` in ${markdownCode(folder, longestName)}`;
}

/** Empty where they are in several. */
function sharedFolder(prps: readonly ReportedPrp[]): string {
  const folders = new Set(prps.map(({ folder }) => folder));
  const [folder = ''] = folders;
  return folders.size === 1 ? folder : '';
}

/** The item names the folder already. */
function linkName(path: string, { byPath }: ReportModel, folder: string): string {
  const name = byPath.get(path)?.name ?? path;
  return folder !== '' && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
}

/** A folded list with as many entries as there is room for; nothing for an empty list. */
function foldedList<Entry>(
  entries: readonly Entry[],
  shown: number,
  line: (entry: Entry) => string,
  title: (count: number) => string,
): readonly string[] {
  if (entries.length === 0) return [];
  if (shown === 0) return [`… and ${title(entries.length)}.`];
  const left = entries.length - shown;
  const lines = entries.slice(0, shown).map(line);
  return [markdownDetails(title(entries.length), [...lines, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n'))];
}
